import { signal } from '@preact/signals';

/** What is asked over the page, one thing at a time. */
export type Over =
  | { readonly kind: 'hold' | 'transfer'; readonly ticket: string }
  | { readonly kind: 'pause' | 'take-up' | 'report' | 'help' }
  /** Several numbers answer to the digits that were typed. */
  | { readonly kind: 'which'; readonly tickets: readonly string[] };

export const over = signal<Over | null>(null);

export function ask(question: Over): void {
  over.value = question;
}

export function close(): void {
  over.value = null;
}
