import { describe, expect, it } from 'vitest';
import type { DisplayEquipment } from '@jiaohao/shared';
import { freshBoard, freshKeypad, withLine, withNewLine, withWindow } from './edits.ts';

const keypad = (address: number) => ({ line: 'bus', address, model: 'keypad-16', evaluator: false });
const board = (line: string) => ({ protocol: 'onbon' as const, line, address: 1, model: 'bx-6k' });
const strip = { protocol: 'strip' as const, line: 'bus', address: 3, model: 'slzc-8' };
const equipment: DisplayEquipment = {
  lines: [
    { name: 'bus', address: 'COM3' },
    { name: 'board-1', address: 'COM4' },
    { name: 'spare', address: 'COM5' },
  ],
  windows: [
    { window: 1, keypad: keypad(1), board: board('board-1') },
    { window: 3, board: strip },
  ],
};

describe('editing what hangs on a display agent', () => {
  it('a port that is called otherwise takes its devices along', () => {
    const { lines, windows } = withLine(equipment, 0, { name: 'counter', address: 'COM3' });
    expect(lines.map(({ name }) => name)).toEqual(['counter', 'board-1', 'spare']);
    expect(windows.map((each) => [each.keypad?.line, each.board?.line])).toEqual([
      ['counter', 'board-1'],
      [undefined, 'counter'],
    ]);
  });

  it('a new port has a name that none has', () => {
    const more = { ...equipment, lines: [...equipment.lines.slice(1), { name: 'port-4', address: 'COM9' }] };
    expect(withNewLine(more).lines.at(-1)).toEqual({ name: 'port-5', address: '' });
  });

  it('a window without devices is not spoken of, and one more stands in its place', () => {
    const nothing = { keypad: undefined, board: undefined };
    expect(withWindow(equipment, 1, nothing).windows.map(({ window }) => window)).toEqual([3]);
    const more = withWindow(equipment, 2, { keypad: keypad(2), board: undefined });
    expect(more.windows.map(({ window }) => window)).toEqual([1, 2, 3]);
    expect(withWindow(equipment, 3, { keypad: keypad(3), board: strip }).windows[1]).toEqual({
      window: 3,
      keypad: keypad(3),
      board: strip,
    });
  });

  it('a new device is as its kin are', () => {
    expect(freshKeypad(equipment, 5, 'keypad-21')).toEqual(keypad(5));
    expect(freshBoard(equipment, 5, 'onbon', 'bx-5k')).toEqual(board('spare'));
    expect(freshBoard(equipment, 5, 'strip', 'slzc-8')).toEqual({ ...strip, address: 5 });
    const none = { lines: [], windows: [] };
    expect(freshKeypad(none, 2, 'keypad-21')).toEqual({
      line: '',
      address: 2,
      model: 'keypad-21',
      evaluator: true,
    });
    expect(freshBoard(none, 2, 'onbon', 'bx-5k')).toEqual({ ...board(''), model: 'bx-5k' });
  });
});
