import type { escposPrinter } from '@jiaohao/shared';
import type { Printed, Slip } from './paper.ts';

/** The way of the paper: off the roll, under the head, past the knife and into the member's hand. */
export interface PaperPath {
  /** Lets print through; the answer is how far the paper moved, in millimetres. */
  pass(printed: readonly Printed[]): number;
  /** The knife goes. */
  cut(how: 'full' | 'partial'): void;
  /** Slips that left, oldest first (the last {@link keptSlips}), and what hangs there if anything does. */
  readonly slips: readonly Slip[];
  /** How many left since the start. */
  readonly slipCount: number;
  /** What is left of the roll, in millimetres. */
  readonly paperLeft: number;
  /** Leaves so much on the roll. */
  leave(millimetres: number): void;
  /** Puts a new roll in; what hung there goes with the old one, uncut. */
  newRoll(): void;
}

const keptSlips = 300;
const dotsPerMillimetre = 8;

/** A fresh roll of so many millimetres. `cutter` is the knife there is; a partial one cuts partially whatever it is told. */
export function createPaperPath(cutter: escposPrinter.Model['cutter'], roll: number): PaperPath {
  const gone: Slip[] = [];
  let hanging: Printed[] = [];
  let count = 0;
  let paperLeft = roll;

  const takeAway = (how: Slip['cut']): void => {
    if (hanging.length === 0) return;
    count += 1;
    gone.push({ number: count, printed: hanging, cut: how });
    if (gone.length > keptSlips) gone.shift();
    hanging = [];
  };
  return {
    pass(printed) {
      hanging.push(...printed);
      const moved = printed.reduce((sum, { advance }) => sum + advance, 0) / dotsPerMillimetre;
      paperLeft = Math.max(0, paperLeft - moved);
      return moved;
    },
    cut(how) {
      if (cutter !== 'none') takeAway(cutter === 'partial' ? 'partial' : how);
    },
    get slips() {
      return hanging.length === 0 ? gone : [...gone, { number: count + 1, printed: hanging, cut: null }];
    },
    get slipCount() {
      return count;
    },
    get paperLeft() {
      return paperLeft;
    },
    leave(millimetres) {
      paperLeft = millimetres;
    },
    newRoll() {
      takeAway(null);
      paperLeft = roll;
    },
  };
}
