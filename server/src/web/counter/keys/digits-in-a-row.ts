import { keyed } from './keyed-window.ts';

/** Waits so long for another digit, ms. */
const pauseMs = 800;

/** Digits keyed one after the other, as the window they come to. */
export interface DigitsInARow {
  /** One digit more, where there are these windows. */
  key(digit: string, windows: readonly number[]): void;
  /** What was keyed counts no more. */
  forget(): void;
}

/** Chooses at once where no other number begins so, else when no digit has followed for a moment. */
export function digitsInARow(choose: (window: number) => void): DigitsInARow {
  let digits = '';
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const forget = (): void => {
    clearTimeout(waiting);
    digits = '';
  };
  const end = (window: number | null): void => {
    forget();
    if (window !== null) choose(window);
  };
  return {
    key(digit, windows) {
      clearTimeout(waiting);
      const now = keyed(windows, digits, digit);
      if (now.kind !== 'perhaps') return end(now.kind === 'chosen' ? now.window : null);
      digits = now.digits;
      waiting = setTimeout(end, pauseMs, now.window);
    },
    forget,
  };
}
