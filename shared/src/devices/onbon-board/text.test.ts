import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hex, toHex } from '../../codec/bytes.ts';
import { decodeText, encodeText, type Run } from './text.ts';

const run = (text: string, rest: Partial<Run> = {}): Run => ({ text, colour: null, font: null, ...rest });
const ascii = (text: string) => new TextEncoder().encode(text);

describe('text with escapes', () => {
  it('names the font and the colour before the characters', () => {
    const bytes = encodeText([run('请A', { colour: 'green', font: { face: 'hei', size: 24 } })]);
    expect(toHex(bytes)).toBe(toHex(hex('5C 46 4F 30 32 31 5C 43 32 C7 EB 41')));
  });

  it('breaks lines by an escape', () => {
    expect(encodeText([run('A\nB')])).toEqual(ascii('A\\nB'));
    expect(decodeText(ascii('A\\nB'))).toEqual([run('A\nB')]);
  });

  it('never makes an escape of what a person wrote', () => {
    expect(decodeText(encodeText([run('\\C1 \\FO000 \\n')]))).toEqual([run('＼C1 ＼FO000 ＼n')]);
  });

  it('marks a character the card lacks, and does not throw', () => {
    expect(decodeText(encodeText([run('王喆\t𠀀号')]))).toEqual([run('王？？？号')]);
  });

  it('shows an escape it does not know as it stands', () => {
    for (const odd of ['\\C9', '\\FO777', '\\FE000', '\\x', '\\']) {
      expect(decodeText(ascii(`A${odd}`))).toEqual([run(`A${odd}`)]);
    }
  });

  it('keeps an escape at the end, and the last of several', () => {
    expect(decodeText(ascii('A\\C1\\C3'))).toEqual([run('A'), run('', { colour: 'yellow' })]);
    expect(decodeText(ascii('\\C2\\FO110A'))).toEqual([run('\\FO110A', { colour: 'green' })]);
  });

  it('reads any bytes at all', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const read = decodeText(bytes);
        expect(read.length > 0).toBe(bytes.length > 0);
        expect(decodeText(encodeText(read)).map(({ colour }) => colour)).toEqual(
          read.map(({ colour }) => colour),
        );
      }),
    );
  });
});
