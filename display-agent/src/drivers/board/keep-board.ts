import type { BoardDesired, DeviceFault } from '@jiaohao/shared';
import {
  afterCommand,
  planBoard,
  type BoardCommand,
  type FaceColours,
  type Shown,
} from '../../domain/plan-board.ts';
import type { Clock } from '../line/clock.ts';
import type { Line } from '../line/line.ts';
import type { BoardDriver, BoardOutcome, PlainOutcome } from './board-driver.ts';
import { beginTrial, type BoardTrial, type TrialEnd } from './board-trial.ts';

interface BoardTimes {
  /** How often a board with nothing to do is asked whether it is there, ms. */
  readonly pingEveryMs: number;
  /** How often a board that is silent or refuses is tried again, ms. */
  readonly retryEveryMs: number;
  /** How often all is sent again although nothing changed, ms: a board that lost its memory in a power dip says nothing. */
  readonly refreshEveryMs: number;
  /** Pause before another try at a busy board, ms. */
  readonly busyPauseMs: number;
}

export interface KeepBoardOptions {
  readonly line: Line;
  readonly driver: BoardDriver;
  readonly colours: FaceColours;
  readonly times: BoardTimes;
  readonly clock: Clock;
  /** Called with all that is wrong with the board whenever that may have changed, also when it is nothing. */
  onFaults(faults: readonly DeviceFault[]): void;
}

type Task = BoardCommand | { readonly kind: 'ping' };

/** How often in a row a board may say that it is busy, or that our words arrive damaged, before that is a fault. */
const patience = 10;

/** Keeps one board showing what is desired, whatever happens to the board, the cable or the port. */
export class KeptBoard {
  readonly #options: KeepBoardOptions;
  #desired: BoardDesired | undefined;
  #trial: BoardTrial | null = null;
  #shown: Shown | undefined;
  #shownAt = 0;
  #fault: DeviceFault | null = null;
  /** Silent a moment ago, but a ping was answered: worth the whole desired state. */
  #heardAgain = false;
  /** Commands wait for `#wakeAt`: the board was busy or refused. */
  #holdOff = false;
  #troubles = 0;
  /** Grows with every unplug and replug: an answer from before says nothing about now. */
  #life = 0;
  #wakeAt = Number.NEGATIVE_INFINITY;
  #working = false;
  #closed = false;
  #cancelTimer: (() => void) | null = null;

  constructor(options: KeepBoardOptions) {
    this.#options = options;
    options.line.listen({ up: () => this.#up(), down: () => this.#down(), noise: () => this.#tell() });
  }

  /** What the board should show from now on. Nothing at all is sent to one that is out of service; what it shows after that is unknown. */
  want(desired: BoardDesired): void {
    if (this.#isOutOfService && !desired.outOfService) this.#forget();
    if (JSON.stringify(this.#desired) !== JSON.stringify(desired)) this.#trial?.overtake();
    this.#desired = desired;
    this.#holdOff = false;
    void this.#work();
  }

  /** Shows a pattern for a moment, then again what is desired. Over at once when something else is to be shown. */
  try(pattern: BoardDesired): Promise<TrialEnd> {
    if (!this.#options.line.isUp) return Promise.resolve({ fault: 'unplugged' });
    this.#trial?.overtake();
    const trial = beginTrial(pattern, this.#options.clock, () => {
      if (this.#trial === trial) this.#trial = null;
      void this.#work();
    });
    this.#trial = trial;
    this.#holdOff = false;
    this.#wakeAt = Number.NEGATIVE_INFINITY;
    void this.#work();
    return trial.ended;
  }

  /** A pattern stands on it, or is on its way. */
  get isTried(): boolean {
    return this.#trial !== null;
  }

  close(): void {
    this.#closed = true;
    this.#cancelTimer?.();
    this.#trial?.lose();
  }

  get #isOutOfService(): boolean {
    return this.#desired?.outOfService ?? false;
  }

  #up(): void {
    this.#forget();
    // Nobody asks it anything that would tell that it is plugged in again.
    if (this.#isOutOfService) this.#tell();
    void this.#work();
  }

  #down(): void {
    this.#trial?.lose();
    this.#forget();
    this.#cancelTimer?.();
    this.#tell();
  }

  #forget(): void {
    this.#life += 1;
    this.#shown = undefined;
    this.#fault = null;
    this.#heardAgain = this.#holdOff = false;
    this.#troubles = 0;
    this.#wakeAt = Number.NEGATIVE_INFINITY;
  }

  /** Does all there is to do, one task at a time, then sleeps. */
  async #work(): Promise<void> {
    if (this.#working) return;
    this.#working = true;
    for (let task = this.#nextTask(); task !== null; task = this.#nextTask()) {
      const life = this.#life;
      const { driver } = this.#options;
      const outcome = await (task.kind === 'ping' ? driver.ping() : driver.perform(task));
      if (life === this.#life) this.#learn(task, outcome);
    }
    this.#working = false;
    this.#sleep();
  }

  #sleep(): void {
    this.#cancelTimer?.();
    const { line, clock } = this.#options;
    if (this.#closed || !line.isUp || this.#isOutOfService) return;
    this.#cancelTimer = clock.schedule(Math.max(0, this.#wakeAt - clock.now()), () => void this.#work());
  }

  #nextTask(): Task | null {
    const { line, clock, times } = this.#options;
    if (this.#closed || !line.isUp || this.#isOutOfService) return null;
    const due = clock.now() >= this.#wakeAt;
    const ping: Task = { kind: 'ping' };
    if (this.#fault === 'silent' && !this.#heardAgain) return due ? ping : null;
    if (this.#holdOff && !due) return null;
    const command = this.#nextCommand(this.#shown);
    if (command !== undefined) return command;
    if (!due) return null;
    const stale = this.#shown !== undefined && clock.now() - this.#shownAt >= times.refreshEveryMs;
    const refresh = stale ? this.#nextCommand(undefined) : undefined;
    // A refresh replaces like by like; wiping first would make the board flicker.
    return refresh?.kind === 'show' ? { ...refresh, wipe: false } : ping;
  }

  #nextCommand(shown: Shown | undefined): BoardCommand | undefined {
    const wanted = this.#trial?.pattern ?? this.#desired;
    if (wanted === undefined) return undefined;
    const { driver, colours } = this.#options;
    return planBoard(shown, wanted, driver.profile, colours)[0];
  }

  #learn(task: Task, outcome: BoardOutcome): void {
    const { clock, times } = this.#options;
    const now = clock.now();
    this.#holdOff = false;
    this.#wakeAt = now + times.pingEveryMs;
    if (typeof outcome === 'object') {
      // Whoever refuses a ping is there.
      if (task.kind === 'ping') this.#done(task, now);
      else this.#rest(outcome.refusedFor, now);
    } else this.#learnWord(task, outcome, now);
    if (outcome !== 'lost') this.#tell();
    this.#trial?.learn(outcome, task.kind === 'show');
  }

  #learnWord(task: Task, outcome: PlainOutcome, now: number): void {
    switch (outcome) {
      case 'done':
        this.#done(task, now);
        break;
      case 'busy':
      case 'garbled':
        this.#trouble(outcome, now);
        break;
      case 'silent':
        this.#shown = undefined;
        this.#heardAgain = false;
        this.#rest('silent', now);
        break;
      case 'lost':
        this.#shown = undefined;
        break;
    }
  }

  #done(task: Task, now: number): void {
    this.#troubles = 0;
    if (task.kind === 'ping') {
      this.#heardAgain = this.#fault === 'silent';
      // A board that answers pings but not the rest would come and go: only what it shows clears its fault.
      if (this.#desired === undefined) this.#fault = null;
      return;
    }
    this.#shown = afterCommand(task);
    this.#shownAt = now;
    this.#fault = null;
  }

  #trouble(outcome: 'busy' | 'garbled', now: number): void {
    const { times } = this.#options;
    this.#troubles += 1;
    if (this.#troubles >= patience) {
      this.#rest(outcome === 'busy' ? 'refuses-commands' : 'cable-noise', now);
      return;
    }
    this.#holdOff = true;
    this.#wakeAt = now + times.busyPauseMs;
  }

  #rest(fault: DeviceFault, now: number): void {
    this.#fault = fault;
    this.#holdOff = true;
    this.#wakeAt = now + this.#options.times.retryEveryMs;
  }

  #tell(): void {
    const { line } = this.#options;
    const faults = new Set<DeviceFault>();
    if (line.missing !== null) faults.add('unplugged');
    else {
      if (this.#fault !== null) faults.add(this.#fault);
      if (line.isNoisy) faults.add('cable-noise');
    }
    this.#options.onFaults([...faults]);
  }
}
