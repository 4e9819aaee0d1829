import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blocksOn, lastGiven, numbersLeft, type OwnBook } from '../../web/desk/paper/paper-book.ts';
import { evolve } from '../hall-day/evolve.ts';
import { initialState } from '../hall-day/day-at-first.ts';
import { snapshotOf } from '../hall-day/snapshot.ts';
import { Hall } from '../testing/given.ts';
import { planWith } from '../testing/plans.ts';
import { closesWithReasons, nextDay, opensDay } from '../testing/steps.ts';
import { paperNumbers } from '../views/paper-numbers.ts';
import { givesBack, leasesPaper, wrote } from './testing/entries.ts';

const plan = planWith({ kiosks: ['K1'], settings: { paperBlock: 6, paperNumbersFrom: 940 } });
const service: Readonly<Record<string, string>> = { A: 'deposit', B: 'withdrawal' };

/** A browser of the desk: what it keeps, and whether it hears the hub. Its arithmetic is that of the page. */
class Desk {
  readonly #hall: Hall;
  #id: string;
  #book: OwnBook | null = null;
  #given: { date: string; number: string }[] = [];
  #hears = true;

  constructor(hall: Hall, id: string) {
    this.#hall = hall;
    this.#id = id;
  }

  /** The hub's view comes in. */
  look(): void {
    if (!this.#hears) return;
    const { date, leases, numberDigits } = paperNumbers(this.#hall.state);
    const own = leases.find(({ desk, returned }) => desk === this.#id && !returned);
    this.#book = own === undefined || date === null ? null : { ...own, date, numberDigits };
  }

  asks(): void {
    if (!this.#hears) return;
    const given = lastGiven(this.#book?.blocks ?? [], this.#givenToday(), 3);
    this.#hall.take(leasesPaper(this.#id, { given }));
  }

  /** The page gives back its own; nobody takes those of a browser that is still in use. */
  returns(): void {
    if (this.#hears) this.#hall.take(givesBack(this.#id));
  }

  hear(hears: boolean): void {
    this.#hears = hears;
  }

  /** Everything is forgotten: a browser whose storage was cleared is another one. */
  forget(id: string): void {
    this.#id = id;
    this.#book = null;
    this.#given = [];
  }

  /** The next number, torn off; null when there is none. */
  gives(series: string): string | null {
    const { date, at } = this.#hall.stamp;
    const left = numbersLeft(series, blocksOn(this.#book, date, at), this.#givenToday(), 3);
    const [number] = left;
    if (number === undefined) return null;
    this.#given.push({ date, number });
    return number;
  }

  #givenToday(): string[] {
    const { date } = this.#hall.stamp;
    return this.#given.filter((each) => each.date === date).map(({ number }) => number);
  }
}

type Act =
  | { readonly gives: number; readonly series: string; readonly many: number; readonly enters: boolean }
  | { readonly asks: number }
  | { readonly returns: number }
  | { readonly forgets: number }
  | { readonly away: number }
  | { readonly back: number }
  | { readonly restart: true }
  | { readonly days: number; readonly opens: boolean };

const desk = fc.nat({ max: 2 });
const anyAct: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 10,
    arbitrary: fc.record({
      gives: desk,
      series: fc.constantFrom('A', 'B'),
      many: fc.integer({ min: 1, max: 7 }),
      enters: fc.boolean(),
    }),
  },
  { weight: 6, arbitrary: fc.record({ asks: desk }) },
  fc.record({ returns: desk }),
  fc.record({ forgets: desk }),
  { weight: 2, arbitrary: fc.record({ away: desk }) },
  { weight: 2, arbitrary: fc.record({ back: desk }) },
  fc.constant({ restart: true } as const),
  {
    weight: 2,
    arbitrary: fc.record({
      days: fc.constantFrom(1, 1, 1, 2, 3, 4),
      opens: fc.constantFrom(true, true, false),
    }),
  },
);

/** The hall and its desks live through all of it; every number given out, by its date. */
function live(acts: readonly Act[]): { hall: Hall; given: string[] } {
  const hall = new Hall(plan);
  const desks = [0, 1, 2].map((n) => new Desk(hall, `desk-${n}-first`));
  const given: string[] = [];
  hall.take(opensDay);
  for (const each of desks.slice(1)) each.asks();
  for (const [nth, act] of acts.entries()) {
    perform(hall, desks, act, nth, given);
    for (const each of desks) each.look();
  }
  return { hall, given };
}

function perform(hall: Hall, desks: readonly Desk[], act: Act, nth: number, given: string[]): void {
  if ('gives' in act) giveOut(hall, desks[act.gives], act, given);
  else if ('asks' in act) desks[act.asks]?.asks();
  else if ('returns' in act) desks[act.returns]?.returns();
  else if ('forgets' in act) desks[act.forgets]?.forget(`desk-${act.forgets}-${nth}-later`);
  else if ('away' in act) desks[act.away]?.hear(false);
  else if ('back' in act) desks[act.back]?.hear(true);
  else if ('restart' in act) hall.state = replayed(hall);
  else daysPass(hall, act);
}

type GivesOut = Extract<Act, { readonly gives: number }>;

function giveOut(
  hall: Hall,
  desk: Desk | undefined,
  { series, many, enters }: GivesOut,
  given: string[],
): void {
  for (let n = 0; n < many; n += 1) {
    const number = desk?.gives(series) ?? null;
    if (number === null) return;
    given.push(`${hall.stamp.date} ${number}`);
    if (enters) hall.take(wrote(number, service[series] ?? '', '09:00'));
  }
}

function daysPass(hall: Hall, { days, opens }: { readonly days: number; readonly opens: boolean }): void {
  for (let day = 0; day < days; day += 1) hall.take(nextDay('08:00'));
  hall.take(closesWithReasons);
  if (opens) hall.take(opensDay);
}

/** The day as a hub that starts again has it from its journal. */
function replayed({ journal }: Hall): Hall['state'] {
  const onDisk: typeof journal = JSON.parse(JSON.stringify(journal));
  return onDisk.reduce((state, event) => evolve(state, event), initialState(plan));
}

describe('Desks that give out paper numbers, with the hub and without it, over days and restarts', () => {
  it('never give out the same number twice on a date', () => {
    let many = 0;
    fc.assert(
      fc.property(fc.array(anyAct, { minLength: 30, maxLength: 60 }), (acts) => {
        const { given } = live(acts);
        expect(new Set(given).size).toBe(given.length);
        many += given.length;
      }),
      { numRuns: 1500 },
    );
    // It was tried at all.
    expect(many).toBeGreaterThan(10_000);
  });

  it('and the journal gives back who holds what', () => {
    fc.assert(
      fc.property(fc.array(anyAct, { minLength: 20, maxLength: 60 }), (acts) => {
        const { hall } = live(acts);
        expect(snapshotOf(replayed(hall))).toEqual(JSON.parse(JSON.stringify(snapshotOf(hall.state))));
      }),
      { numRuns: 100 },
    );
  });
});
