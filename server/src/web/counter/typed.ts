import { signal } from '@preact/signals';

/** The digits typed so far, of a number to be called. */
export const typed = signal('');

/** As many as a number has. */
const most = 3;

export function type(digit: string): void {
  if (typed.value.length < most) typed.value += digit;
}

export function erase(): void {
  typed.value = typed.value.slice(0, -1);
}

export function clear(): void {
  typed.value = '';
}
