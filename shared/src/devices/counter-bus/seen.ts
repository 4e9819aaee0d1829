import type { SeenBytes } from '../../codec/seen-bytes.ts';
import { commands, firstKeyCode } from './messages.ts';

/** FF 68 L L 68 address command. */
const commandAt = 6;
const dataAt = 7;
/** So many digits may be a log-in that was not typed to its end; windows and functions have fewer. A ticket's four are kept back with it. */
const privateFrom = 4;

/**
 * What anybody but the counter's own agent may see of a frame, either way (an acknowledgement repeats what was keyed).
 * PRIVATE: digits that may hold a PIN are kept back, with their sum. In bytes that are no frame (`isFrame` false) any digit may be one.
 */
export function seenBytes(bytes: Uint8Array, isFrame: boolean): SeenBytes {
  const isDigit = (byte: number): boolean => byte < firstKeyCode;
  if (!isFrame) return Array.from(bytes, (byte) => (isDigit(byte) ? null : byte));
  if (bytes[commandAt] === commands.display) return [...bytes];
  const end = 5 + (bytes[2] ?? 0);
  const isTyped = (byte: number, at: number): boolean => at >= dataAt && at < end && isDigit(byte);
  if (bytes.filter(isTyped).length < privateFrom) return [...bytes];
  return Array.from(bytes, (byte, at) => (at === end || isTyped(byte, at) ? null : byte));
}
