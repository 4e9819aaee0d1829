import { describe, expect, it } from 'vitest';
import { hex } from './bytes.ts';
import { createFramer, garbage, lifted, message, partial } from './scanner.ts';

/** A toy protocol: `01 a b` is a pair, `FF` may stand anywhere, all else is noise. */
const scan = (held: Uint8Array) => {
  const [first = 0, a, b] = held;
  if (first === 0xff) return message(1, 'bell');
  if (first !== 1) return garbage();
  if (a === 0xff) return lifted(1, 1, 'bell');
  if (b === 0xff) return lifted(2, 1, 'bell');
  return a === undefined || b === undefined ? partial : message(3, `${a}-${b}`);
};

describe('a framer', () => {
  it('takes a message out of the midst of another, whichever way the bytes are cut', () => {
    const whole = createFramer(scan);
    expect(whole.push(hex('00 01 FF 02 FF FF 03 FF'))).toEqual(['bell', 'bell', 'bell', '2-3', 'bell']);
    const single = createFramer(scan);
    const bytes = [...hex('00 01 FF 02 FF FF 03 FF')];
    expect(bytes.flatMap((byte) => single.push(Uint8Array.of(byte)))).toEqual([
      'bell',
      'bell',
      'bell',
      '2-3',
      'bell',
    ]);
    expect([whole.skipped, single.skipped, single.pending]).toEqual([1, 1, 0]);
  });

  it('looks again behind the first byte it gives up', () => {
    const framer = createFramer(scan);
    framer.push(hex('01 01'));
    expect(framer.flush()).toEqual([]);
    expect([framer.skipped, framer.pending]).toEqual([2, 0]);
  });

  it('gives up everything at once where the rest could pass for a message', () => {
    const cautious = createFramer(
      (held) => (held[0] === 1 && held.length < 3 ? partial : message(1, held[0])),
      { limit: 9, onFlush: 'drop' },
    );
    expect(cautious.push(hex('01 02'))).toEqual([]);
    expect(cautious.flush()).toEqual([]);
    expect([cautious.skipped, cautious.pending]).toEqual([2, 0]);
    expect(cautious.push(hex('02'))).toEqual([2]);
  });

  it('holds no frame beyond the limit', () => {
    const framer = createFramer((held) => (held[0] === 1 ? partial : message(1, held[0])), { limit: 4 });
    expect(framer.push(hex('01 02 03 04'))).toEqual([]);
    expect(framer.push(hex('05'))).toEqual([2, 3, 4, 5]);
    expect(framer.skipped).toBe(1);
  });

  it('shows its witness every byte once, frames with their message and noise without', () => {
    const seen: [string, string | null][] = [];
    const framer = createFramer(scan, {
      witness: (bytes, found) => seen.push([Buffer.from(bytes).toString('hex'), found]),
    });
    framer.push(hex('00 01 FF 02 03 01 05'));
    framer.flush();
    expect(seen).toEqual([
      ['00', null],
      ['ff', 'bell'],
      ['010203', '2-3'],
      ['01', null],
      ['05', null],
    ]);
  });
});
