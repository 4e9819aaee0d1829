import { numberIn, type AgentId, type Command } from '@jiaohao/shared';
import type { HallPlan } from '../domain/hall.ts';
import type { Decision } from '../domain/hall-day/decision.ts';
import type { HallEvent } from '../domain/hall-day/events.ts';
import { brokenInvariants, PriorityWatch } from '../domain/hall-day/invariants.ts';
import { busyHall } from '../domain/testing/busy-hall.ts';
import { Hall } from '../domain/testing/given.ts';
import type { Step } from '../domain/testing/steps.ts';
import { numberLease } from '../domain/views/number-lease.ts';

/** What an agent keeps for the hub. */
export type Entry = Extract<Command, { kind: 'back-enter-ticket' | 'back-enter-call' }>;

/** The busy hall with two kiosks. */
export const apartHall = { ...busyHall, kiosks: ['K1', 'K2'] };
export const kiosks = ['K1', 'K2'] as const;
/** Which windows hang on which display agent. */
export const displays = { D1: [1, 2], D2: [3, 4] } as const;

/** One line of the journal. */
interface Line {
  readonly day: string;
  readonly at: number;
  readonly events: readonly HallEvent[];
}

/** A hall whose agents lose the hub and find it again, each with its outbox. It looks at itself after every event. */
export class HallApart extends Hall {
  readonly cut = new Set<AgentId>();
  readonly outbox = new Map<AgentId, Entry[]>();
  /** What each command brought about, line by line as a journal has it. */
  readonly lines: Line[] = [];
  readonly #given = new Set<string>();
  /** Calls by window and time: nobody presses a key twice in a millisecond. */
  readonly #pressed = new Set<string>();
  #watch = new PriorityWatch();
  #leases = new Map<AgentId, ReturnType<typeof numberLease>>();

  constructor(plan: HallPlan = apartHall) {
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

  override take(step: Step): Decision {
    const written = this.journal.length;
    const decision = super.take(step);
    const events = this.journal.slice(written);
    if (events.length > 0) this.lines.push({ day: String(this.state.date), at: this.stamp.at, events });
    return decision;
  }

  /** The agent is alone now; a kiosk keeps the lease it had last. */
  leave(agent: AgentId): void {
    this.#leases.set(agent, numberLease(this.state, this.plan, agent, this.stamp));
    this.cut.add(agent);
  }

  /** A kiosk gives out the next number of its lease, as its clock says it is. */
  giveOut(kiosk: AgentId, service: string, skew: number, more: object): void {
    const { series = 'A' } = apartHall.services.find(({ id }) => id === service) ?? {};
    const { numberDigits = 3, series: leased = [] } = this.#leases.get(kiosk) ?? {};
    const lease = leased.find((each) => each.series === series);
    const free = (lease?.blocks ?? [])
      .flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, n) => from + n))
      .filter((number) => !lease?.used.includes(number))
      .map((number) => numberIn(series, number, numberDigits))
      .find((number) => !this.#given.has(`${this.stamp.date} ${number}`));
    if (free === undefined) return;
    this.#given.add(`${this.stamp.date} ${free}`);
    const issuedAt = this.stamp.at + skew;
    const entry = { kind: 'back-enter-ticket', ticket: free, service, source: 'offline', issuedAt } as const;
    this.#keep(kiosk, { ...entry, delivery: 'printed', ...more });
  }

  handCall(agent: AgentId, window: number, digits: string, skew: number, ended: object): void {
    const calledAt = this.stamp.at + skew;
    const press = `${window} ${calledAt}`;
    if (this.#pressed.has(press)) return;
    this.#pressed.add(press);
    const entry = { kind: 'back-enter-call', window, digits, calledAt } as const;
    this.#keep(agent, { ...entry, ...ended });
  }

  #keep(agent: AgentId, entry: Entry): void {
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
    if (!first.ok) throw new Error(`lost: ${told}`);
    const seen = first.events.map(({ type }) => type);
    if (!entries.some((type) => seen.includes(type))) throw new Error(`nothing came of ${told}`);
    const again = this.take(step);
    if (!again.ok && again.refusal.code === 'already-entered') return;
    throw new Error(`acted twice: ${told}, then ${JSON.stringify(again)}`);
  }
}

/** What puts an entry on record. */
const entries = ['ticketBackEntered', 'callBackEntered', 'visitEndBackEntered', 'conflictFound'] as const;
