import type { Answer, Command, Delivery, TicketSlip } from '@jiaohao/shared';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { liSi, menu, offlineSlip, slip, zhangSan } from '../../testing/invented.ts';
import { accepted, adult, allWell, elder } from '../../testing/visits.ts';
import { touchesToStart } from '../../testing/way-out.ts';
import { owedFor } from '../delivery.ts';
import { pageFor } from '../page.ts';
import { orderNow } from './print-order.ts';
import { step } from './step.ts';
import {
  freshKiosk,
  type KioskState,
  type Surroundings,
  type Touch,
  type VisitEffect,
  type VisitEvent,
} from './visit.ts';

/** What may happen next; answers and prints refer to the n-th still open. */
type Happening =
  | { readonly what: 'card'; readonly person: typeof adult }
  | { readonly what: 'lifted' }
  | { readonly what: 'hint' }
  | { readonly what: 'touch'; readonly touch: Touch; readonly late: boolean }
  | {
      readonly what: 'answer';
      readonly nth: number;
      readonly how: 'fresh' | 'repeat' | 'repeat-printed' | 'refused';
    }
  | { readonly what: 'print'; readonly nth: number; readonly printed: boolean }
  | { readonly what: 'time-out' }
  | { readonly what: 'crash' }
  | { readonly what: 'around'; readonly around: Surroundings };

const rent: Touch = { touch: 'choose', service: 'withdrawal-rent' };
const touches = fc.constantFrom<Touch>(
  { touch: 'begin' },
  { touch: 'begin' },
  { touch: 'begin' },
  rent,
  rent,
  rent,
  { touch: 'choose', service: 'withdrawal-rent' },
  { touch: 'choose', service: 'loan-application' },
  { touch: 'choose', service: 'account-transfer' },
  { touch: 'take' },
  { touch: 'take' },
  { touch: 'take' },
  { touch: 'appointment' },
  { touch: 'check-in', appointment: 'P1' },
  { touch: 'check-in', appointment: 'P1' },
  { touch: 'large', on: true },
  { touch: 'large', on: false },
  { touch: 'green', accept: true },
  { touch: 'green', accept: false },
  { touch: 'reprint' },
  { touch: 'reprint-number', ticket: 'B900' },
  { touch: 'another' },
  { touch: 'roster' },
  { touch: 'print-roster' },
  { touch: 'noted' },
  { touch: 'leave' },
  { touch: 'stay' },
);
/** The desk wants a number on paper here. */
const ordered = 'B800';
const ordering = { ...menu, toPrint: [{ ticket: ordered, again: false }] };
const happenings: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ what: fc.constant('card'), person: fc.constantFrom(adult, elder) }) },
  fc.record({ what: fc.constant('lifted') }),
  fc.record({ what: fc.constant('hint') }),
  {
    weight: 6,
    arbitrary: fc.record({ what: fc.constant('touch'), touch: touches, late: fc.nat(3).map((n) => n === 0) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      what: fc.constant('answer'),
      nth: fc.nat(3),
      how: fc.constantFrom('fresh', 'fresh', 'repeat', 'repeat-printed', 'refused'),
    }),
  },
  { weight: 3, arbitrary: fc.record({ what: fc.constant('print'), nth: fc.nat(2), printed: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('time-out') }) },
  fc.record({ what: fc.constant('crash') }),
  fc.record({
    what: fc.constant('around'),
    around: fc.record({
      menu: fc.constantFrom(menu, menu, { ...menu, unprinted: ['B900'] }, ordering, null, {
        ...menu,
        issuing: false,
      }),
      hub: fc.constantFrom('here', 'here', 'here', 'away', 'away'),
      hubIsBusy: fc.boolean(),
      hasLease: fc.nat(4).map((n) => n > 0),
      readerWorks: fc.boolean(),
      printerWorks: fc.boolean(),
      roster: fc.constantFrom(null, { hall: null, asOf: null, services: [], windows: [] }),
    }),
  }),
);

/** A promise broken ends the run; the seed and the story are printed. */
function check(kept: boolean, otherwise: string): void {
  if (!kept) throw new Error(otherwise);
}

type Print = Extract<VisitEffect, { effect: 'print' }>;
type GiveNumber = Extract<VisitEffect, { effect: 'give-number' }>;

/** A kiosk, a hub and a printer that do whatever they are told to, and the books that check them. */
class World {
  state: KioskState = freshKiosk;
  around: Surroundings = allWell;
  made = 0;
  /** B001 was taken elsewhere; it is what a repeat shows before anything is issued here. */
  numbers = 1;
  readonly asked: { id: string; command: Command; reprintOf: string | null }[] = [];
  readonly prints: { id: string }[] = [];
  readonly printedBefore = new Set<string>();
  readonly owed = new Map<string, Delivery>();
  readonly accounts = new Map<string, Delivery[]>();
  /** This kiosk's own numbers: whom each is for, and what was said of its delivery, by the touch that said it. */
  readonly own = new Map<string, { key: string | null; accounts: Map<string, Delivery> }>();
  readonly insteadOf = new Set<string>();
  armed = -1;

  happen(event: VisitEvent): void {
    const before = this.state;
    const next = step(before, event, this.around);
    this.state = next.state;
    for (const effect of next.effects) if (effect.effect === 'arm') this.armed = effect.serial;
    for (const effect of next.effects) this.carryOut(effect);
    if (this.state.serial !== next.state.serial) return;
    if (orderNow(this.state, this.around) !== null) {
      this.made += 1;
      this.happen({ kind: 'print-order', id: `id-${String(this.made).padStart(6, '0')}` });
      return;
    }
    const { visit, serial } = this.state;
    const waitsForEver = visit.at === 'start' && visit.hint === null && !this.state.large;
    check(touchesToStart(this.state, this.around) !== null, `no way out of ${visit.at}`);
    check(waitsForEver || this.armed === serial, `${visit.at} waits without a time-out`);
    const traffic = JSON.stringify([this.state, pageFor(this.state, this.around), next.effects]);
    for (const { idNumber, name } of [zhangSan, liSi]) {
      check(!traffic.includes(idNumber), `${visit.at} tells of a person`);
      check(!traffic.includes(name), `${visit.at} tells of a person`);
    }
  }

  carryOut(effect: VisitEffect): void {
    switch (effect.effect) {
      case 'arm':
        return;
      case 'send': {
        const { id, command } = effect;
        const isPrinted = command.kind === 'reprint' || command.kind === 'take-print-order';
        this.asked.push({ id, command, reprintOf: isPrinted ? command.ticket : null });
        if (command.kind === 'take-print-order') this.around = { ...this.around, menu };
        return;
      }
      case 'print':
        this.print(effect);
        return;
      case 'give-number':
        this.give(effect);
        return;
      case 'account':
        this.accounts.set(effect.id, [...(this.accounts.get(effect.id) ?? []), effect.delivery]);
        return;
      case 'account-own': {
        const said = this.own.get(effect.ticket)?.accounts;
        check(said !== undefined && !said.has(effect.id), `${effect.ticket} is accounted for twice`);
        said?.set(effect.id, effect.delivery);
      }
    }
  }

  print({ id, paper }: Print): void {
    this.prints.push({ id });
    if (paper.paper === 'roster') return;
    const { ticket } = paper.slip;
    // The one promise of paper: a second of the same ticket says so.
    check(paper.reprint || !this.printedBefore.has(ticket), `${ticket} is printed twice`);
    this.printedBefore.add(ticket);
  }

  /** As the books of own numbers do: a number of their own to each, the same again to who has one. */
  give({ id, wish, instead, another }: GiveNumber): void {
    const key = wish.person?.member.key ?? null;
    const [theirs] = [...this.own].filter(([, each]) => key !== null && each.key === key);
    const repeat = theirs !== undefined && !another;
    if (!repeat && (!this.around.hasLease || this.own.size > 15)) {
      this.happen({ kind: 'no-number', id, why: this.around.hasLease ? 'used-up' : 'no-lease' });
      return;
    }
    if (instead !== null) this.insteadOf.add(instead);
    const ticket = repeat ? theirs[0] : `B${501 + this.own.size}`;
    if (!repeat) this.own.set(ticket, { key, accounts: new Map() });
    this.happen({
      kind: 'number-given',
      id,
      slip: { ...offlineSlip, ticket },
      repeat,
      otherwise: repeat ? null : 'undelivered',
    });
  }

  /** Killed and started again: what was asked is still in the outbox, the books are on disk, the paper is lost. */
  crash(): void {
    this.state = freshKiosk;
    this.armed = -1;
    this.prints.splice(0);
    for (const [id, otherwise] of this.owed) {
      if (!this.accounts.has(id)) this.accounts.set(id, [otherwise]);
    }
    for (const { accounts } of this.own.values()) {
      if (accounts.size === 0) accounts.set('at the start', 'undelivered');
    }
  }

  answer(nth: number, how: string): void {
    const [open] = this.asked.splice(nth % Math.max(1, this.asked.length), 1);
    if (open === undefined) return;
    const { id, command, reprintOf } = open;
    // Its member has been given another number: the ticket is taken back, and nobody hears of the answer.
    if (this.insteadOf.has(id)) return;
    if (how === 'refused') {
      const refusal = { code: 'no', zh: '不行', en: 'no', digits: '901' };
      this.happen({ kind: 'answer', id, answer: { id, outcome: 'refused', refusal }, otherwise: null });
      return;
    }
    const repeat = reprintOf !== null || how !== 'fresh';
    if (!repeat) this.numbers += 1;
    const ticket = reprintOf ?? `B${String(this.numbers).padStart(3, '0')}`;
    const delivery = how === 'repeat-printed' ? 'printed' : 'printing';
    const given: TicketSlip = { ...slip, ticket, delivery };
    const answer: Answer = accepted(id, given, repeat);
    const otherwise = owedFor(id, command, answer)?.otherwise ?? null;
    if (otherwise !== null) this.owed.set(id, otherwise);
    this.happen({ kind: 'answer', id, answer, otherwise });
  }

  /** What has been on paper is ordered as a second paper. */
  asTheHubKnows(around: Surroundings): Surroundings {
    if (around.menu?.toPrint.length !== 1) return around;
    const again =
      this.printedBefore.has(ordered) || this.asked.some(({ reprintOf }) => reprintOf === ordered);
    return { ...around, menu: { ...around.menu, toPrint: [{ ticket: ordered, again }] } };
  }

  endPrint(nth: number, printed: boolean): void {
    const [job] = this.prints.splice(nth % Math.max(1, this.prints.length), 1);
    if (job !== undefined) this.happen({ kind: 'print-ended', id: job.id, printed });
  }

  do(happening: Happening): void {
    this.made += 1;
    const id = `id-${String(this.made).padStart(6, '0')}`;
    switch (happening.what) {
      case 'card':
        this.happen({ kind: 'card', person: happening.person, id });
        return;
      case 'lifted':
        this.happen({ kind: 'card-lifted' });
        return;
      case 'hint':
        this.happen({ kind: 'card-hint', hint: 'place-again' });
        return;
      case 'touch': {
        const serial = this.state.serial - (happening.late ? 1 : 0);
        this.happen({ kind: 'touch', touch: happening.touch, serial, id });
        return;
      }
      case 'answer':
        this.answer(happening.nth, happening.how);
        return;
      case 'print':
        this.endPrint(happening.nth, happening.printed);
        return;
      case 'time-out':
        this.happen({ kind: 'time-out', serial: this.state.serial });
        return;
      case 'crash':
        this.crash();
        return;
      case 'around': {
        const lost = this.around.hub === 'here' && happening.around.hub === 'away';
        this.around = this.asTheHubKnows(happening.around);
        if (lost) this.happen({ kind: 'hub-lost' });
      }
    }
  }
}

const isAsEverybodyFindsIt = ({ visit, next, large }: KioskState): boolean =>
  visit.at === 'start' && next === null && !large;

describe('whatever happens at a kiosk', () => {
  it('returns to the start, accounts once for every ticket, and never prints one twice unmarked', () => {
    fc.assert(
      fc.property(fc.array(happenings, { maxLength: 120, size: 'max' }), (story) => {
        const world = new World();
        for (const happening of story) world.do(happening);
        while (world.asked.length > 0) world.answer(0, 'fresh');
        for (let waited = 0; !isAsEverybodyFindsIt(world.state); waited += 1) {
          check(waited < 12, `stuck at ${world.state.visit.at}`);
          world.do({ what: 'time-out' });
        }
        for (const id of world.owed.keys()) expect([id, world.accounts.get(id)?.length]).toEqual([id, 1]);
        for (const [id, given] of world.accounts)
          expect([world.owed.has(id), given.length]).toEqual([true, 1]);
        for (const [ticket, { accounts }] of world.own)
          check(accounts.size > 0, `${ticket} is not accounted for`);
      }),
      { numRuns: 500 },
    );
  });
});
