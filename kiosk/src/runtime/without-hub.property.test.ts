import { isDelivered, type Answer, type CommandMessage, type Delivery } from '@jiaohao/shared';
import * as fc from 'fast-check';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Page } from '../domain/page.ts';
import type { Paper } from '../domain/paper.ts';
import type { Touch } from '../domain/visit/visit.ts';
import type { PrintOutcome } from '../drivers/printer/job.ts';
import { lease, liSi, menu, slip, zhangSan } from '../testing/invented.ts';
import { boot, type Running } from '../testing/kiosk-on-disk.ts';

/** What may happen to a kiosk on a bad day. */
type Happening =
  | { readonly what: 'visit'; readonly card: 'zhang' | 'li' | null; readonly green: boolean }
  | { readonly what: 'touch'; readonly touch: Touch }
  | { readonly what: 'hub'; readonly here: boolean }
  | { readonly what: 'answers'; readonly most: number }
  | { readonly what: 'paper'; readonly printed: boolean }
  | { readonly what: 'wait'; readonly seconds: number }
  | { readonly what: 'printer'; readonly works: boolean }
  /** Killed before the n-th step from now that its disk would remember. */
  | { readonly what: 'killed'; readonly after: number };

const happenings: fc.Arbitrary<Happening> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      what: fc.constant('visit'),
      card: fc.constantFrom('zhang', 'li', null),
      green: fc.boolean(),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      what: fc.constant('touch'),
      touch: fc.constantFrom<Touch>(
        { touch: 'noted' },
        { touch: 'reprint' },
        { touch: 'another' },
        { touch: 'leave' },
      ),
    }),
  },
  { weight: 3, arbitrary: fc.record({ what: fc.constant('hub'), here: fc.boolean() }) },
  { weight: 4, arbitrary: fc.record({ what: fc.constant('answers'), most: fc.integer({ min: 1, max: 4 }) }) },
  { weight: 5, arbitrary: fc.record({ what: fc.constant('paper'), printed: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('wait'), seconds: fc.constantFrom(5, 15, 70) }) },
  fc.record({ what: fc.constant('printer'), works: fc.boolean() }),
  { weight: 3, arbitrary: fc.record({ what: fc.constant('killed'), after: fc.nat(7) }) },
);

/** The hub's books: as much of its rules as a kiosk depends on. */
class Books {
  readonly tickets = new Map<string, { key: string | null; delivery: Delivery; open: boolean }>();
  readonly conflicts: string[] = [];
  readonly #answers = new Map<string, Answer>();
  readonly #entered = new Set<string>();

  answerTo({ id, command }: CommandMessage): Answer {
    const first = this.#answers.get(id) ?? this.#decide(id, command);
    this.#answers.set(id, first);
    return first;
  }

  #decide(id: string, command: CommandMessage['command']): Answer {
    const done = { id, outcome: 'accepted', result: { kind: 'done' } } as const;
    switch (command.kind) {
      case 'issue':
        return this.#issue(id, command.member?.key ?? null);
      case 'reprint':
        return this.#shown(id, command.ticket, true);
      case 'back-enter-ticket': {
        const entry = `${command.ticket} ${command.issuedAt}`;
        if (this.#entered.has(entry)) return this.#refused(id, 'already-entered');
        this.#entered.add(entry);
        if (this.tickets.has(command.ticket)) this.conflicts.push(`${command.ticket} twice`);
        const key = command.member?.key ?? null;
        if (this.#openOf(key) !== null) this.conflicts.push(`${command.ticket} second`);
        this.tickets.set(command.ticket, { key, delivery: command.delivery, open: true });
        return done;
      }
      case 'confirm-delivery': {
        const ticket = this.tickets.get(command.ticket);
        if (ticket === undefined) return this.#refused(id, 'unknown-ticket');
        if (!isDelivered(ticket.delivery)) ticket.delivery = command.delivery;
        return done;
      }
      case 'cancel': {
        const ticket = this.tickets.get(command.ticket);
        if (ticket !== undefined) ticket.open = false;
        return done;
      }
      default:
        return done;
    }
  }

  #issue(id: string, key: string | null): Answer {
    const theirs = this.#openOf(key);
    if (theirs !== null) return this.#shown(id, theirs, true);
    const ticket = `B${String(this.tickets.size + 1).padStart(3, '0')}`;
    this.tickets.set(ticket, { key, delivery: 'printing', open: true });
    return this.#shown(id, ticket, false);
  }

  #openOf(key: string | null): string | null {
    const [theirs] = [...this.tickets].filter(([, each]) => key !== null && each.open && each.key === key);
    return theirs?.[0] ?? null;
  }

  #shown(id: string, ticket: string, repeat: boolean): Answer {
    const delivery = this.tickets.get(ticket)?.delivery ?? 'printing';
    return {
      id,
      outcome: 'accepted',
      result: { kind: 'ticket', slip: { ...slip, ticket, delivery }, repeat },
    };
  }

  #refused(id: string, code: string): Answer {
    return { id, outcome: 'refused', refusal: { code, zh: '不行', en: 'no', digits: '701' } };
  }
}

/** A death between two steps. */
class Killed extends Error {}

/** One kiosk on its disk, through all its lives, and somebody who writes down every number that is to be seen. */
class Day {
  readonly folder = mkdtempSync(join(tmpdir(), 'kiosk-'));
  readonly books = new Books();
  readonly outbox: CommandMessage[] = [];
  readonly seen = new Set<string>();
  readonly firstPapers = new Map<string, number>();
  #stepsLeft = Infinity;
  #here = false;
  #printerWorks = true;
  #running: Running | null = null;
  /** Papers under way. One of a kiosk that is killed comes out all the same. */
  readonly #prints: { readonly paper: Paper; end(outcome: PrintOutcome): void }[] = [];

  get running(): Running {
    return (this.#running ??= this.#boot());
  }

  #boot(): Running {
    const running = boot(this.folder, {
      printer: {
        print: (paper) =>
          new Promise((resolve) => {
            if (this.#stepsLeft > 0) this.#prints.push({ paper, end: resolve });
          }),
      },
      outbox: this.outbox,
      online: this.#here,
      now: Date.now,
      step: () => {
        if (this.#stepsLeft <= 0) throw new Killed();
        this.#stepsLeft -= 1;
      },
    });
    running.kiosk.printerWorks(this.#printerWorks);
    running.kiosk.onPage((page) => this.#look(page));
    if (this.#here) this.#tell(running);
    return running;
  }

  /** Lets something happen; if it was the end, the next thing happens to a kiosk that was started anew. */
  #happen(act: (running: Running) => void): void {
    try {
      act(this.running);
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
    }
    if (this.#stepsLeft <= 0) this.kill();
  }

  kill(): void {
    this.#stepsLeft = Infinity;
    for (const { paper } of this.#prints.splice(0)) this.#note(paper);
    this.#running?.kill();
    this.#running = null;
  }

  /** The dead show nothing. */
  #look(page: Page): void {
    if (this.#stepsLeft > 0 && 'slip' in page) this.seen.add(page.slip.ticket);
  }

  #tell({ hub }: Running): void {
    hub.publish(menu);
    hub.lease({ ...lease, series: [{ series: 'B', blocks: [{ from: 501, to: 540 }], used: [] }] });
  }

  hub(here: boolean): void {
    if (here === this.#here) return;
    this.#here = here;
    this.#happen((running) => {
      running.hub.turn(here);
      if (here) this.#tell(running);
    });
  }

  answers(most: number): void {
    for (const message of this.#here ? this.outbox.slice(0, most) : []) {
      const answer = this.books.answerTo(message);
      this.#happen(({ hub }) => {
        if (this.outbox.includes(message)) hub.answer(message.id, answer);
      });
    }
  }

  async paper(printed: boolean): Promise<void> {
    const print = this.#prints.shift();
    if (print === undefined) return;
    if (printed) this.#note(print.paper);
    print.end(printed ? { printed } : { printed, faults: ['paper-out'] });
    await vi.advanceTimersByTimeAsync(0);
    this.#happen(() => {});
  }

  #note(paper: Paper): void {
    if (paper.paper === 'roster') return;
    const { ticket } = paper.slip;
    this.seen.add(ticket);
    if (!paper.reprint) this.firstPapers.set(ticket, (this.firstPapers.get(ticket) ?? 0) + 1);
  }

  visit(card: 'zhang' | 'li' | null, green: boolean): void {
    this.#happen(({ kiosk }) => {
      const touch = (touched: Touch): void => kiosk.touch(touched, kiosk.page.serial);
      if (card === null) touch({ touch: 'begin' });
      else kiosk.card(card === 'li' ? liSi : zhangSan);
      touch({ touch: 'choose', service: 'withdrawal-rent' });
      touch({ touch: 'green', accept: green });
    });
  }

  async do(happening: Happening): Promise<void> {
    switch (happening.what) {
      case 'visit':
        this.visit(happening.card, happening.green);
        break;
      case 'touch':
        this.#happen(({ kiosk }) => kiosk.touch(happening.touch, kiosk.page.serial));
        break;
      case 'hub':
        this.hub(happening.here);
        break;
      case 'answers':
        this.answers(happening.most);
        break;
      case 'paper':
        await this.paper(happening.printed);
        break;
      case 'wait':
        await vi.advanceTimersByTimeAsync(happening.seconds * 1000);
        this.#happen(() => {});
        break;
      case 'printer':
        this.#printerWorks = happening.works;
        this.#happen(({ kiosk }) => kiosk.printerWorks(happening.works));
        break;
      case 'killed':
        this.#stepsLeft = happening.after;
    }
  }

  /** The hub is back, everybody has gone home, and everything has been answered. */
  async evening(): Promise<void> {
    this.kill();
    this.hub(true);
    for (let round = 0; round < 20; round += 1) {
      this.#happen(() => {});
      this.answers(100);
      await vi.advanceTimersByTimeAsync(130_000);
    }
    expect(this.running.kiosk.page.page).toBe('start');
    expect(this.outbox).toEqual([]);
  }

  end(): void {
    this.kill();
    rmSync(this.folder, { recursive: true });
  }
}

describe('whatever happens to hub, printer and kiosk, and whenever the kiosk is killed', () => {
  beforeEach(() => void vi.useFakeTimers({ now: Date.UTC(2026, 10, 23, 1, 31) }));
  afterEach(() => void vi.useRealTimers());

  it('every number that was seen is in the books once, everybody has theirs or is the desk’s, and no paper came twice unmarked', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(happenings, { maxLength: 60, size: 'max' }), async (story) => {
        const day = new Day();
        try {
          day.hub(true);
          for (const happening of story) await day.do(happening);
          await day.evening();
          const { tickets, conflicts } = day.books;
          for (const number of day.seen) expect([number, tickets.has(number)]).toEqual([number, true]);
          for (const [number, times] of day.firstPapers) expect([number, times]).toEqual([number, 1]);
          expect(conflicts.filter((each) => each.endsWith('twice'))).toEqual([]);
          for (const [number, { delivery, open }] of tickets)
            expect([number, open && delivery === 'printing']).toEqual([number, false]);
          // Who saw nothing but the paper of a dead kiosk is the desk's; who holds paper is not called in vain.
          for (const [number] of day.firstPapers)
            expect([number, tickets.get(number)?.open]).toEqual([number, true]);
        } finally {
          day.end();
        }
      }),
      { numRuns: 120 },
    );
  });
});
