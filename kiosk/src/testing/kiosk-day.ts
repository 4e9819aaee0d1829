import type { CommandMessage } from '@jiaohao/shared';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import type { Page } from '../domain/page.ts';
import type { Paper } from '../domain/paper.ts';
import type { Touch } from '../domain/visit/visit.ts';
import type { PrintOutcome } from '../drivers/printer/job.ts';
import { HubBooks } from './hub-books.ts';
import { lease, liSi, menu, zhangSan } from './invented.ts';
import { boot, type Running } from './kiosk-on-disk.ts';

/** What may happen to a kiosk on a bad day. */
export type Happening =
  | { readonly what: 'visit'; readonly card: 'zhang' | 'li' | null; readonly green: boolean }
  | { readonly what: 'touch'; readonly touch: Touch }
  | { readonly what: 'hub'; readonly here: boolean }
  | { readonly what: 'answers'; readonly most: number }
  | { readonly what: 'paper'; readonly printed: boolean }
  | { readonly what: 'wait'; readonly seconds: number }
  | { readonly what: 'printer'; readonly works: boolean }
  /** Killed before the n-th step from now that its disk would remember. */
  | { readonly what: 'killed'; readonly after: number };

/** A death between two steps. */
class Killed extends Error {}

/** One kiosk on its disk, through all its lives, and somebody who writes down every number that is to be seen. */
export class KioskDay {
  readonly folder = mkdtempSync(join(tmpdir(), 'kiosk-'));
  readonly books = new HubBooks();
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
      touch({ touch: 'take' });
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
  }

  end(): void {
    this.kill();
    rmSync(this.folder, { recursive: true });
  }
}
