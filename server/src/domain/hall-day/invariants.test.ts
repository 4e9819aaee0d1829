import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { givenWith, Hall } from '../testing/given.ts';
import { plainHall } from '../testing/plans.ts';
import { anyStep, busyHall } from '../testing/random-hall.ts';
import { calls, finishes, holds, logsIn, takes } from '../testing/steps.ts';
import type { Step } from '../testing/steps.ts';
import { decide } from './decide.ts';
import type { HallEvent } from './events.ts';
import { evolve } from './evolve.ts';
import { brokenInvariants, PriorityWatch } from './invariants.ts';
import { snapshotOf } from './snapshot.ts';
import { initialState } from './state.ts';
import { nextDeadline } from './timers.ts';

const given = givenWith(expect);

/** A hall that looks at itself after every single event, and before every call. */
class WatchedHall extends Hall {
  watch = new PriorityWatch();
  readonly broken: string[] = [];

  protected override apply(event: HallEvent): void {
    if (event.type === 'dayOpened') this.watch = new PriorityWatch();
    if (event.type === 'ticketCalled') this.broken.push(...this.watch.beforeCall(this.state, event));
    super.apply(event);
    this.broken.push(...brokenInvariants(this.state));
  }
}

/** The hall with three windows at work, so that things happen. */
function busyDay(steps: readonly Step[]): WatchedHall {
  const hall = new WatchedHall(busyHall);
  for (const step of [logsIn(1), logsIn(2), logsIn(3), ...steps]) {
    hall.take(step);
    if (hall.broken.length > 0) throw new Error(hall.broken.join('; '));
  }
  return hall;
}

const days = fc.array(anyStep, { minLength: 40, maxLength: 220, size: 'max' });

describe('Whatever happens in a hall', () => {
  it('no ticket is lost, at two windows, called before delivery, or passed over beyond the bound', () => {
    fc.assert(
      fc.property(days, (steps) => {
        busyDay(steps);
      }),
      { numRuns: 400 },
    );
  });

  it('the journal gives back the day that was running', () => {
    fc.assert(
      fc.property(days, (steps) => {
        const hall = busyDay(steps);
        const journal = JSON.parse(JSON.stringify(hall.journal)) as HallEvent[];
        const rebuilt = journal.reduce((state, event) => evolve(state, event), initialState(busyHall));
        expect(snapshotOf(rebuilt)).toEqual(JSON.parse(JSON.stringify(snapshotOf(hall.state))));
      }),
      { numRuns: 150 },
    );
  });

  it('deciding changes nothing, and decides the same again', () => {
    fc.assert(
      fc.property(days, anyStep, (steps, last) => {
        const hall = busyDay(steps);
        const { command, actor } = last;
        fc.pre(command !== undefined && actor !== undefined);
        const before = JSON.stringify(snapshotOf(hall.state));
        const first = decide(hall.state, hall.plan, command!, hall.stamp, actor!);
        expect(decide(hall.state, hall.plan, command!, hall.stamp, actor!)).toEqual(first);
        expect(JSON.stringify(snapshotOf(hall.state))).toBe(before);
      }),
      { numRuns: 100 },
    );
  });

  it('a tick that is due does something, so that the clock never runs in circles', () => {
    fc.assert(
      fc.property(days, (steps) => {
        const hall = busyDay(steps);
        const due = nextDeadline(hall.state);
        fc.pre(due !== null);
        const past = Math.max(0, due!.at - hall.stamp.at);
        const whole = Math.floor((hall.stamp.minute * 60_000 + past) / 86_400_000);
        hall.take({ wait: past - whole * 86_400_000, days: whole });
        const decision = hall.take({ command: due!.command });
        expect(decision).toMatchObject({ ok: true });
        expect(decision.ok && decision.events.length).toBeGreaterThan(0);
      }),
      { numRuns: 150 },
    );
  });
});

describe('The watch over the invariants', () => {
  const healthy = () =>
    given(plainHall, logsIn(1), takes('withdrawal'), takes('withdrawal'), calls(1)).hall.state;

  it('finds nothing wrong with a healthy day', () => {
    expect(brokenInvariants(healthy())).toEqual([]);
    expect(
      brokenInvariants(given(plainHall, logsIn(1), takes('withdrawal'), calls(1), holds(1)).hall.state),
    ).toEqual([]);
  });

  it('sees a window that shows another ticket than it has, or a ticket without its window', () => {
    const state = healthy();
    state.windows.get(1)!.current = 'B002';
    expect(brokenInvariants(state)).toEqual(['window 1 shows [B002] and has 1 tickets']);
    const lost = healthy();
    lost.tickets.get('B001')!.window = null;
    expect(brokenInvariants(lost)).toContain('B001 is called at window null');
    const closed = healthy();
    closed.windows.get(1)!.status = 'closed';
    expect(brokenInvariants(closed)).toEqual(['window 1 is closed and tickets are bound to it']);
  });

  it('sees wrong counts and a number given out twice', () => {
    const state = healthy();
    state.counts.done += 1;
    expect(brokenInvariants(state)).toEqual(['1 tickets are counted as done, 0 are']);
    const twice = healthy();
    twice.issued += 1;
    expect(brokenInvariants(twice)).toEqual(['3 tickets issued, 2 numbers']);
  });

  it('sees a ticket called before it was delivered', () => {
    const state = healthy();
    state.tickets.get('B001')!.delivery = 'printing';
    expect(brokenInvariants(state)).toEqual(['B001 was called while its delivery was printing']);
  });

  it('sees tickets that stand in no place, in two, or in a wrong one', () => {
    const nowhere = healthy();
    nowhere.services.get('withdrawal')!.undelivered.add('B001');
    expect(brokenInvariants(nowhere)).toEqual(['B001 (called) stands in 1 places']);
    const wrong = healthy();
    wrong.tickets.get('B002')!.queue = { lane: 'green' };
    expect(brokenInvariants(wrong)).toEqual(['B002 (waiting) stands in a place that is not its own']);
    const gone = healthy();
    gone.tickets.get('B002')!.service = 'pension';
    gone.tickets.get('B002')!.delivery = 'printing';
    expect(brokenInvariants(gone)).toContain('B002 (waiting) stands in 1 places');
    const held = given(plainHall, logsIn(1), takes('withdrawal'), calls(1), holds(1)).hall.state;
    held.tickets.get('B001')!.heldAt = null;
    expect(brokenInvariants(held)).toEqual(['B001 (held) stands in 1 places']);
  });

  it('sees a run of priority calls beyond the bound', () => {
    const state = healthy();
    state.services.get('withdrawal')!.priorityRun = 3;
    expect(brokenInvariants(state)).toEqual(['withdrawal made 3 priority calls in a row, 2 are allowed']);
  });

  it('counts for itself what each waiting regular ticket has seen', () => {
    const { hall } = given(
      plainHall,
      logsIn(1),
      takes('withdrawal'),
      ...Array.from({ length: 3 }, () => takes('withdrawal', { green: 'pregnant' })),
    );
    const watch = new PriorityWatch();
    const callOf = (ticket: string): HallEvent<'ticketCalled'> => ({
      type: 'ticketCalled',
      ticket,
      window: 1,
      clerk: null,
      turn: 'priority',
      reason: { code: 'green', greenReason: 'pregnant', waitedMinutes: 0, helper: false, zh: '', en: '' },
      at: hall.stamp.at,
      by: { agent: 'D1' },
    });
    const heard = ['B002', 'B003', 'B004'].map((ticket) => {
      const event = callOf(ticket);
      const broken = watch.beforeCall(hall.state, event);
      evolve(hall.state, event);
      hall.take(finishes(1));
      return broken;
    });
    expect(heard).toEqual([[], [], ['B001 saw 3 priority calls in a row']]);
    expect(watch.longest).toBe(3);
    expect(watch.beforeCall(hall.state, callOf('B009'))).toEqual([]);
  });
});
