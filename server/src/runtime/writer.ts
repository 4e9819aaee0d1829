import type { Logger } from 'pino';
import type { Answer } from '@jiaohao/shared';
import type { HallDay, HallPlan, Stamp } from '../domain/index.ts';
import { isOutOfRoom } from '../store/journal-error.ts';
import type { Journal, Told } from '../store/journal.ts';
import { createAnnouncer, type Announcer, type Recorded } from './announcer.ts';
import { createDecider, type Batch } from './batch.ts';
import type { Clock } from './clock.ts';
import { createDeadlines, type Deadlines } from './deadlines.ts';
import { createIntake, lanes, type Intake, type IntakeBounds, type IntakeLane } from './intake.ts';
import { asPlanned, remember, type Memory } from './memory.ts';
import { notForWantOfRoom, type NotNow } from './not-now.ts';
import { hubRefusal, type HubRefusalCode } from './refusals.ts';
import type { Room } from './room.ts';
import type { HallRules, WaitingWish, Wish } from './rules.ts';
import { createStamps } from './stamps.ts';
import { tellAgain } from './told-again.ts';
import { timesOf, type WriterWatch } from './watch.ts';

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
  /** How much may come in before it is shed. */
  readonly bounds: IntakeBounds;
  readonly watch: WriterWatch;
}

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
  readonly #stopWatchingRoom: () => void;
  #memory: Memory;
  /** The memory may hold what the journal does not; it is rebuilt before anything else happens. */
  #doubtful = false;
  #rebuilding: Promise<void> | null = null;
  /** Decided and perhaps on disk; the journal will tell. */
  #inDoubt: Batch | null = null;
  #working: Promise<void> | null = null;
  /** Until the batch is on disk that is on its way, or about to begin. */
  #round: Promise<void> | null = null;
  #writing = false;
  /** How often something came in or became due, and up to which of these times it has been seen to. */
  #woken = 0;
  #heeded = 0;
  #callOffTimer: () => void = () => {};
  /** After a failed batch the clock waits a little before it tries by itself again, epoch milliseconds. */
  #timerNotBefore = 0;
  #closed = false;

  constructor(options: WriterOptions, memory: Memory) {
    this.#options = options;
    this.#memory = memory;
    this.#intake = createIntake(options.bounds, options.watch);
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
    if (promise === null) return Promise.resolve(refused(wish.id, 'busy'));
    this.#wake();
    return promise;
  }

  waiting(lane: IntakeLane): number {
    return this.#intake.waiting(lane);
  }

  async look<T>(see: (state: HallDay, stamp: Stamp) => T): Promise<T> {
    // Two rounds at most: behind a crowd there is always another, and each begins with a turn in which to look.
    const before = this.#woken;
    while (this.#round !== null && (this.#writing || this.#heeded < before)) await this.#round;
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
    while (this.#working !== null) await this.#working;
  }

  /** Starts the work at the end of this turn, unless it goes on already. */
  #wake(): void {
    this.#woken += 1;
    this.#working ??= this.#work();
  }

  /** One round after another: what comes in while one goes to disk makes the next. */
  async #work(): Promise<void> {
    while (this.#heeded < this.#woken || this.#someWait()) {
      this.#round = this.#playRound();
      await this.#round;
      this.#round = null;
    }
    this.#working = null;
  }

  /** The turn ends before it begins, so that a key press is heard that came behind a crowd. */
  async #playRound(): Promise<void> {
    await new Promise<void>((resolve) => this.#options.endOfTurn(resolve));
    const heeds = this.#woken;
    this.#writing = true;
    await this.#writeBatch(this.#intake.take());
    this.#writing = false;
    this.#heeded = heeds;
  }

  #someWait(): boolean {
    return lanes.some((lane) => this.#intake.waiting(lane) > 0);
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
    this.#woken += 1;
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
    const told = await this.#options.journal.answersTo(ids);
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
