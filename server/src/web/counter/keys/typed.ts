import { signal } from '@preact/signals';

/** The digits typed so far, of a number to be called. */
export const typed = signal('');

/** As many as a number has. */
const most = 3;

/** A number nobody finished is forgotten after so long: Enter must not call it when it means something else. */
const forgottenAfterMs = 15_000;
let forgetting: ReturnType<typeof setTimeout> | undefined;

export function type(digit: string): void {
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
