import type { HallEvent } from '../../domain/hall-day/events.ts';
import { dispatch, type ByKind } from '../dispatch.ts';
import { isCalledAgain, type Picture } from '../picture.ts';
import { unless, type Check, type Complaint } from './check.ts';

const SECOND = 1000;
const MINUTE = 60_000;

/** What a ticket's calls and misses have been. */
interface Attempts {
  /** Times of the calls that count, epoch milliseconds. */
  counted: number[];
  missedAt: number;
  reinstated: number;
}

/** Nobody loses a place by one call too few; nobody comes back too often or too late. */
export const misses: Check = {
  name: 'misses',
  rule: 'A ticket is missed only after enough calls far enough apart, and reinstated as often and as soon as allowed.',
  start() {
    let tickets = new Map<string, Attempts>();
    const of = (ticket: string): Attempts => {
      const known = tickets.get(ticket) ?? { counted: [], missedAt: 0, reinstated: 0 };
      tickets.set(ticket, known);
      return known;
    };
    const judges: ByKind<[before: Picture], Complaint[]> = {
      dayOpened: () => {
        tickets = new Map();
        return [];
      },
      ticketCalled: (event) => {
        of(event.ticket).counted = [event.at];
        return [];
      },
      callBackEntered: (event, before) => {
        if (!isCalledAgain(before, event)) of(event.ticket).counted = [event.calledAt];
        if (event.over?.how === 'missed') of(event.ticket).missedAt = event.over.at ?? event.at;
        return [];
      },
      visitEndBackEntered: ({ ticket, how, endedAt }) => {
        if (how === 'missed') of(ticket).missedAt = endedAt;
        return [];
      },
      ticketRecalled: (event, before) => recalled(event, of(event.ticket), before),
      ticketMissed: (event, before) => missed(event, of(event.ticket), before),
      ticketReinstated: (event, before) => reinstated(event, of(event.ticket), before),
    };
    return { event: (event, before) => dispatch(judges, event, before) ?? [] };
  },
};

function recalled(event: HallEvent<'ticketRecalled'>, attempts: Attempts, { plan }: Picture): Complaint[] {
  const gap = (plan?.settings.missCallGapSeconds ?? 0) * SECOND;
  const counts = event.at - (attempts.counted.at(-1) ?? 0) >= gap;
  if (counts) attempts.counted.push(event.at);
  return unless(plan === null || counts === event.counts, () => ({
    ticket: event.ticket,
    found: `a recall is said ${event.counts ? '' : 'not '}to count towards a miss`,
    expected: `${counts ? 'it to count' : 'it not to count'}: calls count when ${gap / SECOND} s apart`,
  }));
}

function missed(
  { ticket, at }: HallEvent<'ticketMissed'>,
  attempts: Attempts,
  { plan }: Picture,
): Complaint[] {
  const calls = attempts.counted.length;
  const needed = plan?.settings.missCalls ?? 0;
  attempts.missedAt = at;
  return unless(calls >= needed, () => ({
    ticket,
    found: `it is missed after ${calls} calls that count`,
    expected: `at least ${needed}`,
  }));
}

function reinstated(
  { ticket, at }: HallEvent<'ticketReinstated'>,
  attempts: Attempts,
  { plan }: Picture,
): Complaint[] {
  attempts.reinstated += 1;
  const { reinstateTimes = Infinity, reinstateWithinMinutes = Infinity } = plan?.settings ?? {};
  const minutes = (at - attempts.missedAt) / MINUTE;
  return [
    ...unless(attempts.reinstated <= reinstateTimes, () => ({
      ticket,
      found: `it is reinstated for the ${attempts.reinstated}. time`,
      expected: `at most ${reinstateTimes}`,
    })),
    ...unless(minutes <= reinstateWithinMinutes, () => ({
      ticket,
      found: `it is reinstated ${Math.floor(minutes)} minutes after it was missed`,
      expected: `at most ${reinstateWithinMinutes}`,
    })),
  ];
}
