import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPacketSizeGuard } from './packet-size.ts';

/** A PUBLISH of so many bytes after its fixed header. */
function packet(length: number): Uint8Array {
  const header = [0x30];
  let rest = length;
  do {
    const digit = rest % 128;
    rest = Math.floor(rest / 128);
    header.push(rest > 0 ? digit | 0x80 : digit);
  } while (rest > 0);
  return Uint8Array.from([...header, ...Array.from({ length }, () => 0xff)]);
}

const join = (parts: Uint8Array[]): Uint8Array => Uint8Array.from(parts.flatMap((part) => [...part]));
const chunked = (bytes: Uint8Array, cuts: number[]): Uint8Array[] => {
  const at = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  return at.slice(1).map((end, n) => bytes.subarray(at[n], end));
};

describe('the packet size guard', () => {
  it('lets packets up to the limit by, wherever they are cut', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(300), { maxLength: 8 }),
        fc.array(fc.nat(5000), { maxLength: 6 }),
        (lengths, cuts) => {
          const guard = createPacketSizeGuard(300);
          for (const chunk of chunked(join(lengths.map(packet)), cuts)) expect(guard(chunk)).toBe(true);
        },
      ),
    );
  });

  it('stops at the first packet that announces more, before its bytes arrive', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(300), { maxLength: 5 }),
        fc.integer({ min: 301, max: 268_435_455 }),
        fc.array(fc.nat(5000), { maxLength: 6 }),
        (lengths, large, cuts) => {
          const guard = createPacketSizeGuard(300);
          const digits = [0, 7, 14, 21].map((shift) => Math.floor(large / 2 ** shift) % 128);
          const announced = Uint8Array.from([
            0x30,
            ...digits.map((digit, n) => (n < 3 ? digit | 0x80 : digit)),
          ]);
          const answers = chunked(join([...lengths.map(packet), announced]), cuts).map(guard);
          expect(answers.at(-1)).toBe(false);
        },
      ),
    );
  });

  it('stops at a length of more than four digits', () => {
    const guard = createPacketSizeGuard(300);
    expect(guard(Uint8Array.from([0x30, 0x80, 0x80, 0x80]))).toBe(true);
    expect(guard(Uint8Array.from([0x80, 0x80]))).toBe(false);
  });
});
