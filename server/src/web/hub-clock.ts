import { signal } from '@preact/signals';

/**
 * Now by the hub's clock, epoch milliseconds: waits grow though nothing happens, and the clock of a PC or a television may
 * be anything.
 */
export const hubNow = signal(Date.now());

/** How far the hub's clock is ahead of this PC's, ms. */
let ahead = 0;

/** The hub says what time it is. */
export function hearTime(at: number): void {
  ahead = at - Date.now();
  hubNow.value = at;
}

/** Keeps {@link hubNow} going; call it once, when the page starts. Returns what stops it. */
export function keepTime(): () => void {
  const ticking = setInterval(() => {
    hubNow.value = Date.now() + ahead;
  }, 1000);
  return () => clearInterval(ticking);
}
