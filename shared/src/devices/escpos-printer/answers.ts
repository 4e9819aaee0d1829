import { UnencodableError } from '../../codec/codec.ts';
import { garbage, lifted, message, partial, type Scan } from '../../codec/scanner.ts';
import type { ToHost } from './messages.ts';

const xon = 0x11;
const xoff = 0x13;
/** Answer to `clearBuffer`; its first byte fits no other pattern. */
const cleared = [0x37, 0x25, 0x00] as const;

/** `0xx1xx10` */
const isRealTime = (byte: number): boolean => (byte & 0x93) === 0x12;
/** `0xx1xx00` */
const isAutomaticFirst = (byte: number): boolean => (byte & 0x93) === 0x10;
/** `0xx0xxxx`: a sensor's answer, and bytes 2 to 4 of automatic status. */
const isPlain = (byte: number): boolean => (byte & 0x90) === 0;

/** The bytes of an answer. */
export function writeAnswer(answer: ToHost): Uint8Array {
  switch (answer.kind) {
    case 'realTimeStatus':
      return Uint8Array.of(checked(answer.byte, isRealTime));
    case 'sensorStatus':
      return Uint8Array.of(checked(answer.byte, isPlain));
    case 'automaticStatus':
      return Uint8Array.from(answer.bytes, (byte, i) => checked(byte, i === 0 ? isAutomaticFirst : isPlain));
    case 'bufferCleared':
      return Uint8Array.from(cleared);
    case 'xon':
      return Uint8Array.of(xon);
    case 'xoff':
      return Uint8Array.of(xoff);
  }
}

function checked(byte: number, fits: (byte: number) => boolean): number {
  if (Number.isInteger(byte) && byte >= 0 && byte <= 0xff && fits(byte)) return byte;
  throw new UnencodableError(
    `A printer cannot answer ${byte} here: the bits say that it is another kind of answer.`,
  );
}

/** An answer of one byte that may stand anywhere, also in the midst of a longer one. */
function readImmediate(byte: number): ToHost | undefined {
  if (isRealTime(byte)) return { kind: 'realTimeStatus', byte };
  if (byte === xon) return { kind: 'xon' };
  if (byte === xoff) return { kind: 'xoff' };
  return undefined;
}

/** Tells the answers apart by their fixed bits. */
export function scanAnswer(held: Uint8Array): Scan<ToHost> {
  const first = held[0] ?? 0;
  const immediate = readImmediate(first);
  if (immediate) return message(1, immediate);
  if (isAutomaticFirst(first)) {
    return scanLonger(held, [isPlain, isPlain, isPlain], ([a = 0, b = 0, c = 0, d = 0]) => ({
      kind: 'automaticStatus',
      bytes: [a, b, c, d],
    }));
  }
  if (first === cleared[0]) {
    const rest = cleared.slice(1).map((wanted) => (byte: number) => byte === wanted);
    return scanLonger(held, rest, () => ({ kind: 'bufferCleared' }));
  }
  return isPlain(first) ? message(1, { kind: 'sensorStatus', byte: first }) : garbage();
}

/**
 * An answer of several bytes. If one is torn, all of it is dropped at once: its later bytes look like a sensor's answer,
 * and a false one would mean a ticket printed that is not.
 */
function scanLonger(
  held: Uint8Array,
  rest: readonly ((byte: number) => boolean)[],
  read: (bytes: readonly number[]) => ToHost,
): Scan<ToHost> {
  for (const [i, fits] of rest.entries()) {
    const byte = held[i + 1];
    if (byte === undefined) return partial;
    const immediate = readImmediate(byte);
    if (immediate) return lifted(i + 1, 1, immediate);
    if (!fits(byte)) return garbage(i + 1);
  }
  const bytes = rest.length + 1;
  return message(bytes, read([...held.subarray(0, bytes)]));
}
