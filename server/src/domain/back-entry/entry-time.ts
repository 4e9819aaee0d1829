import type { Command } from '@jiaohao/shared';
import { midnightOf } from '../hall-day/stamp.ts';
import type { Stamp } from '../hall-day/stamp.ts';
import type { HallDay } from '../hall-day/state.ts';

const DAY = 24 * 60 * 60_000;

/** Two agents' clocks may differ by this much, milliseconds. */
export const CLOCKS_APART = 60_000;

/** When it happened, as a back entry tells it; null for every other command. */
export function toldTime(command: Command): number | null {
  if (command.kind === 'back-enter-ticket') return command.issuedAt;
  return command.kind === 'back-enter-call' ? command.calledAt : null;
}

/** Whether a command is about an earlier date than it comes on: no day of today is opened for it. */
export function looksBack(command: Command, stamp: Stamp): boolean {
  const told = toldTime(command);
  return command.kind === 'resolve-conflict' || (told !== null && told < midnightOf(stamp));
}

/** Whether the day's books are still open for what happened at that time. */
export function fitsDay(state: HallDay, told: number, stamp: Stamp): boolean {
  const ofDay = told >= state.midnight && told < state.midnight + DAY;
  const over = state.phase === 'closed' && state.date !== stamp.date;
  return ofDay && !over;
}

/** A told time is not believed to lie in the future, nor before what it must follow. */
export function between(earliest: number, told: number, latest: number): number {
  return Math.min(Math.max(earliest, told), latest);
}
