import type { Answer } from '@jiaohao/shared';
import type { HallDay, Stamp } from '../domain/index.ts';
import { isOutOfRoom } from '../store/journal-error.ts';
import type { Told } from '../store/journal.ts';
import { answerKnown, refused } from './answers.ts';
import { createAnnouncer, type Announcer, type Recorded } from './announcer.ts';
import { createDecider, type Batch } from './batch.ts';
import { createDeadlines, type Deadlines } from './deadlines.ts';
import { createIntake, type Intake } from './intake.ts';
import { lanes, type IntakeLane } from './lanes.ts';
import { asPlanned, remember, type Memory } from './memory.ts';
import { notForWantOfRoom } from './not-now.ts';
import { Rounds } from './rounds.ts';
import type { WaitingWish, Wish } from './rules.ts';
import { createStamps } from './stamps.ts';
import { tellAgain } from './told-again.ts';
import { timesOf } from './watch.ts';
import type { WriterOptions } from './writer-options.ts';

/** One hall's single writer. What it answers, and what it lets others see, is on disk. */
export interface Hall {
  /**
   * Decides the wish in its turn. The same id again gets the first answer, also across restarts. A wish that finds too many
   * before it is refused as `busy`; nothing of that is kept, and it may come again. Never rejects.
   */
  submit(wish: Wish): Promise<Answer>;
  /** How many wishes wait to be decided. */
  waiting(lane: IntakeLane): number;
  /** Shows the hall as it is on disk, with all that had come before unless it waits behind a crowd. @throws when the journal cannot be read. */
  look<T>(see: (state: HallDay, stamp: Stamp) => T): Promise<T>;
  /** What the sender of this command was told, null when none of that id was decided. @throws when the journal cannot be read. */
  firstAnswer(id: string): Promise<Answer | null>;
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
  readonly #intake: Intake;
  readonly #rounds: Rounds;
  readonly #stopWatchingRoom: () => void;
  #memory: Memory;
  /** The memory may hold what the journal does not; it is rebuilt before anything else happens. */
  #doubtful = false;
  #rebuilding: Promise<void> | null = null;
  /** Decided and perhaps on disk; the journal will tell. */
  #inDoubt: Batch | null = null;
  #callOffTimer: () => void = () => {};
  /** After a failed batch the clock waits a little before it tries by itself again, epoch milliseconds. */
  #timerNotBefore = 0;
  #closed = false;

  constructor(options: WriterOptions, memory: Memory) {
    this.#options = options;
    this.#memory = memory;
    this.#intake = createIntake(options.bounds, options.watch);
    this.#rounds = new Rounds({
      endOfTurn: options.endOfTurn,
      play: () => this.#writeBatch(this.#intake.take()),
      someLeft: () => lanes.some((lane) => this.#intake.waiting(lane) > 0),
    });
    this.#announcer = createAnnouncer(options.log);
    this.#stamp = createStamps(options.clock, options.timeZone, () => this.#memory.lastAt);
    this.#deadlines = createDeadlines(options.rules, options.log);
    this.#decide = createDecider({ ...options, deadlines: this.#deadlines, stamp: this.#stamp });
    // What became due while nothing could be written.
    this.#stopWatchingRoom = options.room.onChange(() => {
      if (!this.#closed) this.#rounds.wake();
    });
    this.#armTimer();
  }

  submit(wish: Wish): Promise<Answer> {
    const first = this.#intake.promised(wish.id);
    if (first !== undefined) return first;
    if (this.#closed) return Promise.resolve(refused(wish.id, 'stopping'));
    const promise = this.#intake.add(wish);
    if (promise === null) return Promise.resolve(refused(wish.id, 'busy'));
    this.#rounds.wake();
    return promise;
  }

  waiting(lane: IntakeLane): number {
    return this.#intake.waiting(lane);
  }

  async look<T>(see: (state: HallDay, stamp: Stamp) => T): Promise<T> {
    await this.#rounds.between();
    if (this.#doubtful) await this.#rebuild();
    asPlanned(this.#memory, this.#options.plan());
    return see(this.#memory.state, this.#stamp());
  }

  async firstAnswer(id: string): Promise<Answer | null> {
    return (await this.#firstAnswers([id])).get(id) ?? null;
  }

  onRecorded(listener: (recorded: Recorded) => void): () => void {
    return this.#announcer.listen(listener);
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#stopWatchingRoom();
    this.#callOffTimer();
    await this.#rounds.rest();
  }

  async #writeBatch(wishes: readonly WaitingWish[]): Promise<void> {
    try {
      if (this.#doubtful) await this.#rebuild();
      const fresh = this.#refuseNotNow(await this.#answerRepeats(wishes));
      if (this.#options.room.state() === 'none') return;
      this.#doubtful = true;
      const began = performance.now();
      const batch = this.#decide(this.#memory, fresh);
      const decided = performance.now();
      this.#inDoubt = batch;
      const result = batch.entries.length === 0 ? null : await this.#options.journal.append(batch.entries);
      this.#inDoubt = null;
      const onDisk = performance.now();
      if (result?.kind === 'already-known') {
        await this.#takeUpAgain(fresh, result.known);
        return;
      }
      this.#doubtful = false;
      this.#armTimer();
      this.#release(batch);
      if (batch.answers.length + batch.entries.length > 0)
        this.#options.watch.wrote(timesOf(batch, { began, decided, onDisk }));
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
    this.#rounds.wake();
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
    return answerKnown(wishes, await this.#firstAnswers(wishes.map((wish) => wish.id)));
  }

  async #firstAnswers(ids: readonly string[]): Promise<ReadonlyMap<string, Answer>> {
    const told = await this.#options.journal.answersTo(this.#options.plan().id, ids);
    return told.size === 0 ? new Map() : this.#inFull(told);
  }

  #inFull(told: ReadonlyMap<string, Told>): Promise<ReadonlyMap<string, Answer>> {
    return tellAgain(this.#options.journal, this.#options, told, this.#memory.state);
  }

  /** Somebody else wrote one of these ids in between; nothing of the batch is on disk, and the others are decided anew. */
  async #takeUpAgain(wishes: readonly WaitingWish[], known: ReadonlyMap<string, Told>): Promise<void> {
    await this.#rebuild();
    this.#putBack(answerKnown(wishes, await this.#inFull(known)));
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

  /** Whoever needs it meanwhile waits for the same: two would each throw away what came after the other. */
  #rebuild(): Promise<void> {
    this.#rebuilding ??= this.#rememberAnew().finally(() => (this.#rebuilding = null));
    return this.#rebuilding;
  }

  async #rememberAnew(): Promise<void> {
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
    const known = await this.#options.journal.answersTo(this.#options.plan().id, ids);
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
      this.#rounds.wake();
    });
  }
}
