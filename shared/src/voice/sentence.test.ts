import { describe, expect, it } from 'vitest';
import { clips } from './clip-list.ts';
import { sentenceOf, testSentence } from './sentence.ts';

const wordsOf = (...call: Parameters<typeof sentenceOf>): string => sentenceOf(...call).text;
const clipsOf = (...call: Parameters<typeof sentenceOf>): string =>
  sentenceOf(...call)
    .clips.map(({ clip }) => clip)
    .join(' ');

describe('the sentence of a call', () => {
  it('says letters and digits one by one', () => {
    const call = { number: 'A012', window: 3 };
    expect(wordsOf(call, false)).toBe('请 A 零 一 二 号 到 三 号 窗口');
    expect(clipsOf(call, false)).toBe('zh-please letter-a zh-0 zh-1 zh-2 zh-number-to zh-3 zh-window');
    expect(wordsOf({ number: 'B807', window: 12 }, false)).toBe('请 B 八 零 七 号 到 一 二 号 窗口');
  });

  it('says a number whose letter nobody knows without it', () => {
    expect(wordsOf({ number: '501', window: 1 }, false)).toBe('请 五 零 一 号 到 一 号 窗口');
  });

  it('says it in English too where that is wanted', () => {
    const call = { number: 'A012', window: 3 };
    expect(wordsOf(call, true)).toBe(
      '请 A 零 一 二 号 到 三 号 窗口。Number A zero one two, window three, please.',
    );
    expect(clipsOf(call, true)).toBe(
      'zh-please letter-a zh-0 zh-1 zh-2 zh-number-to zh-3 zh-window ' +
        'en-number letter-a en-0 en-1 en-2 en-window en-3 en-please',
    );
  });

  it('says of a call that its window is another now', () => {
    const call = { number: 'A012', window: 3, moved: true };
    expect(wordsOf(call, true)).toBe(
      '请 A 零 一 二 号 改 到 三 号 窗口。Number A zero one two, now at window three, please.',
    );
    expect(clipsOf(call, true)).toContain('zh-number-moved-to zh-3');
    expect(clipsOf(call, true)).toContain('en-now-window en-3');
  });

  it('is made of clips that there are, whatever is called', () => {
    for (const number of ['A012', 'Z345', 'V678', '909'])
      for (const window of [1, 23, 456, 7890])
        for (const moved of [false, true])
          for (const { clip } of sentenceOf({ number, window, moved }, true).clips)
            expect(clips.has(clip)).toBe(true);
    for (const { clip } of testSentence.clips) expect(clips.has(clip)).toBe(true);
  });

  it('rests longer between languages than between words', () => {
    const rests = sentenceOf({ number: 'A012', window: 3 }, true).clips.map(({ restMs }) => restMs);
    const within = sentenceOf({ number: 'A012', window: 3 }, false).clips.map(({ restMs }) => restMs);
    expect(Math.max(...rests)).toBe(350);
    expect(Math.max(...within)).toBe(80);
  });
});
