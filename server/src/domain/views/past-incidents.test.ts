import { describe, expect, it } from 'vitest';
import type { HallEvent } from '../hall-day/events.ts';
import type { Incident } from '../failover/standing.ts';
import { plainHall } from '../testing/plans.ts';
import { pastIncidents, repairTimes } from './past-incidents.ts';

const by = { hub: 'watch' } as const;
const paperOut = (id: string, since: number): Incident => ({
  id,
  subject: { id: 'K1-printer', kind: 'printer', kiosk: 'K1' },
  fault: 'paper-out',
  what: null,
  since,
  openedAt: since + 200,
  repairBy: null,
  escalatedAt: null,
  waitsForClearing: false,
});
const opened = (incident: Incident): HallEvent => ({
  type: 'incidentOpened',
  incident,
  at: incident.openedAt,
  by,
});
const closed = (incident: string, at: number): HallEvent => ({
  type: 'incidentClosed',
  incident,
  how: 'recovered',
  note: null,
  at,
  by,
});
const estimated = (incident: string, repairBy: number): HallEvent => ({
  type: 'repairEstimated',
  incident,
  repairBy,
  at: 1,
  by,
});
/** A day begins, and these have not ended. */
const begins = (...incidents: Incident[]): HallEvent => {
  const carried = {
    incidents,
    outages: [],
    handwork: [],
    callBacks: [],
    notices: [],
    conflicts: [],
    paper: [],
  };
  return { type: 'dayOpened', date: '2026-11-24', minute: 540, plan: plainHall, carried, at: 1, by };
};

describe('what has failed', () => {
  it('stands with its estimate and its end, or is open', () => {
    const [first, second] = [paperOut('2026-11-23-1', 1000), paperOut('2026-11-23-2', 9000)];
    const all = pastIncidents([
      opened(first),
      estimated(first.id, 5000),
      closed(first.id, 4000),
      opened(second),
      { type: 'incidentQuiet', incident: second.id, at: 1, by },
    ]);
    expect(all).toEqual([
      { incident: { ...first, repairBy: 5000 }, closedAt: 4000, how: 'recovered', note: null },
      { incident: second, closedAt: null, how: null, note: null },
    ]);
  });

  it('before the first day that is looked at is known from what that day began with', () => {
    const old = paperOut('2026-11-20-7', 10);
    expect(pastIncidents([begins(old), closed(old.id, 50)])).toMatchObject([{ closedAt: 50 }]);
    // Carried from day to day it is still one, with what was learnt of it.
    const twice = pastIncidents([opened(old), estimated(old.id, 70), begins(old), closed(old.id, 50)]);
    expect(twice).toMatchObject([{ incident: { repairBy: 70 }, closedAt: 50 }]);
  });

  it('and was never seen to begin is left out', () => {
    expect(pastIncidents([estimated('unheard-of', 1), closed('unheard-of', 1)])).toEqual([]);
  });
});

describe('times to notice and to repair', () => {
  it('are means; what is still broken is noticed, but not repaired', () => {
    const incidents = pastIncidents([
      opened(paperOut('a', 1000)),
      closed('a', 4000),
      opened(paperOut('b', 10_000)),
      closed('b', 11_000),
      opened({ ...paperOut('c', 20_000), openedAt: 20_800 }),
    ]);
    expect(repairTimes(incidents)).toEqual({ failures: 3, meanToNotice: 400, meanToRepair: 2000 });
  });

  it('of what never failed are not known', () => {
    expect(repairTimes([])).toEqual({ failures: 0, meanToNotice: null, meanToRepair: null });
  });
});
