import { decide } from '../hall-day/decide.ts';
import type { Decision } from '../hall-day/decision.ts';
import type { HallEvent } from '../hall-day/events.ts';
import { evolve } from '../hall-day/evolve.ts';
import type { RefusalCode } from '../hall-day/refusals.ts';
import { minuteOfDay } from '../hall-day/stamp.ts';
import type { Stamp } from '../hall-day/stamp.ts';
import { openTickets } from '../hall-day/standing.ts';
import { initialState } from '../hall-day/day-at-first.ts';
import type { HallDay } from '../hall-day/state.ts';
import type { HallPlan } from '../hall.ts';
import type { Step } from './steps.ts';

/** Local midnight of 23 November 2026 in Jinhua (UTC+8), epoch milliseconds. */
const FIRST_MIDNIGHT = 1_795_363_200_000;
const DAY = 86_400_000;
/** The date `day` days after the first, all in November of 2026. */
const dateOf = (day: number) => `2026-11-${String(23 + day).padStart(2, '0')}`;

/** Epoch milliseconds of a local time `HH:MM[:SS]`, `day` days after the first. */
export function timeAt(time: string, day = 0): number {
  return FIRST_MIDNIGHT + day * DAY + minuteOfDay(time.slice(0, 5)) * 60_000 + Number(time.slice(6)) * 1000;
}

/** A hall with a clock that only steps move. */
export class Hall {
  readonly plan: HallPlan;
  state: HallDay;
  readonly journal: HallEvent[] = [];
  #day = 0;
  #ms = 9 * 3_600_000;

  constructor(plan: HallPlan) {
    this.plan = plan;
    this.state = initialState(plan);
  }

  get stamp(): Stamp {
    const at = FIRST_MIDNIGHT + this.#day * DAY + this.#ms;
    return { at, date: dateOf(this.#day), minute: Math.floor(this.#ms / 60_000) };
  }

  /** Moves the clock, decides, and lets what happened happen. */
  take(step: Step): Decision {
    this.#pass(step);
    const { actor } = step;
    if (step.command === undefined || actor === undefined) {
      return { ok: true, events: [], outcome: { kind: 'done' } };
    }
    const all = openTickets(this.state).map((ticket) => ({ ticket, reason: '改日办理' }));
    const command = step.abandonsAll ? { kind: 'close-day' as const, abandoned: all } : step.command;
    const decision = decide(this.state, this.plan, command, this.stamp, actor);
    if (!decision.ok) return decision;
    this.#happen(decision.events);
    if (step.printed === true) this.#deliver(decision.events);
    return decision;
  }

  #pass({ wait = 0, clock, days = 0 }: Step): void {
    this.#day += days;
    this.#ms += wait;
    if (clock !== undefined)
      this.#ms = minuteOfDay(clock.slice(0, 5)) * 60_000 + Number(clock.slice(6)) * 1000;
  }

  #happen(events: readonly HallEvent[]): void {
    for (const event of events) {
      this.apply(event);
      this.journal.push(event);
    }
  }

  /** One event, after which a test may look. */
  protected apply(event: HallEvent): void {
    this.state = evolve(this.state, event);
  }

  #deliver(events: readonly HallEvent[]): void {
    for (const event of events) {
      if (event.type !== 'ticketIssued') continue;
      const { ticket, at, by } = event;
      this.#happen([{ type: 'deliveryChanged', ticket, delivery: 'printed', at, by }]);
    }
  }
}

/** The one assertion the words below need; a test file hands in vitest's `expect`. */
type Expect = (actual: unknown) => {
  toMatchObject(expected: object): void;
  toEqual(expected: unknown): void;
};

/** `given(…).when(…).thenEvents(…)` in the hall's words. */
export function givenWith(expect: Expect) {
  return (plan: HallPlan, ...steps: readonly Step[]) => {
    const hall = new Hall(plan);
    for (const step of steps) {
      const decision = hall.take(step);
      if (!decision.ok) throw new Error(`given ${JSON.stringify(step)}: refused, ${decision.refusal.en}`);
    }
    return {
      hall,
      when: (step: Step) => outcomeOf(expect, hall, hall.take(step)),
    };
  };
}

function outcomeOf(expect: Expect, hall: Hall, decision: Decision) {
  const seen = decision.ok ? decision.events : decision.refusal.code;
  return {
    hall,
    decision,
    /** Exactly these events, each with at least these words. */
    thenEvents(...expected: readonly object[]): Hall {
      expect(seen).toMatchObject(expected);
      return hall;
    },
    /** Refused, and nothing happened. */
    thenRefused(code: RefusalCode): Hall {
      expect(seen).toEqual(code);
      return hall;
    },
    /** Accepted, and nothing happened. */
    thenNothing(): Hall {
      expect(seen).toEqual([]);
      return hall;
    },
  };
}

/** A ticket was called, by this rule. */
export function called(ticket: string, window: number, code: string): object {
  return { type: 'ticketCalled', ticket, window, reason: { code } };
}

/** A ticket left its window done. */
export function finished(ticket: string): object {
  return { type: 'ticketFinished', ticket };
}
