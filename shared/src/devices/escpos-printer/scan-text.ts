import { decodeGbkPair, isGbkLead, isGbkTrail } from '../../codec/gbk.ts';
import { message, partial, type Scan } from '../../codec/scanner.ts';
import { decodeHighByte, nationalCharacter } from './code-pages.ts';
import type { ToDevice } from './messages.ts';
import type { Model } from './models/index.ts';
import type { Modes } from './modes.ts';
import { interruption } from './scan-real-time.ts';

const unreadable = '\u{FFFD}';
const fourByteDecoder = new TextDecoder('gb18030');
const isFourByteDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39;

/** One printed character at the beginning of `held`. */
export function scanText(held: Uint8Array, modes: Modes, model: Model): Scan<ToDevice> {
  const byte = held[0] ?? 0;
  if (byte < 0x80) return text(held, 1, nationalCharacter(modes.internationalSet, String.fromCharCode(byte)));
  if (!modes.chinese) return text(held, 1, decodeHighByte(modes.codePage, byte));
  return isGbkLead(byte) ? scanChinese(held, byte, model) : text(held, 1, unreadable);
}

function scanChinese(held: Uint8Array, lead: number, model: Model): Scan<ToDevice> {
  const second = held[1];
  if (second === undefined) return partial;
  const interrupted = interruption(held, 1);
  if (interrupted) return interrupted;
  if (isGbkTrail(second)) return text(held, 2, decodeGbkPair(lead, second) ?? unreadable);
  return model.chinese.fourByte && isFourByteDigit(second) ? scanFourByte(held) : text(held, 1, unreadable);
}

/** The rest of a character in the four-byte range; a broken one costs its first byte only. */
function scanFourByte(held: Uint8Array): Scan<ToDevice> {
  for (const [at, fits] of [
    [2, isGbkLead],
    [3, isFourByteDigit],
  ] as const) {
    const byte = held[at];
    if (byte === undefined) return partial;
    const interrupted = interruption(held, at);
    if (interrupted) return interrupted;
    if (!fits(byte)) return text(held, 1, unreadable);
  }
  return text(held, 4, fourByteDecoder.decode(held.subarray(0, 4)));
}

const text = (held: Uint8Array, length: number, string: string): Scan<ToDevice> =>
  message(length, { kind: 'text', bytes: held.slice(0, length), string });
