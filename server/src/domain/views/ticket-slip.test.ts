import { describe, expect, it } from 'vitest';
import { ticketSlip as slipSchema } from '@jiaohao/shared';
import { givenWith } from '../testing/given.ts';
import { plainHall, planWith, withSettings } from '../testing/plans.ts';
import {
  calls,
  checksIn,
  clock,
  fails,
  finishes,
  holdReady,
  holds,
  logsIn,
  minutes,
  misses,
  recalls,
  reinstates,
  seconds,
  sendsToService,
  takes,
} from '../testing/steps.ts';
import type { Step } from '../testing/steps.ts';
import { aheadOf } from './place.ts';
import { answerFacts, commandResult, ticketSlip } from './ticket-slip.ts';
import { estimateWait, minutesPerTicket, saidWait } from './waiting-time.ts';
import { windowRange } from './window-range.ts';

const given = givenWith(expect);
const green = takes('withdrawal', { green: 'pregnant' });
const regulars = (count: number, service = 'withdrawal') =>
  Array.from({ length: count }, () => takes(service));

function hallAfter(plan: typeof plainHall, ...steps: Step[]) {
  return given(plan, ...steps).hall;
}

describe('A ticket’s text', () => {
  it('holds everything a member needs', () => {
    const hall = hallAfter(plainHall, logsIn(1), clock('09:31'), ...regulars(2));
    const slip = ticketSlip(hall.state, 'B002', hall.stamp, 'https://hall/t/x');
    expect(slipSchema.parse(slip)).toEqual(slip);
    expect(slip).toEqual({
      ticket: 'B002',
      hall: { zh: '金华服务大厅', en: 'Jinhua hall' },
      service: 'withdrawal',
      serviceName: { zh: '提取', en: 'Withdrawal' },
      class: 'regular',
      windows: '1–2',
      ahead: 1,
      wait: {
        minutes: 10,
        basis: { zh: '按每件约10分钟、1个窗口估算', en: 'expected 10 min each, 1 window open' },
      },
      issuedAt: '2026-11-23 09:31',
      documents: [{ zh: '身份证', en: 'ID card' }],
      tracker: 'https://hall/t/x',
      delivery: 'printed',
    });
  });

  it('goes with the answer to who asked', () => {
    const hall = hallAfter(plainHall, logsIn(1));
    const result = (step: Step) => {
      const decision = hall.take(step);
      if (!decision.ok) throw new Error(decision.refusal.en);
      const facts = answerFacts(hall.state, decision.outcome, hall.stamp);
      return commandResult(hall.state.plan, facts, (ticket) => `t/${ticket}`);
    };
    expect(result(takes('withdrawal'))).toMatchObject({
      kind: 'ticket',
      repeat: false,
      slip: { tracker: 't/B001' },
    });
    expect(result(calls(1))).toMatchObject({
      kind: 'called',
      window: 1,
      ticket: 'B001',
      reason: { code: 'regular' },
    });
    expect(result(finishes(1))).toEqual({ kind: 'done' });
  });

  it('is told again by its id alone where the plan knows its service no more', () => {
    const hall = hallAfter(plainHall, logsIn(1), takes('withdrawal'));
    const facts = answerFacts(hall.state, { kind: 'ticket', ticket: 'B001', repeat: true }, hall.stamp);
    const later = { ...hall.plan, services: hall.plan.services.filter(({ id }) => id !== 'withdrawal') };
    expect(commandResult(later, facts, () => 't/x')).toMatchObject({
      slip: { serviceName: { zh: 'withdrawal', en: 'withdrawal' }, documents: [] },
    });
  });

  it('names windows as people do', () => {
    expect(windowRange([8, 1, 3, 2])).toBe('1–3, 8');
    expect(windowRange([])).toBe('');
  });
});

describe('How many are ahead', () => {
  const ahead = (ticket: string, plan: typeof plainHall, ...steps: Step[]) => {
    const { state } = hallAfter(plan, ...steps);
    return aheadOf(state, state.tickets.get(ticket)!);
  };

  it('of a regular ticket: those before it, and the priority tickets that wait', () => {
    expect(ahead('B003', plainHall, ...regulars(3))).toBe(2);
    expect(ahead('B001', plainHall, ...regulars(3))).toBe(0);
    expect(ahead('B002', plainHall, ...regulars(2), green)).toBe(2);
  });

  it('counts tickets issued before that are still in the printer', () => {
    const printing = takes('withdrawal', { unprinted: true });
    expect(ahead('B001', plainHall, printing)).toBe(0);
    expect(ahead('B002', plainHall, printing, ...regulars(1), printing)).toBe(1);
    expect(ahead('B003', plainHall, printing, ...regulars(1), printing)).toBe(2);
  });

  it('of a green ticket: green ones before it, and the regular ones whose turn comes between', () => {
    expect(ahead('B002', plainHall, ...regulars(1), green)).toBe(0);
    expect(ahead('B004', plainHall, ...regulars(1), green, green, green)).toBe(3);
    expect(ahead('B005', plainHall, ...regulars(2), green, green, green)).toBe(3);
  });

  it('where green has no precedence: whoever came before it, green or not', () => {
    const plain = withSettings({ greenDelivery: [] });
    expect(ahead('B004', plain, ...regulars(3), green)).toBe(3);
    expect(ahead('B002', plain, ...regulars(2), green)).toBe(1);
    expect(ahead('B003', plain, ...regulars(1), green, ...regulars(1), green)).toBe(2);
    expect(ahead('B004', plain, ...regulars(1), green, ...regulars(1), green)).toBe(3);
  });

  it('of an appointment: appointments before it and what comes first', () => {
    const slots = planWith({
      appointments: [
        { id: 'P1', service: 'withdrawal', date: '2026-11-23', minute: 600 },
        { id: 'P2', service: 'withdrawal', date: '2026-11-23', minute: 580 },
      ],
    });
    expect(ahead('B002', slots, ...regulars(1), checksIn('P1'), checksIn('P2'))).toBe(1);
    expect(ahead('B003', slots, ...regulars(1), checksIn('P1'), checksIn('P2'))).toBe(0);
  });

  it('of tickets at the front or directed to a window: those before it there', () => {
    const interrupted = [logsIn(1), logsIn(2), ...regulars(3), calls(1), calls(2), fails(1), fails(2)];
    expect(ahead('B001', plainHall, ...interrupted)).toBe(0);
    expect(ahead('B002', plainHall, ...interrupted)).toBe(1);
    expect(ahead('B003', plainHall, ...interrupted)).toBe(2);
    expect(ahead('B001', plainHall, logsIn(1), ...regulars(2), calls(1), holds(1), holdReady(1))).toBe(0);
    expect(ahead('B001', plainHall, logsIn(1), ...regulars(1), calls(1), sendsToService(1, 'deposit'))).toBe(
      0,
    );
  });

  it('of a reinstated ticket: the others it lets pass, if they are there', () => {
    const missed = [logsIn(1), ...regulars(1), calls(1), seconds(20), recalls(1), misses(1)];
    expect(ahead('B001', plainHall, ...missed, ...regulars(5), reinstates('B001'))).toBe(3);
    expect(ahead('B001', plainHall, ...missed, ...regulars(2), reinstates('B001'))).toBe(2);
  });

  it('is none once it is called', () => {
    expect(ahead('B001', plainHall, logsIn(1), ...regulars(2), calls(1))).toBe(0);
  });
});

describe('The estimated wait', () => {
  const estimate = (ahead: number, service: string, plan: typeof plainHall, ...steps: Step[]) => {
    const hall = hallAfter(plan, ...steps);
    const found = estimateWait(hall.state, service, ahead, hall.stamp.at);
    return found && saidWait(found);
  };

  it('cannot be given while no window is open for the service', () => {
    expect(estimate(3, 'withdrawal', plainHall, ...regulars(3))).toBeNull();
    expect(
      estimate(3, 'withdrawal', plainHall, logsIn(1), logsIn(2), ...regulars(3), fails(1), fails(2)),
    ).toBeNull();
  });

  it('is nothing when a window is free', () => {
    expect(estimate(0, 'withdrawal', plainHall, logsIn(1))).toMatchObject({ minutes: 0 });
  });

  it('is the tickets ahead at the expected time each, shared by the open windows', () => {
    expect(estimate(4, 'withdrawal', plainHall, logsIn(1), ...regulars(4))).toMatchObject({ minutes: 40 });
    expect(estimate(4, 'withdrawal', plainHall, logsIn(1), logsIn(2), ...regulars(4))).toMatchObject({
      minutes: 20,
      basis: { en: 'expected 10 min each, 2 windows open' },
    });
  });

  it('adds what is left of the tickets in hand, a quarter of their usual time at least', () => {
    expect(
      estimate(0, 'withdrawal', plainHall, logsIn(1), ...regulars(1), calls(1), minutes(4)),
    ).toMatchObject({ minutes: 6 });
    expect(
      estimate(0, 'withdrawal', plainHall, logsIn(1), ...regulars(1), calls(1), minutes(30)),
    ).toMatchObject({ minutes: 3 });
  });

  it('learns from the day’s own times, the expected time weighing as five of them', () => {
    const served = [logsIn(1), ...regulars(1), calls(1), minutes(40), finishes(1)];
    const { state } = hallAfter(plainHall, ...served);
    expect(minutesPerTicket(state, 'withdrawal')).toBe(15);
    expect(estimate(2, 'withdrawal', plainHall, ...served)).toMatchObject({
      minutes: 30,
      basis: {
        zh: '按今日已办1件、每件约15分钟、1个窗口估算',
        en: 'from 1 served today at about 15 min each, 1 window open',
      },
    });
    expect(estimate(2, 'withdrawal', plainHall, ...served, logsIn(2))?.basis.en).toContain('2 windows open');
  });

  it('weighs in the other services of the windows that serve it', () => {
    const shared = planWith({
      windows: [
        { number: 1, services: ['deposit', 'withdrawal'] },
        { number: 2, services: ['deposit'] },
        { number: 3, services: ['loan'] },
      ],
    });
    const waiting = [logsIn(1), logsIn(2), logsIn(3), ...regulars(2), ...regulars(4, 'deposit')];
    expect(estimate(2, 'withdrawal', shared, ...waiting)).toMatchObject({ minutes: 30 });
    expect(estimate(0, 'withdrawal', shared, ...waiting)).toMatchObject({ minutes: 0 });
    const loans = [takes('loan', { member: { key: 'a'.repeat(64), maskedName: '张*', ageBand: '18-64' } })];
    expect(estimate(2, 'withdrawal', shared, ...waiting, ...loans)).toMatchObject({ minutes: 30 });
  });
});
