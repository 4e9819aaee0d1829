import { describe, expect, it } from 'vitest';
import { givenWith } from '../testing/given.ts';
import type { Hall } from '../testing/given.ts';
import { plainHall, withSettings, withWindows } from '../testing/plans.ts';
import { calls, fails, finishes, holds, logsIn, opensDay, resumes, sees, takes } from '../testing/steps.ts';
import type { Settings } from '../settings.ts';
import type { HallEvent } from './events.ts';
import { evolve } from './evolve.ts';
import { brokenInvariants, PriorityWatch } from './invariants.ts';

const given = givenWith(expect);

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

  it('sees a ticket without paper that is not on the list of those, or one that should not be', () => {
    const unlisted = healthy();
    unlisted.tickets.get('B002')!.delivery = 'shown-on-screen';
    expect(brokenInvariants(unlisted)).toEqual(['1 tickets are not on paper, [] are listed']);
    unlisted.unprinted.add('B001');
    expect(brokenInvariants(unlisted)).toEqual(['1 tickets are not on paper, [B001] are listed']);
  });

  it('sees a fault with two incidents', () => {
    const { state } = given(plainHall, opensDay, sees('reader', 'silent')).hall;
    expect(brokenInvariants(state)).toEqual([]);
    const [incident] = state.failures.incidents.values();
    state.failures.incidents.set('another', { ...incident!, id: 'another' });
    expect(brokenInvariants(state)).toEqual(['K1-reader silent is open twice']);
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

  const greens = Array.from({ length: 3 }, () => takes('withdrawal', { green: 'pregnant' }));
  /** What the watch says to calls of these tickets, one after the other, whoever decided them. */
  function hear(
    hall: Hall,
    window: number,
    ...tickets: string[]
  ): { heard: string[][]; watch: PriorityWatch } {
    const watch = new PriorityWatch();
    const heard = tickets.map((ticket) => {
      const event = callOf(hall, window, ticket);
      const broken = watch.beforeCall(hall.state, event);
      evolve(hall.state, event);
      hall.take(finishes(window));
      return broken;
    });
    return { heard, watch };
  }

  function callOf(hall: Hall, window: number, ticket: string): HallEvent<'ticketCalled'> {
    const reason = {
      code: 'green',
      greenReason: 'pregnant',
      waitedMinutes: 0,
      helper: false,
      zh: '',
      en: '',
    } as const;
    const { at } = hall.stamp;
    return {
      type: 'ticketCalled',
      ticket,
      window,
      clerk: null,
      turn: 'priority',
      reason,
      at,
      by: { agent: 'D1' },
    };
  }

  it('counts for itself what each waiting regular ticket has seen', () => {
    const { hall } = given(plainHall, logsIn(1), takes('withdrawal'), ...greens);
    const { heard, watch } = hear(hall, 1, 'B002', 'B003', 'B004');
    expect(heard).toEqual([[], [], ['B001 saw 3 priority calls in a row']]);
    expect(watch.longest).toBe(3);
  });

  it('counts anew after a regular call, and only for who waits in the same service', () => {
    const { hall } = given(
      plainHall,
      logsIn(1),
      takes('withdrawal'),
      takes('withdrawal'),
      ...greens,
      takes('deposit'),
    );
    expect(hear(hall, 1, 'B003', 'B004', 'B001', 'B005').watch.longest).toBe(2);
  });

  it('leaves out what is no turn of the queue: chosen numbers, resumed work, dedicated windows, unknown tickets', () => {
    const dedicated = withWindows({ number: 1, services: ['withdrawal'], dedicatedGreen: true });
    const { hall: own } = given(dedicated, logsIn(1), takes('withdrawal'), ...greens);
    expect(hear(own, 1, 'B002', 'B003', 'B004').watch.longest).toBe(0);
    const { hall } = given(
      plainHall,
      logsIn(1),
      takes('withdrawal'),
      ...greens,
      calls(1),
      fails(1),
      resumes(1),
    );
    const watch = new PriorityWatch();
    expect(watch.beforeCall(hall.state, callOf(hall, 1, 'B002'))).toEqual([]);
    const chosen = callOf(hall, 1, 'B003');
    watch.beforeCall(hall.state, { ...chosen, reason: { code: 'chosen', helper: false } });
    expect(watch.beforeCall(hall.state, callOf(hall, 1, 'B009'))).toEqual([]);
    expect(watch.longest).toBe(0);
  });

  describe('of green tickets called one after the other past a regular one, in their own time or overdue', () => {
    const reasons = [
      { code: 'regular', waitedMinutes: 0 },
      { code: 'overdue', class: 'green', waitedMinutes: 50, promiseMinutes: 45 },
    ] as const;
    /** The longest run that the watch sees when three green tickets are called for one of the two reasons. */
    const longestRun = (greenDelivery: Settings['greenDelivery'], reason: (typeof reasons)[number]) => {
      const { hall } = given(withSettings({ greenDelivery }), logsIn(1), takes('withdrawal'), ...greens);
      const watch = new PriorityWatch();
      for (const { number } of [...hall.state.tickets.values()].filter((each) => each.class === 'green')) {
        const call = callOf(hall, 1, number);
        watch.beforeCall(hall.state, { ...call, reason: { ...reason, helper: false } });
      }
      return watch.longest;
    };

    it('takes each for a regular turn where green has no precedence', () => {
      for (const reason of reasons) {
        expect(longestRun([], reason)).toBe(0);
        expect(longestRun(['dedicated-numbers'], reason)).toBe(0);
      }
    });

    it('counts each as a priority call where green comes first', () => {
      for (const reason of reasons) {
        expect(longestRun(['priority-calling'], reason)).toBe(3);
        expect(longestRun(['priority-calling', 'dedicated-numbers'], reason)).toBe(3);
      }
    });
  });
});
