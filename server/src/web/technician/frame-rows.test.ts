import { describe, expect, it } from 'vitest';
import { capturedFrame, captureText } from '@jiaohao/shared';
import { captureName } from './capture-name.ts';
import { rowsOf, type FrameFilter } from './frame-rows.ts';
import { beginningOf, hexRuns } from './hex-runs.ts';
import type { LineFrame } from './line-watch.ts';

const frame = (serial: number, hex: string, over: Partial<LineFrame> = {}): LineFrame => ({
  device: 'K1-printer',
  protocol: 'escpos-printer',
  model: 'kiosk-80',
  serial,
  at: Date.parse('2026-11-23T09:31:04+08:00') + serial,
  direction: hex.length === 6 ? 'to-device' : 'to-host',
  hex,
  isFrame: true,
  words: { name: { zh: '查询状态', en: 'Ask status' }, fields: [] },
  ...over,
});
const all: FrameFilter = { direction: 'both', text: '', foldsRepeats: false };
const inShort = (frames: readonly LineFrame[], filter: Partial<FrameFilter>) =>
  rowsOf(frames, { ...all, ...filter }).map(({ frame: { hex }, times }) => `${hex} ×${times}`);

describe('what goes over a line, as a list', () => {
  const polls = [
    frame(0, '100404'),
    frame(1, '12'),
    frame(2, '100404'),
    frame(3, '12'),
    frame(4, '100404'),
    frame(5, '7E'),
  ];

  it('is every frame in order', () => {
    expect(inShort(polls, {})).toEqual(['100404 ×1', '12 ×1', '100404 ×1', '12 ×1', '100404 ×1', '7E ×1']);
  });

  it('has what is said over and over again once, with its newest time', () => {
    expect(inShort(polls, { foldsRepeats: true })).toEqual(['12 ×2', '100404 ×3', '7E ×1']);
    expect(rowsOf(polls, { ...all, foldsRepeats: true })[1]?.frame.serial).toBe(4);
  });

  it('does not take the same byte for the same answer where it answers another question', () => {
    const error = { name: { zh: '状态：错误', en: 'Status: error' }, fields: [] };
    const frames = [
      frame(0, '12'),
      frame(1, '12', { words: error }),
      frame(2, '12'),
      frame(3, '12', { words: error }),
    ];
    expect(inShort(frames, { foldsRepeats: true })).toEqual(['12 ×2', '12 ×2']);
  });

  it('folds nothing with what was said long ago', () => {
    const others = Array.from({ length: 12 }, (_, i) => frame(i + 1, `1${i.toString(16).toUpperCase()}`));
    const frames = [frame(0, '100404'), ...others, frame(13, '100404')];
    expect(inShort(frames, { foldsRepeats: true })).toHaveLength(14);
  });

  it('shows one way only, or what has a text in its words, values or bytes', () => {
    const fields = [{ name: { zh: '状况', en: 'Condition' }, value: { zh: '缺纸', en: 'out of paper' } }];
    const answer = frame(6, '7E7E', { words: { name: { zh: '状态：纸', en: 'Status: paper' }, fields } });
    const frames = [...polls, answer];
    expect(inShort(frames, { direction: 'to-device' })).toHaveLength(3);
    for (const text of ['缺纸', 'OUT OF', ' status: ', '7e 7e', 'Condition'])
      expect(inShort(frames, { text })).toContain('7E7E ×1');
    expect(inShort(frames, { text: '找不到' })).toEqual([]);
  });

  it('says how many were lost on the way, and not when the agent began anew', () => {
    const rows = rowsOf([frame(3, '12'), frame(9, '12'), frame(0, '12')], { ...all, foldsRepeats: true });
    expect(rows.map(({ lostBefore, times }) => [lostBefore, times])).toEqual([
      [0, 1],
      [5, 2],
    ]);
  });

  it('is no longer than anybody reads', () => {
    expect(
      rowsOf(
        Array.from({ length: 1000 }, (_, i) => frame(i, '12')),
        all,
      ),
    ).toHaveLength(200);
  });
});

describe('the bytes of a frame', () => {
  it('are pairs, and how many are kept back', () => {
    expect(hexRuns('AA10****90')).toEqual([{ shown: ['AA', '10'] }, { keptBack: 2 }, { shown: ['90'] }]);
    expect(hexRuns('')).toEqual([]);
  });

  it('of a long frame are its first, and a run that is kept back as a whole', () => {
    const card = hexRuns(`AA10${'**'.repeat(1000)}`);
    expect(beginningOf(card, 64)).toEqual({ runs: card, isWhole: true });
    const job = hexRuns('41'.repeat(100));
    expect(beginningOf(job, 64)).toEqual({ runs: [{ shown: Array(64).fill('41') }], isWhole: false });
    expect(beginningOf(hexRuns(`41${'**'.repeat(70)}41`), 2)).toEqual({
      runs: [{ shown: ['41'] }, { keptBack: 70 }],
      isWhole: false,
    });
  });
});

describe('a capture', () => {
  it('is a line for each frame, as documented, without words', () => {
    const text = captureText([frame(0, '100404'), frame(1, '**7E')]);
    const lines = text.trimEnd().split('\n');
    expect(text.endsWith('\n')).toBe(true);
    expect(lines.map((line) => capturedFrame.strict().parse(JSON.parse(line)).hex)).toEqual([
      '100404',
      '**7E',
    ]);
  });

  it('is called by its device and when it begins, on the hall’s clock', () => {
    expect(captureName('K1-printer', '2026-11-23 09:31:04')).toBe(
      'capture-K1-printer-2026-11-23-093104.jsonl',
    );
    expect(captureName('../bus 1', '2026-11-23 09:31:04')).toBe('capture-___bus_1-2026-11-23-093104.jsonl');
  });
});
