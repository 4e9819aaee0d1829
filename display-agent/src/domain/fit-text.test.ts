import { describe, expect, it } from 'vitest';
import type { BoardProfile } from './board-profile.ts';
import { fitText } from './fit-text.ts';

/** Two lines of 12 Chinese characters, or one line of 6 twice as high. */
const twoLines: BoardProfile = {
  colours: ['red'],
  sizes: [
    { pixels: 32, columns: 12, lines: 1 },
    { pixels: 16, columns: 24, lines: 2 },
  ],
  anew: 'roll-in',
  scrolls: true,
};
/** Eight Chinese characters and nothing else. */
const strip: BoardProfile = {
  colours: ['red'],
  sizes: [{ pixels: 16, columns: 16, lines: 1 }],
  anew: 'blink',
  scrolls: false,
};

describe('a text on a board', () => {
  it('given room for the sentence in large type, then it is large', () => {
    expect(fitText('3号窗口', '3', twoLines)).toEqual({
      text: '3号窗口',
      pixels: 32,
      wraps: false,
      scrolls: false,
    });
  });

  it('given a sentence too long for large type, then the sentence is smaller rather than cut', () => {
    expect(fitText('请A012号到3号窗口', 'A012', twoLines)).toMatchObject({
      text: '请A012号到3号窗口',
      pixels: 16,
      wraps: false,
    });
  });

  it('given a sentence of more than one line, then it stands on two', () => {
    expect(fitText('因设备故障本窗口暂停服务请到其他窗口', 'X', twoLines)).toMatchObject({
      pixels: 16,
      wraps: true,
    });
  });

  it('given a sentence that no type takes, then the short text stands for it', () => {
    expect(fitText('请A012号到3号窗口', 'A012', strip)).toMatchObject({
      text: 'A012',
      pixels: 16,
      wraps: false,
    });
  });

  it('given neither fits, then it runs through where a board can, and is cut between characters where it cannot', () => {
    const long = '因设备故障本窗口暂停服务请到其他窗口办理，给您带来不便敬请谅解谢谢配合';
    expect(fitText(long, long, twoLines)).toMatchObject({ text: long, scrolls: true });
    expect(fitText(long, `A${long}`, strip)).toMatchObject({ text: 'A因设备故障本窗', scrolls: false });
  });

  it('given a line break in a text, then it is a space', () => {
    expect(fitText('3号\n窗口', '3', twoLines).text).toBe('3号 窗口');
  });

  it('given a board narrower than one Chinese character, then half a character is not shown', () => {
    const narrow: BoardProfile = { ...strip, sizes: [{ pixels: 16, columns: 1, lines: 9 }] };
    expect(fitText('窗', '窗', narrow).text).toBe('');
  });

  it('given nothing to show, then nothing is shown', () => {
    expect(fitText('', '', strip)).toMatchObject({ text: '', scrolls: false });
    expect(fitText('', '', twoLines)).toMatchObject({ text: '', scrolls: false });
  });
});
