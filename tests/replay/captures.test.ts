import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  captureText,
  describeFrames,
  deviceProtocols,
  fromSeenHex,
  type CapturedFrame,
} from '@jiaohao/shared';
import { readCapture } from './read-capture.ts';
import { replayCapture } from './replay-capture.ts';

const folder = join(import.meta.dirname, 'captures');
const captures = readdirSync(folder)
  .filter((name) => name.endsWith('.jsonl'))
  .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));

/** Pieces of all sizes, the same each time. */
function pieces(): () => number {
  let n = 0;
  return () => {
    n += 1;
    return 1 + ((n * 7) % 13);
  };
}

const namesOf = (frames: readonly CapturedFrame[]): string[] => {
  const describeNext = new Map<string, ReturnType<typeof describeFrames>>();
  return frames.map((frame) => {
    const words = describeNext.get(frame.device) ?? describeFrames();
    describeNext.set(frame.device, words);
    return words({ ...frame, bytes: fromSeenHex(frame.hex) }).name.zh;
  });
};

describe.each(captures)('the capture $name', ({ text }) => {
  const frames = readCapture(text);

  it.each([
    ['byte by byte', () => 1],
    ['in one piece', () => 1_000_000],
    ['in pieces of all sizes', pieces()],
  ])('gives the framer of its protocol, %s, the frames that were on the line', (_how, cut) => {
    const { captured, framed } = replayCapture(frames, cut);
    expect(framed).toEqual(captured);
  });

  it('has a meaning for each frame, and says so of no noise', () => {
    const names = namesOf(frames);
    expect(frames.length).toBeGreaterThan(4);
    for (const [i, { isFrame, hex }] of frames.entries())
      expect([names[i] === '杂波', names[i] === '未知帧'], hex).toEqual([!isFrame, false]);
  });

  it('is written again as it was', () => {
    expect(captureText(frames)).toBe(text);
  });
});

describe('the captures', () => {
  it('are of every protocol', () => {
    const seen = new Set(captures.flatMap(({ text }) => readCapture(text).map(({ protocol }) => protocol)));
    expect([...seen].sort()).toEqual([...deviceProtocols].sort());
  });

  it('have nothing of a card but how long it was, and no digits with a PIN', () => {
    const kept = captures.flatMap(({ text }) => replayCapture(readCapture(text), () => 64).keptBack);
    const card = kept.find(({ protocol, hex }) => protocol === 'id-card-reader' && hex.length > 2000);
    // Preamble, length, status word; the length says what is kept back.
    expect(card?.hex).toMatch(/^AAAAAA969605 08000090(?:\*\*)+$|^AAAAAA9669050[0-9A-F]000090(?:\*\*)+$/);
    const [high = 0, low = 0] = fromSeenHex(card?.hex ?? '')
      .slice(5, 7)
      .map(Number);
    expect((card?.hex.length ?? 0) / 2).toBe(high * 256 + low + 7);
    const logIn = kept.filter(({ protocol }) => protocol === 'counter-bus');
    expect(logIn).toHaveLength(2);
    for (const { hex } of logIn) expect(hex).toMatch(/^FF68(?:..){2}680[1-9]01(?:\*\*)+0F\*\*16$/);
  });

  it.each([
    ['nothing at all', 'line 1'],
    ['{"device":"K1-printer"}', 'line 1'],
  ])('that are no captures (%s) say in which line', (text, where) => {
    expect(() => readCapture(`${text}\n`)).toThrow(where);
  });
});
