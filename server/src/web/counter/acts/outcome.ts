import { signal } from '@preact/signals';
import type { Bilingual } from '@jiaohao/shared';

/** How the last thing that was done ended. */
export interface Outcome extends Bilingual {
  readonly good: boolean;
}

export const outcome = signal<Outcome | null>(null);

export function tellDone({ zh, en }: Bilingual): void {
  outcome.value = { good: true, zh, en };
}

export function tellRefused({ zh, en }: Bilingual): void {
  outcome.value = { good: false, zh, en };
}
