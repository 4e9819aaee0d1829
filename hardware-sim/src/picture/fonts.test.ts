import { createCanvas } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { hallFont } from './fonts.ts';

/** A character as the points that are inked, row by row. */
function shapeOf(character: string): string {
  const context = createCanvas(32, 32).getContext('2d');
  context.font = hallFont(28);
  context.fillText(character, 1, 27);
  const { data } = context.getImageData(0, 0, 32, 32);
  return Array.from({ length: 1024 }, (_, i) => ((data[4 * i + 3] ?? 0) > 127 ? '#' : ' ')).join('');
}

describe('the bundled face', () => {
  it('given characters of tickets and boards, then each has a shape of its own, not the box of a missing one', () => {
    const characters = Array.from('请到号窗口暂停服务提取贷款缴存变更等候人材料身份证ABCV0123456789');
    const missing = shapeOf('\u{10FFFD}');
    const shapes = characters.map(shapeOf);
    expect(shapes.filter((shape) => shape === missing)).toEqual([]);
    expect(new Set(shapes).size).toBe(characters.length);
  });
});
