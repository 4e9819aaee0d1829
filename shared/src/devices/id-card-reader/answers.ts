import { concat } from '../../codec/bytes.ts';
import { UnencodableError } from '../../codec/codec.ts';
import { readCardText, writeCardText } from './card-text.ts';
import { textBytes } from './layouts.ts';
import type { Fingerprint, ToHost } from './messages.ts';
import type { Model } from './models/index.ts';
import { fromUtf16, toUtf16, trimPadding } from './utf16.ts';

const ok = 0x90;
const found = 0x9f;
const serialBytes = 8;
const samBytes = 16;
const photoBytes = 1024;
const fingerprintBytes = 1024;

/** The head of a photograph in the reader's own compression, and nothing behind it: nobody is on it. */
const blankPhoto = concat([0x57, 0x4c, 0x66, 0x00, 0x7e, 0x00, 0x32, 0x00], new Uint8Array(photoBytes - 8));

const u16 = (value: number): number[] => [value >> 8, value & 0xff];
const readU16 = (bytes: Uint8Array, at: number): number => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);

/** SW1 SW2 SW3 and data of an answer. */
export function writeAnswer(answer: ToHost, model: Model): Uint8Array {
  switch (answer.kind) {
    case 'ok':
      return body(ok);
    case 'cardFound':
      return body(found, answer.data);
    case 'cardSelected':
      return body(ok, sized('serial number', answer.serial, serialBytes));
    case 'samId':
      return body(ok, sized('security module id', answer.sam, samBytes));
    case 'newAddress':
      return body(ok, writeAddress(answer.address, model));
    case 'baseRead':
      return body(ok, writeBase(writeCardText(answer.card, model), answer.fingerprint));
    case 'unreadableCard':
      return body(ok, writeBase(sized('text', answer.text, textBytes), answer.fingerprint));
    case 'refusal':
      if (answer.code === ok || answer.code === found)
        throw new UnencodableError('90 and 9F are not refusals.');
      return body(answer.code);
    case 'unexpected':
      return writeUnexpected(answer.code, answer.data, model);
  }
}

const body = (code: number, data: Uint8Array = new Uint8Array(0)): Uint8Array => concat([0, 0, code], data);

function sized(what: string, bytes: Uint8Array, length: number): Uint8Array {
  if (bytes.length === length) return bytes;
  throw new UnencodableError(`The ${what} has ${bytes.length} bytes; it takes ${length}.`);
}

function writeAddress(address: string, model: Model): Uint8Array {
  const room = model.newAddressBytes / 2;
  if (address.length > room) {
    throw new UnencodableError(`The new address has ${address.length} characters; ${room} fit.`);
  }
  return toUtf16(address.padEnd(room));
}

function writeBase(text: Uint8Array, fingerprint: Fingerprint): Uint8Array {
  const lengths = [...u16(textBytes), ...u16(photoBytes)];
  if (fingerprint === 'not-asked') return concat(lengths, text, blankPhoto);
  const features = new Uint8Array(fingerprint === 'present' ? fingerprintBytes : 0);
  return concat(lengths, u16(features.length), text, blankPhoto, features);
}

function writeUnexpected(code: number, data: Uint8Array, model: Model): Uint8Array {
  const bytes = body(code, data);
  const kind = readAnswer(bytes, model)?.kind;
  if (kind === 'unexpected') return bytes;
  throw new UnencodableError(`These bytes are expected: they are the answer "${kind}".`);
}

/** The answer of a frame's body; undefined if it is too short to have a status. */
export function readAnswer(bytes: Uint8Array, model: Model): ToHost | undefined {
  const code = bytes[2];
  if (code === undefined) return undefined;
  const data = bytes.slice(3);
  if (code === found) return { kind: 'cardFound', data };
  if (code !== ok) return data.length === 0 ? { kind: 'refusal', code } : { kind: 'unexpected', code, data };
  switch (data.length) {
    case 0:
      return { kind: 'ok' };
    case serialBytes:
      return { kind: 'cardSelected', serial: data };
    case samBytes:
      return { kind: 'samId', sam: data };
    case model.newAddressBytes:
      return { kind: 'newAddress', address: trimPadding(fromUtf16(data)) };
    default:
      return readBase(data, model) ?? { kind: 'unexpected', code, data };
  }
}

/** Text, photograph and, where asked for, fingerprint: two or three lengths, then the parts. */
function readBase(data: Uint8Array, model: Model): ToHost | undefined {
  if (readU16(data, 0) !== textBytes) return undefined;
  const photo = readU16(data, 2);
  const features = readU16(data, 4);
  if (data.length === 4 + textBytes + photo) return readCard(data.slice(4), 'not-asked', model);
  if (data.length !== 6 + textBytes + photo + features) return undefined;
  return readCard(data.slice(6), features === 0 ? 'absent' : 'present', model);
}

function readCard(parts: Uint8Array, fingerprint: Fingerprint, model: Model): ToHost {
  const text = parts.slice(0, textBytes);
  const reading = readCardText(text, model);
  return reading.ok
    ? { kind: 'baseRead', card: reading.card, fingerprint }
    : { kind: 'unreadableCard', field: reading.field, text, fingerprint };
}
