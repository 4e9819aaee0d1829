import * as fc from 'fast-check';
import { encode } from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { hex } from './bytes.ts';
import { decodeGbk, decodeGbkPair, displayWidth, encodeGbk, gbkBytes } from './gbk.ts';

describe('Chinese text for printers and LED cards', () => {
  it('encodes the words of a call as the boards’ manuals print them', () => {
    expect(encodeGbk('请A012号到3号窗口')).toEqual({
      bytes: hex('C7 EB 41 30 31 32 BA C5 B5 BD 33 BA C5 B4 B0 BF DA'),
      misfits: [],
    });
  });

  it('marks each character outside GBK and names it once', () => {
    const { bytes, misfits } = encodeGbk('张㛃㛃𠀀ø');
    expect(decodeGbk(bytes)).toBe('张〓〓〓〓');
    expect(misfits).toEqual(['㛃', '𠀀', 'ø']);
    expect(decodeGbk(encodeGbk('㛃', '?').bytes)).toBe('?');
  });

  it('agrees with iconv-lite on every character both have', () => {
    let compared = 0;
    for (let code = 0x80; code <= 0xffff; code += 1) {
      const character = String.fromCharCode(code);
      const ours = gbkBytes(character);
      const theirs = encode(character, 'gbk');
      if (!ours || theirs.length !== 2) continue;
      expect({ character, bytes: [...theirs] }).toEqual({ character, bytes: ours });
      compared += 1;
    }
    expect(compared).toBeGreaterThan(21_000);
  });

  it('reads back whatever it encodes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const { bytes, misfits } = encodeGbk(text);
        const expected = Array.from(text, (character) =>
          misfits.includes(character) ? '〓' : character,
        ).join('');
        expect(decodeGbk(bytes)).toBe(expected);
      }),
    );
  });

  it('reads noise without loss of place', () => {
    expect(decodeGbk(hex('80 41 C7 31 FF C7 EB C7'))).toBe('\u{FFFD}A\u{FFFD}1\u{FFFD}请\u{FFFD}');
    expect(decodeGbkPair(0xc7, 0x7f)).toBeUndefined();
    expect(decodeGbkPair(0xaa, 0xa1)).toBeUndefined();
  });

  it('counts a Chinese character as two columns', () => {
    expect(displayWidth('A012号')).toBe(6);
    expect(displayWidth('𠀀\n')).toBe(2);
  });
});
