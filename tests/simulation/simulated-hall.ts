import { isDeepStrictEqual } from 'node:util';
import type { Actor, Answer, Command } from '@jiaohao/shared';
import { createLog } from '@jiaohao/shared/node';
import type { HallDoor, KeypadSight } from '../../hardware-sim/src/hall/door.ts';
import type { Random } from '../../hardware-sim/src/hall/random.ts';
import type { HallDay, HallEvent, HallPlan } from '../../server/src/domain/index.ts';
import { openHall, type Hall, type Recorded } from '../../server/src/runtime/hall.ts';
import type { Journal } from '../../server/src/store/journal.ts';
import { plainState } from './plain-state.ts';
import type { VirtualTime } from './virtual-time.ts';
import type { WatchedRules } from './watched-rules.ts';

export interface SimulatedHallOptions {
  readonly plan: HallPlan;
  readonly journal: Journal;
  readonly rules: WatchedRules;
  readonly time: VirtualTime;
  /** Epoch milliseconds of the day's midnight. */
  readonly midnight: number;
  /** For redeliveries. */
  readonly random: Random;
  /** Begins every command id: unique over all days of one journal. */
  readonly ids: string;
}

/** The hub's runtime with its people at the door. */
export interface SimulatedHall {
  readonly door: HallDoor;
  /** The hub goes down and comes up again; what it knows must be what it knew. */
  restart(): Promise<void>;
  look<T>(see: (state: HallDay) => T): Promise<T>;
  onEvents(listener: (events: readonly HallEvent[]) => void): void;
  /** Events that became durable, in the order in which listeners were told. */
  readonly told: readonly HallEvent[];
  readonly commands: number;
  report(broken: readonly string[]): void;
  /** What the hub did wrong at its door. */
  readonly broken: readonly string[];
  close(): Promise<void>;
}

const RETRY = 2000;
const redelivered = 0.01;

/** Opens the hub of one hall on a virtual clock. */
export async function openSimulatedHall(options: SimulatedHallOptions): Promise<SimulatedHall> {
  const sim = new Simulated(options);
  await sim.open();
  return sim;
}

class Simulated implements SimulatedHall {
  readonly told: HallEvent[] = [];
  readonly broken: string[] = [];
  readonly door: HallDoor;
  commands = 0;
  readonly #options: SimulatedHallOptions;
  readonly #listeners: ((events: readonly HallEvent[]) => void)[] = [];
  readonly #keypads = new Map<number, KeypadSight>();
  readonly #waiting = new Map<number, { readonly beeps: number; readonly wake: () => void }>();
  #hall: Hall | null = null;
  #closed = false;

  constructor(options: SimulatedHallOptions) {
    this.#options = options;
    const { time, midnight } = options;
    const isClosed = (): boolean => this.#closed;
    this.door = {
      now: () => time.now() - midnight,
      until: (at) => time.until(midnight + Math.round(at)),
      ask: (actor, command) => this.#ask(actor, command),
      keypad: (window) => this.#keypad(window),
      untilBeep: (window, latest) => this.#untilBeep(window, latest),
      get closed() {
        return isClosed();
      },
    };
  }

  async open(): Promise<void> {
    const { plan, journal, rules, time } = this.#options;
    const log = createLog('simulation');
    log.level = 'silent';
    this.#hall = await openHall({
      plan: () => plan,
      timeZone: 'Asia/Shanghai',
      rules,
      journal,
      clock: time,
      trackerOf: (date, ticket) => `${date}/${ticket}`,
      log,
      endOfTurn: queueMicrotask,
    });
    this.#hall.onRecorded((recorded) => this.#recorded(recorded));
  }

  async restart(): Promise<void> {
    const before = await this.look(plainState);
    await this.close();
    await this.open();
    const after = await this.look(plainState);
    if (before !== after)
      this.broken.push(`after a restart the state is another: ${difference(before, after)}`);
  }

  look<T>(see: (state: HallDay) => T): Promise<T> {
    return this.#running().look(see);
  }

  onEvents(listener: (events: readonly HallEvent[]) => void): void {
    this.#listeners.push(listener);
  }

  report(broken: readonly string[]): void {
    this.broken.push(...broken);
  }

  async close(): Promise<void> {
    await this.#running().close();
  }

  #running(): Hall {
    if (this.#hall === null) throw new Error('the hall is not open yet');
    return this.#hall;
  }

  /** As an agent does: the same id again until there is an answer that will stand. */
  async #ask(actor: Actor, command: Command): Promise<Answer> {
    this.commands += 1;
    const id = `${this.#options.ids}-${String(this.commands).padStart(5, '0')}`;
    for (;;) {
      const answer = await this.#running().submit({ id, command, actor });
      const code = answer.outcome === 'refused' ? answer.refusal.code : null;
      if (code !== 'not-recorded' && code !== 'stopping') {
        if (this.#options.random.chance(redelivered)) void this.#redeliver(id, actor, command, answer);
        return answer;
      }
      await this.#options.time.until(this.#options.time.now() + RETRY);
    }
  }

  /** The network delivers it twice: the second time is answered like the first and changes nothing. */
  async #redeliver(id: string, actor: Actor, command: Command, first: Answer): Promise<void> {
    const { time, random } = this.#options;
    await time.until(time.now() + Math.round(random.exponential(20_000)));
    const again = await this.#running().submit({ id, command, actor });
    const stopping = again.outcome === 'refused' && again.refusal.code === 'stopping';
    if (stopping) return;
    if (!isDeepStrictEqual(first, again)) {
      this.broken.push(
        `${id} was answered ${JSON.stringify(first)} first and ${JSON.stringify(again)} again`,
      );
    }
  }

  #recorded({ events, state }: Recorded): void {
    this.told.push(...events);
    this.#closed = state.phase === 'closed';
    for (const window of state.windows.values()) {
      this.#keypads.set(window.number, { ticket: window.current, beeps: window.beeps });
      const waiting = this.#waiting.get(window.number);
      if (waiting !== undefined && window.beeps > waiting.beeps) waiting.wake();
    }
    for (const listener of this.#listeners) listener(events);
  }

  #keypad(window: number): KeypadSight {
    return this.#keypads.get(window) ?? { ticket: null, beeps: 0 };
  }

  #untilBeep(window: number, latest: number): Promise<void> {
    const { time, midnight } = this.#options;
    return new Promise((resolve) => {
      const callOff = time.schedule(midnight + latest, () => wake());
      const wake = (): void => {
        callOff();
        this.#waiting.delete(window);
        resolve();
      };
      this.#waiting.set(window, { beeps: this.#keypad(window).beeps, wake });
    });
  }
}

/** Where two texts begin to differ. */
function difference(a: string, b: string): string {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  const around = (text: string) => text.slice(Math.max(0, at - 60), at + 60);
  return `…${around(a)}… became …${around(b)}…`;
}
