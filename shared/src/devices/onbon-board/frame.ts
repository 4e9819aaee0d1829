import { concat } from '../../codec/bytes.ts';
import { garbage, message, partial, type Scan } from '../../codec/scanner.ts';
import { crc16 } from './crc.ts';

const startByte = 0xa5;
const startBytes = 8;
const endByte = 0x5a;
/** Byte → the two that stand for it between start and end. */
const escapes: Readonly<Record<number, readonly [number, number]>> = {
  0xa5: [0xa6, 0x02],
  0xa6: [0xa6, 0x01],
  0x5a: [0x5b, 0x02],
  0x5b: [0x5b, 0x01],
};

const headerBytes = 14;
const crcBytes = 2;
const protocolVersion = 0x02;

/** What a frame carries. */
export interface Packet {
  readonly destination: number;
  readonly source: number;
  readonly data: Uint8Array;
}

const word = (value: number): number[] => [value & 0xff, value >> 8];

function escape(bytes: Uint8Array): number[] {
  return Array.from(bytes).flatMap((byte) => escapes[byte] ?? [byte]);
}

/** Undoes {@link escape}; undefined if a pair stands for nothing. */
function unescape(bytes: Uint8Array): Uint8Array | undefined {
  const plain: number[] = [];
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte !== 0xa6 && byte !== 0x5b) plain.push(byte);
    else {
      at += 1;
      const offset = bytes[at] === 0x01 ? 0 : bytes[at] === 0x02 ? -1 : undefined;
      if (offset === undefined) return undefined;
      plain.push(byte + offset);
    }
  }
  return Uint8Array.from(plain);
}

/** Eight A5, then escaped: header, data, CRC; then 5A. Numbers are low byte first. */
export function encodeFrame({ destination, source, data }: Packet, deviceType: number): Uint8Array {
  const reserved = [0, 0, 0];
  const option = 0;
  const checkCrc = 0;
  const displayMode = 0;
  const checked = concat(
    word(destination),
    word(source),
    reserved,
    [option, checkCrc, displayMode, deviceType, protocolVersion],
    word(data.length),
    data,
  );
  return concat(
    Array.from({ length: startBytes }, () => startByte),
    escape(concat(checked, word(crc16(checked)))),
    [endByte],
  );
}

/** The packet of an escaped body, or undefined if its length or its CRC is wrong. */
function readBody(body: Uint8Array): Packet | undefined {
  const plain = unescape(body);
  if (!plain || plain.length < headerBytes + crcBytes) return undefined;
  const wordAt = (at: number): number => (plain[at] ?? 0) | ((plain[at + 1] ?? 0) << 8);
  const end = plain.length - crcBytes;
  if (wordAt(headerBytes - 2) !== end - headerBytes || crc16(plain.subarray(0, end)) !== wordAt(end))
    return undefined;
  return { destination: wordAt(0), source: wordAt(2), data: plain.slice(headerBytes, end) };
}

/**
 * Looks for a frame at the beginning of `held`. The first of the eight A5 are often lost when a line is turned around, so
 * one is enough: the CRC vouches for the rest. A packet that `read` knows nothing of (undefined) is noise.
 */
export function scanFrame<M>(held: Uint8Array, read: (packet: Packet) => M | undefined): Scan<M> {
  if (held[0] !== startByte) {
    const next = held.indexOf(startByte);
    return garbage(next < 0 ? held.length : next);
  }
  let body = 0;
  while (held[body] === startByte) body += 1;
  if (body > startBytes) return garbage(body - startBytes);
  const end = held.indexOf(endByte, body);
  const restart = held.indexOf(startByte, body);
  if (restart >= 0 && (end < 0 || restart < end)) return garbage(restart);
  if (end < 0) return partial;
  const packet = readBody(held.subarray(body, end));
  const found = packet ? read(packet) : undefined;
  return found === undefined ? garbage(end + 1) : message(end + 1, found);
}
