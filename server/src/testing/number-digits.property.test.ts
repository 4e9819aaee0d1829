import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { audit } from '../audit/audit.ts';
import { violationLine } from '../audit/report.ts';
import { brokenInvariants } from '../domain/hall-day/invariants.ts';
import type { HallEvent } from '../domain/hall-day/events.ts';
import type { HallPlan } from '../domain/hall.ts';
import { anyDays, busyHall } from '../domain/testing/busy-hall.ts';
import { Hall } from '../domain/testing/given.ts';
import { anyLife, live } from './apart-lives.ts';
import { apartHall } from './hall-apart.ts';

const longer = (plan: HallPlan): HallPlan => ({
  ...plan,
  settings: { ...plan.settings, numberDigits: 4 },
});

/** The same with every `A012` as A0012. */
function lengthened<T>(value: T): T {
  const text = JSON.stringify(value).replaceAll(/\b([A-Z])(\d{3})\b/g, '$10$2');
  const same: T = JSON.parse(text);
  return same;
}

/** What happened, without the plan of the day: numbers of four digits as they were with three. */
function told(journal: readonly HallEvent[]): unknown {
  const text = JSON.stringify(journal.map((event) => ('plan' in event ? { ...event, plan: null } : event)));
  return JSON.parse(text.replaceAll(/\b([A-Z])0(\d{3})\b/g, '$1$2'));
}

it('given any days in a hall whose numbers have four digits, then all that happens is as with three', () => {
  fc.assert(
    fc.property(anyDays, (steps) => {
      const [short, long] = [new Hall(busyHall), new Hall(longer(busyHall))];
      for (const step of steps) short.take(step);
      for (const step of lengthened(steps)) long.take(step);
      expect(told(long.journal)).toEqual(told(short.journal));
      expect([...long.state.tickets.keys()].every((number) => /^[A-Z]\d{4}$/.test(number))).toBe(true);
      expect(brokenInvariants(long.state)).toEqual([]);
    }),
    { numRuns: 100 },
  );
});

it('given agents that are without the hub there, then what they bring back is entered likewise, and the checker finds nothing', () => {
  fc.assert(
    fc.property(anyLife, ([acts, order]) => {
      const short = live([acts, order]);
      const long = live([lengthened(acts), order], longer(apartHall));
      expect(told(long.journal)).toEqual(told(short.journal));
      const entries = long.lines.map(({ day, at, events }, line) => {
        const commandId = `command-${line}`;
        const answer = { kind: 'done' };
        return { hall: 'jinhua', day, at, commandId, answer, events: [...events] };
      });
      expect(audit(entries).violations.map(violationLine)).toEqual([]);
    }),
    { numRuns: 100 },
  );
});
