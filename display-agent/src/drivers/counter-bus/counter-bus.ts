import { counterBus, type DeviceCodec, type Framer } from '@jiaohao/shared';
import type { KeypadAt } from '../../domain/plan-keypad.ts';
import type { Clock } from '../line/clock.ts';
import type { Dialect, Line } from '../line/line.ts';
import { Repeats } from './repeats.ts';

/** One window's devices on the bus and who wants to hear of them. */
export interface BusWindow extends KeypadAt {
  /** An evaluator listens at the same address. */
  readonly hasEvaluator: boolean;
  /** A key was pressed once, however often that was sent. */
  onKeys(action: counterBus.KeyAction | counterBus.UnknownKeys): void;
  /** A member gave a grade: 1 best … 5 worst. */
  onGrade(grade: number): void;
}

export interface CounterBusOptions {
  readonly line: Line;
  readonly clock: Clock;
  /** Any model of the bus: they differ in what keys mean, not in their frames. */
  readonly model: counterBus.Model;
  /** Counts what is dropped: sound frames that nobody here expects. */
  drop(why: string): void;
}

/**
 * The host's side of the keypad bus. Devices speak unasked and are acknowledged at once, ahead of every display that waits;
 * what was sent twice is acknowledged twice and acts once.
 */
export class CounterBus implements Dialect {
  readonly #options: CounterBusOptions;
  readonly #codec: DeviceCodec<counterBus.ToDevice, counterBus.ToHost>;
  readonly #framer: Framer<counterBus.ToHost>;
  readonly #windows = new Map<number, BusWindow>();
  readonly #repeats = new Repeats();

  constructor(options: CounterBusOptions) {
    this.#options = options;
    this.#codec = counterBus.counterBusCodec(options.model);
    this.#framer = this.#codec.toHost.framer();
    options.line.attach(this);
  }

  /** Listens to the devices of one window from now on. */
  connect(window: BusWindow): void {
    this.#windows.set(window.address, window);
  }

  get skipped(): number {
    return this.#framer.skipped;
  }

  get pending(): number {
    return this.#framer.pending;
  }

  receive(bytes: Uint8Array): void {
    for (const message of this.#framer.push(bytes)) this.#hear(message);
  }

  flush(): void {
    for (const message of this.#framer.flush()) this.#hear(message);
  }

  /** The frame of something to say to a device; for a turn on the line. */
  encode(order: counterBus.Order): Uint8Array {
    return this.#codec.toDevice.encode(order);
  }

  #hear(message: counterBus.ToHost): void {
    // Nobody can be told how the last words before an unplug ended. Our own words come from an adapter that hears itself late.
    if (!this.#options.line.isUp || message.kind === 'overheard') return;
    if (message.kind === 'unexpected') {
      this.#options.drop('frame of an unknown form');
      return;
    }
    const window = this.#windows.get(message.address);
    if (window === undefined) {
      this.#options.drop('frame from an address that no window has');
      return;
    }
    if (!startsEvaluatorByMistake(message, window)) this.#acknowledge(message);
    const now = this.#options.clock.now();
    if (!this.#repeats.isRepeat(JSON.stringify(message), now, window.model.foldMs))
      this.#act(message, window);
  }

  #acknowledge(message: counterBus.Report): void {
    this.#options.line.writeNow(this.encode(counterBus.echoOf(message)));
  }

  #act(message: counterBus.Report, window: BusWindow): void {
    switch (message.kind) {
      case 'keyPress':
        window.onKeys(counterBus.readKeys(window.model, message.digits, message.key));
        break;
      case 'grade': {
        const grade = counterBus.hallGrade(window.model, message.grade);
        if (grade === undefined) this.#options.drop('grade that the evaluator model does not have');
        else window.onGrade(grade);
        break;
      }
      case 'digits':
        // Digits that no function key followed ask for nothing.
        break;
    }
  }
}

/**
 * The acknowledgement of key 0B is, byte for byte, what starts the evaluator at that address. Where that key means something
 * else the member would be asked for a grade out of the blue, so it goes unacknowledged: the display tells the clerk, and
 * what the keypad sends again is folded.
 */
function startsEvaluatorByMistake(message: counterBus.Report, window: BusWindow): boolean {
  if (message.kind !== 'keyPress' || !window.hasEvaluator) return false;
  if (counterBus.echoOf(message).kind !== 'startEvaluation') return false;
  return counterBus.readKeys(window.model, message.digits, message.key).kind !== 'evaluate';
}
