import { displayWidth } from '@jiaohao/shared';
import type { BoardProfile } from './board-profile.ts';

/** A text as it fits a board. */
export interface FittedText {
  readonly text: string;
  /** Height of its characters. */
  readonly pixels: number;
  /** It is wider than one line and broken into several. */
  readonly wraps: boolean;
  /** It is wider than the board and runs through. */
  readonly scrolls: boolean;
}

/**
 * Fits the whole sentence in the largest type that takes it; else the short text; else the short text runs through or, on
 * a board that cannot, is cut. Nothing at all fits into nothing: an empty text stays empty.
 */
export function fitText(text: string, short: string, profile: BoardProfile): FittedText {
  const whole = oneLine(text);
  const brief = oneLine(short);
  return fitWhole(whole, profile) ?? fitWhole(brief, profile) ?? fitAnyhow(brief || whole, profile);
}

/** Line breaks and tabs have no place on a board. */
function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

function fitWhole(text: string, profile: BoardProfile): FittedText | null {
  if (text === '') return null;
  for (const size of profile.sizes) {
    const lines = linesNeeded(text, size.columns);
    if (lines <= size.lines) return { text, pixels: size.pixels, wraps: lines > 1, scrolls: false };
  }
  return null;
}

function fitAnyhow(text: string, profile: BoardProfile): FittedText {
  const smallest = profile.sizes.at(-1) ?? { pixels: 16, columns: 0, lines: 1 };
  if (profile.scrolls) return { text, pixels: smallest.pixels, wraps: false, scrolls: text !== '' };
  return { text: cut(text, smallest.columns), pixels: smallest.pixels, wraps: false, scrolls: false };
}

/** Lines of `columns` half characters a text takes; a Chinese character is never split. */
function linesNeeded(text: string, columns: number): number {
  let lines = 1;
  let used = 0;
  for (const character of text) {
    const width = displayWidth(character);
    if (width > columns) return Number.POSITIVE_INFINITY;
    if (used + width > columns) {
      lines += 1;
      used = 0;
    }
    used += width;
  }
  return lines;
}

function cut(text: string, columns: number): string {
  let kept = '';
  for (const character of text) {
    if (displayWidth(kept + character) > columns) break;
    kept += character;
  }
  return kept;
}
