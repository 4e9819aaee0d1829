import { describe, expect, it } from 'vitest';
import { hex } from './bytes.ts';
import { gb2312Bytes, gb2312Misfits, gb2312OrSubstitute, gb2312Substitute } from './gb2312.ts';
import { decodeGbkPair } from './gbk.ts';

const encode = (text: string) =>
  Uint8Array.from(Array.from(text).flatMap((each) => gb2312OrSubstitute(each)));

describe('text for LED cards', () => {
  it('encodes a call as the manual prints it', () => {
    expect(encode('请A012号')).toEqual(hex('C7 EB 41 30 31 32 BA C5'));
  });

  it('has the 7445 characters of GB 2312 and no more', () => {
    const found = new Set<string>();
    for (let lead = 0x81; lead <= 0xfe; lead += 1) {
      for (let trail = 0x40; trail <= 0xfe; trail += 1) {
        const character = decodeGbkPair(lead, trail);
        if (character !== undefined && gb2312Bytes(character) !== undefined) found.add(character);
      }
    }
    expect(found.size).toBe(682 + 6763);
  });

  it('puts a mark where a character is missing, and names it', () => {
    expect(encode('王喆a\n𠀀')).toEqual(encode('王？a？？'));
    expect(encode(gb2312Substitute)).toEqual(hex('A3 BF'));
    expect(gb2312Misfits('王喆喆镕a𠀀')).toEqual(['喆', '镕', '𠀀']);
  });
});
