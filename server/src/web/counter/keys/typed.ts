import { signal } from '@preact/signals';
import type { NumberDigits } from '@jiaohao/shared';

/** The digits typed so far, of a number to be called. */
export const typed = signal('');

/** A number nobody finished is forgotten after so long: Enter must not call it when it means something else. */
const forgottenAfterMs = 15_000;
let forgetting: ReturnType<typeof setTimeout> | undefined;

/** One digit more, unless there are as many as a number has. */
export function type(digit: string, most: NumberDigits): void {
  clearTimeout(forgetting);
  forgetting = setTimeout(clear, forgottenAfterMs);
  if (typed.value.length < most) typed.value += digit;
}

export function erase(): void {
  typed.value = typed.value.slice(0, -1);
}

export function clear(): void {
  clearTimeout(forgetting);
  typed.value = '';
}
