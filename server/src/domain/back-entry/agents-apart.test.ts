import type { AgentId, Command } from '@jiaohao/shared';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HallEvent } from '../hall-day/events.ts';
import { evolve } from '../hall-day/evolve.ts';
import { brokenInvariants, PriorityWatch } from '../hall-day/invariants.ts';
import { snapshotOf } from '../hall-day/snapshot.ts';
import { initialState } from '../hall-day/state.ts';
import { anyStep, busyHall } from '../testing/busy-hall.ts';
import { Hall } from '../testing/given.ts';
import { calls, closesWithReasons, logsIn, nextDay, person } from '../testing/steps.ts';
import type { Step } from '../testing/steps.ts';
import { numberLease } from '../views/number-lease.ts';
import { leases } from './testing/entries.ts';

type Entry = Extract<Command, { kind: 'back-enter-ticket' | 'back-enter-call' }>;

const plan = { ...busyHall, kiosks: ['K1', 'K2'] };
const kiosks = ['K1', 'K2'] as const;
const displays = { D1: [1, 2], D2: [3, 4] } as const;

/** A hall whose agents lose the hub and find it again, each with its outbox. It looks at itself after every event. */
class HallApart extends Hall {
  readonly cut = new Set<AgentId>();
  readonly outbox = new Map<AgentId, Entry[]>();
  readonly given = new Set<string>();
  #watch = new PriorityWatch();
  #leases = new Map<AgentId, ReturnType<typeof numberLease>>();

  constructor() {
    super(plan);
    for (const kiosk of kiosks) this.leave(kiosk);
  }

  protected override apply(event: HallEvent): void {
    if (event.type === 'dayOpened') this.#watch = new PriorityWatch();
    const broken = event.type === 'ticketCalled' ? this.#watch.beforeCall(this.state, event) : [];
    super.apply(event);
    broken.push(...brokenInvariants(this.state));
    if (broken.length > 0) throw new Error(`after ${JSON.stringify(event)}: ${broken.join('; ')}`);
  }

  /** The agent is alone now; a kiosk keeps the lease it had last. */
  leave(agent: AgentId): void {
    this.#leases.set(agent, numberLease(this.state, plan, agent, this.stamp));
    this.cut.add(agent);
  }

  /** A kiosk gives out the next number of its lease, as its clock says it is. */
  giveOut(kiosk: AgentId, service: string, skew: number, more: object): void {
    const { series = 'A' } = plan.services.find(({ id }) => id === service) ?? {};
    const lease = this.#leases.get(kiosk)?.series.find((each) => each.series === series);
    const free = (lease?.blocks ?? [])
      .flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, n) => from + n))
      .filter((number) => !lease?.used.includes(number))
      .map((number) => `${series}${number}`)
      .find((number) => !this.given.has(`${this.stamp.date} ${number}`));
    if (free === undefined) return;
    this.given.add(`${this.stamp.date} ${free}`);
    const issuedAt = this.stamp.at + skew;
    const entry = { kind: 'back-enter-ticket', ticket: free, service, source: 'offline', issuedAt } as const;
    this.#keep(kiosk, { ...entry, delivery: 'printed', ...more } as Entry);
  }

  handCall(agent: AgentId, window: number, digits: string, skew: number, ended: object): void {
    const entry = { kind: 'back-enter-call', window, digits, calledAt: this.stamp.at + skew } as const;
    this.#keep(agent, { ...entry, ...ended } as Entry);
  }

  #keep(agent: AgentId, entry: Entry): void {
    this.take({ wait: 1 });
    this.outbox.set(agent, [...(this.outbox.get(agent) ?? []), entry]);
  }

  /** The first entry of an agent's outbox comes to the hub, twice. Whatever it brings about is on record somewhere. */
  replay(agent: AgentId): void {
    const [entry, ...others] = this.outbox.get(agent) ?? [];
    if (entry === undefined) return;
    this.outbox.set(agent, others);
    const step = { command: entry, actor: { agent } };
    const first = this.take(step);
    const told = `${agent} ${JSON.stringify(entry)}: ${JSON.stringify(first)}`;
    if (!first.ok && !this.#inTheBooks(entry)) throw new Error(`lost: ${told}`);
    const seen = first.ok ? first.events.map(({ type }) => type) : [];
    if (first.ok && !entries.some((type) => seen.includes(type))) throw new Error(`nothing came of ${told}`);
    const again = this.take(step);
    if (!again.ok && again.refusal.code === 'already-entered') return;
    throw new Error(`acted twice: ${told}, then ${JSON.stringify(again)}`);
  }

  /** Two calls of one number told for the time before it was given out are one call at the time it was. */
  #inTheBooks(entry: Entry): boolean {
    if (entry.kind === 'back-enter-ticket') return false;
    const number = entry.digits.slice(-3).padStart(3, '0');
    const listed = [...this.state.backEntry.conflicts.values()].flatMap(({ what }) =>
      what.kind === 'called-twice' ? [what] : [],
    );
    return [...this.state.backEntry.calls.values(), ...listed].some(
      ({ window, ticket, calledAt }) =>
        window === entry.window &&
        ticket.endsWith(number) &&
        calledAt === Math.max(entry.calledAt, this.state.tickets.get(ticket)?.issuedAt ?? 0),
    );
  }
}

/** What puts an entry on record. */
const entries = ['ticketBackEntered', 'callBackEntered', 'visitEndBackEntered', 'conflictFound'] as const;

/** One thing that happens, as data, so that a counterexample can be read. */
type Act =
  | { readonly apart: AgentId }
  | { readonly joined: AgentId }
  | { readonly replays: AgentId }
  | { readonly gives: AgentId; readonly service: string; readonly skew: number; readonly more: object }
  | {
      readonly calls: AgentId;
      readonly second: boolean;
      readonly digits: string;
      readonly skew: number;
      readonly how: string | null;
    }
  | Step;

function perform(hall: HallApart, act: Act): void {
  if ('apart' in act) {
    if ((hall.outbox.get(act.apart) ?? []).length === 0) hall.leave(act.apart);
  } else if ('joined' in act) hall.cut.delete(act.joined);
  else if ('replays' in act) {
    if (!hall.cut.has(act.replays)) hall.replay(act.replays);
  } else if ('gives' in act) {
    if (hall.cut.has(act.gives)) hall.giveOut(act.gives, act.service, act.skew, act.more);
  } else if ('digits' in act) {
    if (!hall.cut.has(act.calls)) return;
    const window = displays[act.calls === 'D1' ? 'D1' : 'D2'][act.second ? 1 : 0];
    const ended = act.how === null ? {} : { ended: { how: act.how, at: hall.stamp.at + 60_000 } };
    hall.handCall(act.calls, window, act.digits, act.skew, ended);
  } else hall.take(act);
}

const kiosk = fc.constantFrom<AgentId>(...kiosks);
const anyAgent = fc.constantFrom<AgentId>('K1', 'K2', 'D1', 'D2');
/** How wrong an agent's clock is, milliseconds. */
const skew = fc.constantFrom(0, 0, 0, -3000, -40_000);
const service = fc.constantFrom('deposit', 'withdrawal', 'withdrawal', 'loan');

const offlineTicket: fc.Arbitrary<Act> = fc.record({
  gives: kiosk,
  service,
  skew,
  more: fc.record(
    {
      member: fc.constantFrom(person('zhang'), person('li')),
      green: fc.constantFrom({ reason: 'pregnant' }, { reason: 'urgent' }, { reason: 'other', note: '照顾' }),
      delivery: fc.constantFrom('printed', 'printing', 'undelivered', 'shown-on-screen'),
    },
    { requiredKeys: [] },
  ),
});

const anyDigits = fc
  .tuple(
    fc.constantFrom('A', 'B', 'B', 'C', '', ''),
    fc.oneof(fc.integer({ min: 1, max: 8 }), fc.constantFrom(501, 502, 503, 521, 522)),
  )
  .map(([letter, number]) => (letter === '' ? String(number) : letter + String(number).padStart(3, '0')));

const handCall: fc.Arbitrary<Act> = fc.record({
  calls: fc.constantFrom<AgentId>('D1', 'D2'),
  second: fc.boolean(),
  digits: anyDigits,
  skew,
  how: fc.constantFrom(null, null, null, 'done', 'missed'),
});

const anyAct: fc.Arbitrary<Act> = fc.oneof(
  { weight: 60, arbitrary: offlineTicket },
  { weight: 60, arbitrary: handCall },
  { weight: 20, arbitrary: anyAgent.map((apart) => ({ apart })) },
  { weight: 20, arbitrary: anyAgent.map((joined) => ({ joined })) },
  { weight: 90, arbitrary: anyAgent.map((replays) => ({ replays })) },
  { weight: 60, arbitrary: anyStep },
  { weight: 30, arbitrary: fc.integer({ min: 1, max: 4 }).map((at) => calls(at)) },
  { weight: 80, arbitrary: fc.integer({ min: 0, max: 90_000 }).map((wait) => ({ wait })) },
  { weight: 5, arbitrary: kiosk.map((id) => leases(id)) },
  { weight: 2, arbitrary: fc.constantFrom(nextDay('08:50'), closesWithReasons) },
);

const anyLife = fc.tuple(
  fc.array(anyAct, { minLength: 40, maxLength: 220, size: 'max' }),
  fc.array(anyAgent, { minLength: 0, maxLength: 80, size: 'max' }),
);

function live([acts, order]: [Act[], AgentId[]]): HallApart {
  const hall = new HallApart();
  for (const window of [1, 2, 3]) hall.take(logsIn(window));
  for (const id of ['D1', 'D2']) hall.leave(id);
  for (const act of acts) perform(hall, act);
  for (const id of [...order, 'K1', 'D1', 'K2', 'D2']) hall.replay(id);
  for (const id of ['D2', 'K2', 'D1', 'K1']) {
    while ((hall.outbox.get(id) ?? []).length > 0) hall.replay(id);
  }
  return hall;
}

describe('Whatever agents bring back from a time without the hub, in whatever order', () => {
  it('nothing is lost, nothing is entered twice, and no rule of the hall is broken', () => {
    fc.assert(
      fc.property(anyLife, (life) => {
        const { journal } = live(life);
        let numbers = new Set<string>();
        for (const event of journal) {
          if (event.type === 'dayOpened') numbers = new Set();
          if (event.type !== 'ticketIssued' && event.type !== 'ticketBackEntered') continue;
          expect(numbers).not.toContain(event.ticket);
          numbers.add(event.ticket);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('the journal gives back the day that was running, and each conflict was ended by nobody but a person or its ticket', () => {
    fc.assert(
      fc.property(anyLife, (life) => {
        const hall = live(life);
        const journal: HallEvent[] = JSON.parse(JSON.stringify(hall.journal));
        const rebuilt = journal.reduce((state, event) => evolve(state, event), initialState(plan));
        expect(snapshotOf(rebuilt)).toEqual(JSON.parse(JSON.stringify(snapshotOf(hall.state))));
        const found = journal.filter(({ type }) => type === 'conflictFound').length;
        const resolved = journal.filter(({ type }) => type === 'conflictResolved').length;
        expect(hall.state.backEntry.conflicts.size).toBe(found - resolved);
      }),
      { numRuns: 100 },
    );
  });
});
