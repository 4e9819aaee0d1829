import { garbage, message, partial, type Scan } from '../../codec/scanner.ts';
import { readRealTimeCommand } from './fixed-commands.ts';
import type { ToDevice } from './messages.ts';
import { unknown } from './variable-commands.ts';

/** DLE, with which every real-time command begins. */
export const dle = 0x10;

/** Length of a real-time command that is not in the tables, by its second byte and, where that decides, its third. */
function unlistedLength(second: number, third: number): number | undefined {
  if (second === 0x04) return third === 7 || third === 8 || third === 18 ? 4 : 3;
  if (second === 0x05) return 3;
  if (second !== 0x14) return undefined;
  if (third === 1 || third === 2) return 5;
  return third === 8 ? 10 : 3;
}

/** A real-time command at the beginning of `held`, which begins with DLE. */
export function scanRealTime(held: Uint8Array): Scan<ToDevice> {
  const [, second, third] = held;
  if (second === undefined) return partial;
  if (unlistedLength(second, 0) === undefined) return garbage();
  if (third === undefined) return partial;
  const fixed = readRealTimeCommand(held);
  if (fixed.read === 'partial') return partial;
  if (fixed.read === 'command' && fixed.message) return message(fixed.length, fixed.message);
  return unknown(held, unlistedLength(second, third) ?? 3);
}

/**
 * A real-time command in the midst of something longer, at `at`, where no DLE can belong to that something. Undefined if
 * there is none.
 */
export function interruption(held: Uint8Array, at: number): Scan<ToDevice> | undefined {
  if (held[at] !== dle) return undefined;
  const scan = scanRealTime(held.subarray(at));
  if (scan.found === 'message') return { ...scan, found: 'lifted', at };
  return scan.found === 'partial' ? partial : undefined;
}
