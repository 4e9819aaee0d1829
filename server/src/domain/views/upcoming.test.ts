import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reasonWords } from '@jiaohao/shared';
import type { HallEvent } from '../hall-day/events.ts';
import { evolve } from '../hall-day/evolve.ts';
import { snapshotOf } from '../hall-day/snapshot.ts';
import { callNext } from '../routing/call-next.ts';
import { anyDays, busyHall } from '../testing/busy-hall.ts';
import { givenWith, Hall } from '../testing/given.ts';
import { plainHall } from '../testing/plans.ts';
import { calls, device, logsIn, minutes, person, presses, sendsToWindow, takes } from '../testing/steps.ts';
import { upcoming } from './upcoming.ts';

const given = givenWith(expect);
const next = (hall: Hall, window: number, n = 5) => upcoming(hall.state, window, hall.stamp.at, n);

describe('Whom a window calls next', () => {
  it('is told in calling order, each with the words its call will have', () => {
    const { hall } = given(
      plainHall,
      logsIn(1),
      takes('withdrawal'),
      minutes(2),
      takes('withdrawal', { member: person('old', { ageBand: '65-and-over' }), green: 'elderly' }),
    );
    expect(next(hall, 1)).toEqual([
      {
        ticket: 'B002',
        service: { zh: '提取', en: 'Withdrawal' },
        class: 'green',
        reason: {
          zh: 'B002：绿色通道（老年人），已等0分钟。',
          en: 'B002: green channel (elderly), waited 0 min.',
        },
      },
      {
        ticket: 'B001',
        service: { zh: '提取', en: 'Withdrawal' },
        class: 'regular',
        reason: {
          zh: 'B001：按先后顺序，等候最久（已等2分钟）。',
          en: 'B001: first come, first served: it waited longest (2 min).',
        },
      },
    ]);
  });

  it('is no more than was asked for', () => {
    const { hall } = given(plainHall, takes('deposit'), takes('deposit'), takes('deposit'));
    expect(next(hall, 3, 2).map(({ ticket }) => ticket)).toEqual(['A001', 'A002']);
  });

  it('begins with what was handed over to it, of whatever service, and goes on with its own', () => {
    const { hall } = given(
      plainHall,
      logsIn(1),
      logsIn(4),
      takes('loan', { member: person('li') }),
      takes('withdrawal'),
      calls(1),
      sendsToWindow(1, 4),
    );
    expect(next(hall, 4).map(({ ticket }) => ticket)).toEqual(['B001', 'C001']);
  });

  it('counts the regular ticket that comes after a run of priority calls', () => {
    const green = () => takes('withdrawal', { green: 'pregnant' });
    const { hall } = given(plainHall, logsIn(1), takes('withdrawal'), green(), green(), green(), green());
    expect(next(hall, 1).map(({ ticket }) => ticket)).toEqual(['B002', 'B003', 'B001', 'B004', 'B005']);
  });
});

/** What the window calls when it calls again and again at this moment, each ticket done at once. */
function callsOf(hall: Hall, window: number, n: number): unknown[] {
  const called: unknown[] = [];
  const { at } = hall.stamp;
  const happens = (event: HallEvent) => {
    hall.state = evolve(hall.state, event);
  };
  while (called.length < n) {
    const call = callNext(hall.state, window, at);
    if (call === null) break;
    const { ticket, reason, turn } = call;
    const head = { at, by: { hub: 'timer' }, ticket, window } as const;
    happens({ ...head, type: 'ticketCalled', clerk: null, reason, turn });
    happens({ ...head, type: 'ticketFinished' });
    called.push({ ticket, reason: reasonWords(ticket, reason) });
  }
  return called;
}

function lived(steps: Parameters<Hall['take']>[0][]): Hall {
  const hall = new Hall(busyHall);
  for (const step of steps) hall.take(step);
  return hall;
}

const window = fc.integer({ min: 1, max: 4 });

describe('Whatever happened in a hall', () => {
  it('whom a window is told it calls next is whom its call key calls, and looking changes nothing', () => {
    fc.assert(
      fc.property(anyDays, window, (steps, at) => {
        const hall = lived(steps);
        fc.pre(hall.state.date === hall.stamp.date);
        const before = JSON.stringify(snapshotOf(hall.state));
        const [first] = next(hall, at);
        expect(JSON.stringify(snapshotOf(hall.state))).toBe(before);
        hall.take(logsIn(at));
        hall.take(device({ kind: 'resume', window: at }));
        const pressed = hall.take(presses(at));
        fc.pre(pressed.ok || pressed.refusal.code === 'nobody-waiting');
        const called = pressed.ok && pressed.outcome.kind === 'called' ? pressed.outcome.ticket : undefined;
        expect(called).toBe(first?.ticket);
      }),
      { numRuns: 150 },
    );
  });

  it('the next five and their reasons are the next five calls, if nobody else calls', () => {
    fc.assert(
      fc.property(anyDays, window, (steps, at) => {
        const hall = lived(steps);
        const told = next(hall, at).map(({ ticket, reason }) => ({ ticket, reason }));
        expect(told).toEqual(callsOf(hall, at, 5));
      }),
      { numRuns: 150 },
    );
  });
});
