import { describe, expect, it } from 'vitest';
import { sentenceFor } from './sentence.ts';

describe('the sentence of a call', () => {
  it('says letters and digits one by one', () => {
    expect(sentenceFor({ number: 'A012', window: 3 }, false)).toBe('请 A 零 一 二 号 到 三 号 窗口');
    expect(sentenceFor({ number: 'B807', window: 12 }, false)).toBe('请 B 八 零 七 号 到 一 二 号 窗口');
  });

  it('says a number whose letter nobody knows without it', () => {
    expect(sentenceFor({ number: '501', window: 1 }, false)).toBe('请 五 零 一 号 到 一 号 窗口');
  });

  it('says it in English too where that is wanted', () => {
    expect(sentenceFor({ number: 'A012', window: 3 }, true)).toBe(
      '请 A 零 一 二 号 到 三 号 窗口。Number A zero one two, window three, please.',
    );
  });
});
