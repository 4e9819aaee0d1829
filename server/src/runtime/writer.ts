import type { Logger } from 'pino';
import type { Answer } from '@jiaohao/shared';
import type { HallDay, HallPlan, Stamp } from '../domain/index.ts';
import { isOutOfRoom } from '../store/journal-error.ts';
import type { Journal } from '../store/journal.ts';
import { createAnnouncer, type Announcer, type Recorded } from './announcer.ts';
import { createDecider, type Batch } from './batch.ts';
import type { Clock } from './clock.ts';
import { createDeadlines, type Deadlines } from './deadlines.ts';
import { createIntake, type Intake } from './intake.ts';
import { asPlanned, remember, type Memory } from './memory.ts';
import { notForWantOfRoom, type NotNow } from './not-now.ts';
import { hubRefusal, type HubRefusalCode } from './refusals.ts';
import type { Room } from './room.ts';
import type { HallRules, WaitingWish, Wish } from './rules.ts';
import { createStamps } from './stamps.ts';

export interface WriterOptions {
  /** What the next business day is opened with; a running day keeps its own. */
  readonly plan: () => HallPlan;
  /** IANA name, `Asia/Shanghai`. */
  readonly timeZone: string;
  readonly rules: HallRules;
  readonly journal: Journal;
  readonly clock: Clock;
  /** What the journal's disk has room for. */
  readonly room: Room;
  /** What else keeps a wish from being decided now. */
  readonly notNow: NotNow;
  /** The opaque address of a ticket of that day. */
  readonly trackerOf: (date: string, ticket: string) => string;
  readonly log: Logger;
  /** When a batch is closed: at the end of the event-loop turn, so that all that came in together shares one commit. */
  readonly endOfTurn: (run: () => void) => void;
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

export class Writer implements Hall {
  readonly #options: WriterOptions;
  readonly #stamp: () => Stamp;
  readonly #deadlines: Deadlines;
  readonly #decide: (memory: Memory, wishes: readonly WaitingWish[]) => Batch;
  readonly #announcer: Announcer;
  readonly #intake: Intake = createIntake();
  readonly #stopWatchingRoom: () => void;
  #memory: Memory;
  /** The memory may hold what the journal does not; it is rebuilt before anything else happens. */
  #doubtful = false;
  /** Decided and perhaps on disk; the journal will tell. */
  #inDoubt: Batch | null = null;
  #working: Promise<void> | null = null;
  /** Something came in, or became due, that the batch on its way does not have. */
  #more = false;
  #callOffTimer: () => void = () => {};
  /** After a failed batch the clock waits a little before it tries by itself again, epoch milliseconds. */
  #timerNotBefore = 0;
  #closed = false;

  constructor(options: WriterOptions, memory: Memory) {
    this.#options = options;
    this.#memory = memory;
    this.#announcer = createAnnouncer(options.log);
    this.#stamp = createStamps(options.clock, options.timeZone, () => this.#memory.lastAt);
    this.#deadlines = createDeadlines(options.rules, options.log);
    this.#decide = createDecider({ ...options, deadlines: this.#deadlines, stamp: this.#stamp });
    // What became due while nothing could be written.
    this.#stopWatchingRoom = options.room.onChange(() => {
      if (!this.#closed) this.#wake();
    });
    this.#armTimer();
  }

  submit(wish: Wish): Promise<Answer> {
    const first = this.#intake.promised(wish.id);
    if (first !== undefined) return first;
    if (this.#closed) return Promise.resolve(refused(wish.id, 'stopping'));
    const promise = this.#intake.add(wish);
    this.#wake();
    return promise;
  }

  async look<T>(see: (state: HallDay, stamp: Stamp) => T): Promise<T> {
    while (this.#working !== null) await this.#working;
    if (this.#doubtful) await this.#rebuild();
    asPlanned(this.#memory, this.#options.plan());
    return see(this.#memory.state, this.#stamp());
  }

  onRecorded(listener: (recorded: Recorded) => void): () => void {
    return this.#announcer.listen(listener);
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#stopWatchingRoom();
    this.#callOffTimer();
    while (this.#working !== null) await this.#working;
  }

  /** Starts the work at the end of this turn, unless it goes on already. */
  #wake(): void {
    this.#more = true;
    this.#working ??= new Promise<void>((resolve) => {
      this.#options.endOfTurn(() => {
        resolve(this.#work());
      });
    });
  }

  /** One batch after another: what comes in while one goes to disk makes the next. */
  async #work(): Promise<void> {
    while (this.#more) {
      this.#more = false;
      await this.#writeBatch(this.#intake.take());
    }
    this.#working = null;
  }

  async #writeBatch(wishes: readonly WaitingWish[]): Promise<void> {
    try {
      if (this.#doubtful) await this.#rebuild();
      const fresh = this.#refuseNotNow(await this.#answerRepeats(wishes));
      if (this.#options.room.state() === 'none') return;
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
      if (isOutOfRoom(error) && this.#findsRoom()) this.#putBack(wishes);
      else await this.#refuseUnlessRecorded(wishes, error);
    }
  }

  /** True when there is another state of the room to try it in. */
  #findsRoom(): boolean {
    const { room } = this.#options;
    const before = room.state();
    room.ranOut();
    return room.state() !== before;
  }

  /** To be decided anew; nothing of them has been acknowledged. */
  #putBack(wishes: readonly WaitingWish[]): void {
    this.#intake.putBack(wishes);
    this.#more = true;
  }

  #refuseNotNow(wishes: readonly WaitingWish[]): WaitingWish[] {
    const { room, notNow } = this.#options;
    return wishes.filter((wish) => {
      const code = notForWantOfRoom(room.state(), wish) ?? notNow(wish);
      if (code !== null) wish.answer(refused(wish.id, code));
      return code === null;
    });
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
    this.#putBack(answerKnown(wishes, known));
  }

  /** The outcome of a failed write is not known until the journal is read: each sender gets the truth or a refusal. */
  async #refuseUnlessRecorded(wishes: readonly WaitingWish[], failure: unknown): Promise<void> {
    this.#options.log.error({ err: failure, commands: wishes.length }, 'a batch could not be recorded');
    let unrecorded = wishes;
    this.#timerNotBefore = this.#options.clock.now() + pauseAfterFailureMs;
    try {
      await this.#rebuild();
      unrecorded = await this.#answerRepeats(
        wishes.filter(({ id }) => this.#intake.promised(id) !== undefined),
      );
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
    this.#memory = await remember(this.#options.journal, this.#options.rules, this.#options.plan());
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
    if (events.length > 0) this.#announcer.tell({ events, state: this.#memory.state, stamp });
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

function refused(id: string, code: HubRefusalCode): Answer {
  return { id, outcome: 'refused', refusal: hubRefusal(code) };
}

function answerKnown(wishes: readonly WaitingWish[], known: ReadonlyMap<string, Answer>): WaitingWish[] {
  return wishes.filter((wish) => {
    const answer = known.get(wish.id);
    if (answer !== undefined) wish.answer(answer);
    return answer === undefined;
  });
}
