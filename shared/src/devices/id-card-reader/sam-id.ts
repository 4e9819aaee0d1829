import { UnencodableError } from '../../codec/codec.ts';

/** The security module's id as its label prints it: `05.03-20171010-0001234567-1234567890`. `sam` has 16 bytes. */
export function formatSamId(sam: Uint8Array): string {
  const view = new DataView(sam.buffer, sam.byteOffset, sam.byteLength);
  const pair = (at: number) => String(view.getUint8(at)).padStart(2, '0');
  const number = (at: number, digits: number) => String(view.getUint32(at, true)).padStart(digits, '0');
  return `${pair(0)}.${pair(2)}-${number(4, 1)}-${number(8, 10)}-${number(12, 10)}`;
}

/** The 16 bytes of a printed id. Throws UnencodableError for anything else. */
export function parseSamId(text: string): Uint8Array {
  const parts = /^(\d{2})\.(\d{2})-(\d+)-(\d{10})-(\d{10})$/.exec(text)?.slice(1).map(Number);
  if (!parts || parts.some((part) => part > 0xffffffff)) {
    throw new UnencodableError('A security module id is written 05.03-20171010-0001234567-1234567890.');
  }
  const view = new DataView(new ArrayBuffer(16));
  const [first = 0, second = 0, ...words] = parts;
  view.setUint8(0, first);
  view.setUint8(2, second);
  words.forEach((word, i) => view.setUint32(4 + 4 * i, word, true));
  return new Uint8Array(view.buffer);
}
