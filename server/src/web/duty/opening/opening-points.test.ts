import { describe, expect, it } from 'vitest';
import type { DeviceFault, DeviceKind } from '@jiaohao/shared';
import type { AgentView } from '../../../http/shapes/agent.ts';
import { checkedPoints, foundAt, openingPoints, tally, type Point } from './opening-points.ts';

const device = (id: string, kind: DeviceKind, window?: number, ...faults: DeviceFault[]) => ({
  device: id,
  kind,
  ...(window === undefined ? {} : { window }),
  at: 0,
  faults,
  skippedBytes: 0,
});
const agent = (id: string, kind: AgentView['kind'], devices: AgentView['devices'], present = true) =>
  ({ agent: id, kind, present, since: 0, replaying: 0, devices }) satisfies AgentView;
const pointsOf = (...agents: AgentView[]): Map<string, Point> =>
  new Map(openingPoints(agents).flatMap(({ points }) => points.map((point) => [point.device, point])));

describe('What is to prove itself before the day', () => {
  it('is the clock, each kiosk with its paper, each window, and what belongs to no window', () => {
    const kiosk = agent('K1', 'kiosk', [device('K1-printer', 'printer')]);
    const host = agent('D1', 'display', [
      device('board-10', 'board', 10),
      device('board-2', 'board', 2),
      device('keypad-2', 'keypad', 2),
      device('speaker', 'speaker'),
    ]);
    const groups = openingPoints([kiosk, host]);
    expect(groups.map(({ title, points }) => [title.zh, points.map((point) => point.device)])).toEqual([
      ['中心', ['hub-clock']],
      ['取号机K1', ['K1', 'K1-printer', 'K1-paper']],
      ['窗口设备主机D1', ['D1', 'speaker']],
      ['2号窗口', ['board-2', 'keypad-2']],
      ['10号窗口', ['board-10']],
    ]);
  });

  it('a device that works has yet to be tried; keys by a finger', () => {
    const points = pointsOf(
      agent('D1', 'display', [device('board-1', 'board', 1), device('keypad-1', 'keypad', 1)]),
    );
    expect(points.get('board-1')).toMatchObject({ test: 'board', byHand: false, known: null });
    expect(points.get('keypad-1')).toMatchObject({ test: 'key', byHand: true, known: null });
  });

  it('a device with a fault has failed, and so has all of an agent that is away', () => {
    const broken = pointsOf(agent('D1', 'display', [device('board-1', 'board', 1, 'silent')]));
    expect(broken.get('board-1')?.known).toEqual({ outcome: 'failed', finding: 'silent' });
    const away = pointsOf(agent('K1', 'kiosk', [device('K1-printer', 'printer')], false));
    for (const id of ['K1', 'K1-printer', 'K1-paper'])
      expect(away.get(id)?.known).toEqual({ outcome: 'failed', finding: 'gone' });
  });

  it('a bus is known by what it says: its keypads are tried', () => {
    const points = pointsOf(agent('D1', 'display', [device('bus', 'counter-bus')]));
    expect(points.get('bus')).toMatchObject({
      test: null,
      known: { outcome: 'passed', finding: 'no-fault' },
    });
  });

  it('paper that runs out is a point of its own: the printer may still print', () => {
    const points = pointsOf(
      agent('K1', 'kiosk', [device('K1-printer', 'printer', undefined, 'paper-near-end')]),
    );
    expect(points.get('K1-paper')?.known).toEqual({ outcome: 'failed', finding: 'paper-near-end' });
    expect(points.get('K1-printer')?.known).toBeNull();
    const full = pointsOf(agent('K1', 'kiosk', [device('K1-printer', 'printer')]));
    expect(full.get('K1-paper')?.known).toEqual({ outcome: 'passed', finding: 'paper-enough' });
  });
});

describe('The check as it goes into the books', () => {
  const groups = openingPoints([agent('D1', 'display', [device('board-1', 'board', 1)])]);

  it('is what was found by a test or a person, then what the hub knows, and else that it was not tried', () => {
    const findings = { 'board-1': { outcome: 'passed', finding: 'board-confirmed' } } as const;
    expect(checkedPoints(groups, findings)).toEqual([
      { device: 'hub-clock', kind: 'hub', outcome: 'skipped', finding: null, note: null },
      { device: 'D1', kind: 'display-agent', outcome: 'passed', finding: 'present', note: null },
      { device: 'board-1', kind: 'board', outcome: 'passed', finding: 'board-confirmed', note: null },
    ]);
    const silent = device('board-1', 'board', 1, 'silent');
    const known = pointsOf(agent('D1', 'display', [silent])).get('board-1');
    expect(known && foundAt(known, findings).outcome).toBe('passed');
    expect(known && foundAt(known, {}).outcome).toBe('failed');
  });

  it('is counted', () => {
    expect(tally(checkedPoints(groups, {}))).toEqual({ passed: 1, failed: 0, skipped: 2 });
  });
});
