import { startsWith } from '../../codec/bytes.ts';
import { partial, type Scan } from '../../codec/scanner.ts';
import type { ToDevice } from './messages.ts';
import { unknown } from './variable-commands.ts';

/**
 * By ESC, FS and GS: parameter bytes of documented commands that have no message of their own, so that they are reported whole instead of
 * printing their parameters. Anything not here either is taken as two bytes.
 */
const parameterBytes: Readonly<Record<number, Readonly<Record<string, number>>>> = {
  [0x1b]: { '%': 1, c: 2, r: 1, T: 1, U: 1, W: 8, u: 1 },
  [0x1c]: { C: 1, p: 2 },
  [0x1d]: { $: 2, '\\': 2, '/': 1, '^': 3, I: 1, P: 2, E: 1, T: 1, z: 1, j: 1, v: 1 },
};

/** GS 8 L, a picture with a length of four bytes. */
const longGraphics = Uint8Array.of(0x1d, 0x38);

/** A command after ESC, FS or GS that no table has. */
export function scanUnlisted(held: Uint8Array): Scan<ToDevice> {
  const [prefix = 0, letter] = held;
  if (letter === undefined) return partial;
  if (startsWith(held, longGraphics)) {
    if (held.length < 7) return partial;
    return unknown(held, 7 + new DataView(held.slice(3, 7).buffer).getUint32(0, true));
  }
  if (letter === 0x28) {
    if (held.length < 5) return partial;
    return unknown(held, 5 + (held[3] ?? 0) + (held[4] ?? 0) * 256);
  }
  return unknown(held, 2 + (parameterBytes[prefix]?.[String.fromCharCode(letter)] ?? 0));
}
