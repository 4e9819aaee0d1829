import { describe, expect, it } from 'vitest';
import type { DisplayEquipment } from '@jiaohao/shared';
import { equipmentInForce } from './equipment-in-force.ts';
import type { AgentPlan } from './written-plan.ts';

const board = (window: number) => ({
  window,
  board: { protocol: 'onbon' as const, line: `board-${window}`, address: 1, model: 'bx-5k' },
});
const boards = (port: string, ...windows: number[]): DisplayEquipment => ({
  lines: windows.map((window) => ({ name: `board-${window}`, address: `${port}${window}` })),
  windows: windows.map(board),
});
const display = (windows: number[], equipment?: DisplayEquipment): AgentPlan => ({
  id: 'D1',
  kind: 'display',
  windows,
  ...(equipment && { equipment }),
});
const version = (...agents: AgentPlan[]) => ({ agents });
const reader = { reader: { address: 'COM3', model: 'sdt' } };

describe('the equipment of an agent', () => {
  it('is what the newest version says, or nothing', () => {
    const kiosk: AgentPlan = { id: 'K1', kind: 'kiosk' };
    expect(equipmentInForce(kiosk, [], [version({ ...kiosk, equipment: reader }), version(kiosk)])).toEqual(
      reader,
    );
    expect(
      equipmentInForce(kiosk, [], [version(kiosk), version({ ...kiosk, equipment: reader })]),
    ).toBeNull();
    expect(equipmentInForce(kiosk, [], [version()])).toBeNull();
  });

  it('counts at once while a day runs', () => {
    const versions = [
      version(display([1, 2], boards('new-', 1, 2))),
      version(display([1, 2], boards('old-', 1, 2))),
    ];
    expect(equipmentInForce(display([1, 2]), [1, 2], versions)).toEqual(boards('new-', 1, 2));
  });

  it('of a window that comes with the next day comes with it, and so does its line', () => {
    const versions = [version(display([1, 3], boards('new-', 1, 3)))];
    expect(equipmentInForce(display([1]), [1], versions)).toEqual(boards('new-', 1));
    expect(equipmentInForce(display([1, 3]), [], versions)).toEqual(boards('new-', 1, 3));
  });

  it('of a window that goes with the day stays until then, as it was said last', () => {
    const versions = [
      version(display([1], boards('newest-', 1))),
      version(),
      version({ id: 'D1', kind: 'kiosk', equipment: reader }),
      version(display([1, 2], boards('second-', 1, 2))),
      version(display([1, 2], boards('first-', 1, 2))),
    ];
    expect(equipmentInForce(display([1, 2]), [1, 2], versions)).toEqual(boards('second-', 1, 2));
  });
});
