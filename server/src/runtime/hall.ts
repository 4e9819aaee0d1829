import type { Logger } from 'pino';
import type { Answer } from '@jiaohao/shared';
import * as domain from '../domain/index.ts';
import type { HallDay, HallEvent, HallPlan, Stamp } from '../domain/index.ts';
import type { Journal } from '../store/journal.ts';
import { createDecider, type Batch } from './batch.ts';
import type { Clock } from './clock.ts';
import { createDeadlines, type Deadlines } from './deadlines.ts';
import { remember, type Memory } from './memory.ts';
import { hubRefusal } from './refusals.ts';
import type { HallRules, WaitingWish, Wish } from './rules.ts';
import { createStamps } from './stamps.ts';

/** What became durable in one batch, and the hall after it. */
export interface Recorded {
  readonly events: readonly HallEvent[];
  readonly state: HallDay;
  readonly stamp: Stamp;
}

export interface HallOptions {
  readonly plan: HallPlan;
  /** IANA name, `Asia/Shanghai`. */
  readonly timeZone: string;
  /** Default: the domain's. */
  readonly rules?: HallRules;
  readonly journal: Journal;
  readonly clock: Clock;
  /** The opaque address of a ticket of that day. */
  readonly trackerOf: (date: string, ticket: string) => string;
  readonly log: Logger;
  /** When a batch is closed: at the end of the event-loop turn, so that all that came in together shares one commit. */
  readonly endOfTurn?: (run: () => void) => void;
}

/** One hall's single writer. What it answers, and what it lets others see, is on disk. */
export interface Hall {
  /** Decides the wish in its turn. The same id again gets the first answer, also across restarts. Never rejects. */
  submit(wish: Wish): Promise<Answer>;
  /** Shows the hall as it is on disk. @throws when the journal cannot be read. */
  look<T>(see: (state: HallDay, stamp: Stamp) => T): Promise<T>;
  /** After each batch with events, before its answers go out. Only look at the state while called. */
  onRecorded(listener: (recorded: Recorded) => void): () => void;
  /** Answers what has come in, then refuses what comes. */
  close(): Promise<void>;
}

const pauseAfterFailureMs = 1000;

/** Opens the hall where its journal left it. @throws when the journal cannot be read. */
export async function openHall(options: HallOptions): Promise<Hall> {
  const settled = { ...options, rules: options.rules ?? domain };
  return new Writer(settled, await remember(settled.journal, settled.rules, settled.plan));
}

class Writer implements Hall {
  readonly #options: HallOptions & { readonly rules: HallRules };
  readonly #stamp: () => Stamp;
  readonly #deadlines: Deadlines;
  readonly #decide: (memory: Memory, wishes: readonly WaitingWish[]) => Batch;
  readonly #listeners = new Set<(recorded: Recorded) => void>();
  /** Promises of everything not yet answered, by id: the same id again waits for the first's answer. */
  readonly #promised = new Map<string, Promise<Answer>>();
  #memory: Memory;
  /** The memory may hold what the journal does not; it is rebuilt before anything else happens. */
  #doubtful = false;
  /** Decided and perhaps on disk; the journal will tell. */
  #inDoubt: Batch | null = null;
  #intake: WaitingWish[] = [];
  #working: Promise<void> | null = null;
  /** Something came in, or became due, that the batch on its way does not have. */
  #more = false;
  #callOffTimer: () => void = () => {};
  /** After a failed batch the clock waits a little before it tries by itself again, epoch milliseconds. */
  #timerNotBefore = 0;
  #closed = false;

  constructor(options: HallOptions & { readonly rules: HallRules }, memory: Memory) {
    this.#options = options;
    this.#memory = memory;
    this.#stamp = createStamps(options.clock, options.timeZone, () => this.#memory.lastAt);
    this.#deadlines = createDeadlines(options.rules, options.log);
    this.#decide = createDecider({ ...options, deadlines: this.#deadlines, stamp: this.#stamp });
    this.#armTimer();
  }

  submit(wish: Wish): Promise<Answer> {
    const first = this.#promised.get(wish.id);
    if (first !== undefined) return first;
    if (this.#closed) return Promise.resolve(refused(wish.id, 'stopping'));
    const promise = new Promise<Answer>((resolve) => {
      const answer = (given: Answer): void => {
        this.#promised.delete(wish.id);
        resolve(given);
      };
      this.#intake.push({ ...wish, answer });
    });
    this.#promised.set(wish.id, promise);
    this.#wake();
    return promise;
  }

  async look<T>(see: (state: HallDay, stamp: Stamp) => T): Promise<T> {
    while (this.#working !== null) await this.#working;
    if (this.#doubtful) await this.#rebuild();
    return see(this.#memory.state, this.#stamp());
  }

  onRecorded(listener: (recorded: Recorded) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#callOffTimer();
    while (this.#working !== null) await this.#working;
  }

  /** Starts the work at the end of this turn, unless it goes on already. */
  #wake(): void {
    this.#more = true;
    this.#working ??= new Promise<void>((resolve) => {
      const endOfTurn = this.#options.endOfTurn ?? setImmediate;
      endOfTurn(() => {
        resolve(this.#work());
      });
    });
  }

  /** One batch after another: what comes in while one goes to disk makes the next. */
  async #work(): Promise<void> {
    while (this.#more) {
      this.#more = false;
      await this.#writeBatch(this.#intake.splice(0));
    }
    this.#working = null;
  }

  async #writeBatch(wishes: readonly WaitingWish[]): Promise<void> {
    try {
      if (this.#doubtful) await this.#rebuild();
      const fresh = await this.#answerRepeats(wishes);
      this.#doubtful = true;
      const batch = this.#decide(this.#memory, fresh);
      this.#inDoubt = batch;
      const result = batch.entries.length === 0 ? null : await this.#options.journal.append(batch.entries);
      this.#inDoubt = null;
      if (result?.kind === 'already-known') {
        await this.#takeUpAgain(fresh, result.known);
        return;
      }
      this.#doubtful = false;
      this.#armTimer();
      this.#release(batch);
    } catch (error) {
      this.#options.log.error({ err: error, commands: wishes.length }, 'a batch could not be recorded');
      await this.#refuseUnlessRecorded(wishes);
    }
  }

  /** Answers the wishes the journal knows with their first answers and returns the others. */
  async #answerRepeats(wishes: readonly WaitingWish[]): Promise<WaitingWish[]> {
    if (wishes.length === 0) return [];
    const known = await this.#options.journal.answersTo(wishes.map((wish) => wish.id));
    return answerKnown(wishes, known);
  }

  /** Somebody else wrote one of these ids in between; nothing of the batch is on disk, and the others are decided anew. */
  async #takeUpAgain(wishes: readonly WaitingWish[], known: ReadonlyMap<string, Answer>): Promise<void> {
    await this.#rebuild();
    this.#intake.unshift(...answerKnown(wishes, known));
    this.#more = true;
  }

  /** The outcome of a failed write is not known until the journal is read: each sender gets the truth or a refusal. */
  async #refuseUnlessRecorded(wishes: readonly WaitingWish[]): Promise<void> {
    let unrecorded = wishes;
    this.#timerNotBefore = this.#options.clock.now() + pauseAfterFailureMs;
    try {
      await this.#rebuild();
      unrecorded = await this.#answerRepeats(wishes.filter((wish) => this.#promised.has(wish.id)));
    } catch (error) {
      this.#options.log.error(
        { err: error },
        'the journal cannot be read; every command is refused until it can',
      );
    }
    this.#armTimer();
    for (const wish of unrecorded) wish.answer(refused(wish.id, 'not-recorded'));
  }

  async #rebuild(): Promise<void> {
    this.#doubtful = true;
    this.#memory = await remember(this.#options.journal, this.#options.rules, this.#options.plan);
    await this.#settleDoubt();
    this.#doubtful = false;
  }

  /** What turns out to be on disk after all is told like any other batch: no board may miss it. */
  async #settleDoubt(): Promise<void> {
    const batch = this.#inDoubt;
    if (batch === null) return;
    const ids = batch.entries.slice(0, 1).map((entry) => entry.commandId);
    const known = await this.#options.journal.answersTo(ids);
    this.#inDoubt = null;
    if (known.size > 0) this.#tellAll(batch);
  }

  #release(batch: Batch): void {
    this.#tellAll(batch);
    for (const { wish, answer } of batch.answers) wish.answer(answer);
  }

  #tellAll({ events, stamp }: Batch): void {
    if (events.length === 0) return;
    const recorded: Recorded = { events, state: this.#memory.state, stamp };
    for (const listener of this.#listeners) this.#tell(listener, recorded);
  }

  #tell(listener: (recorded: Recorded) => void, recorded: Recorded): void {
    try {
      listener(recorded);
    } catch (error) {
      this.#options.log.error({ err: error }, 'what was recorded could not be passed on');
    }
  }

  #armTimer(): void {
    this.#callOffTimer();
    const due = this.#closed ? null : this.#deadlines.next(this.#memory.state);
    if (due === null) return;
    this.#callOffTimer = this.#options.clock.schedule(Math.max(due.at, this.#timerNotBefore), () => {
      this.#wake();
    });
  }
}

function refused(id: string, code: 'not-recorded' | 'stopping'): Answer {
  return { id, outcome: 'refused', refusal: hubRefusal(code) };
}

function answerKnown(wishes: readonly WaitingWish[], known: ReadonlyMap<string, Answer>): WaitingWish[] {
  return wishes.filter((wish) => {
    const answer = known.get(wish.id);
    if (answer !== undefined) wish.answer(answer);
    return answer === undefined;
  });
}
