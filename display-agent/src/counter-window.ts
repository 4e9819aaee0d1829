import { boardDesired, counterBus, keypadDesired, topics, type WindowNumber } from '@jiaohao/shared';
import type { AtHand, Session } from '@jiaohao/shared/node';
import type { KeyTables } from './domain/read-press.ts';
import { deviceNames } from './device-names.ts';
import type { Devices } from './devices.ts';
import { followKept } from './follow-kept.ts';
import type { HubStanding } from './hub-standing.ts';
import type { KeyTrials } from './key-trials.ts';
import type { KeypadEars } from './line-devices.ts';
import type { ManualCalling } from './manual-calling.ts';
import type { Voice } from './voice/voice.ts';
import { WindowFront } from './window-front.ts';
import { WindowInput } from './window-input.ts';

/** What one window shares with the others of its agent. What the agent makes after its windows is asked for when needed. */
export interface CounterWindowOptions {
  readonly hall: string;
  readonly session: Session;
  readonly atHand: AtHand;
  readonly devices: Pick<Devices, 'board' | 'keypad'>;
  readonly trials: KeyTrials;
  readonly voice: Pick<Voice, 'call'> | null;
  /** Whether calls are spoken here now. */
  readonly speaks: () => boolean;
  readonly standing: () => HubStanding;
  readonly manual: () => ManualCalling;
  readonly tables: KeyTables;
  readonly pressLifetimeMs: number;
}

/** One window: what the hub desires of it, and what is keyed at it, whichever devices hang there just now. */
export class CounterWindow {
  readonly window: WindowNumber;
  readonly front: WindowFront;
  readonly #options: CounterWindowOptions;
  readonly #input: WindowInput;
  readonly #stop: readonly (() => void)[];

  constructor(window: WindowNumber, options: CounterWindowOptions) {
    const { hall, devices, trials } = options;
    this.window = window;
    this.#options = options;
    this.front = new WindowFront(window, {
      board(desired) {
        devices.board(window)?.want(desired);
        if (desired.face === 'call') trials.overtake(window);
      },
      keypad: (desired) => devices.keypad(window)?.want(desired),
      voice(call) {
        if (options.speaks()) options.voice?.call(call);
      },
    });
    this.#input = this.#openInput();
    const { front } = this;
    this.#stop = [
      followKept(options, topics.board(hall, window), boardDesired, (now) => front.hubSaysBoard(now)),
      followKept(options, topics.keypad(hall, window), keypadDesired, (now) => front.hubSaysKeypad(now)),
    ];
  }

  /** Who hears its keypad and its evaluator. */
  get ears(): KeypadEars {
    const { trials, devices } = this.#options;
    const { window } = this;
    return {
      onKeys: (action) => {
        if (!trials.takes(deviceNames.keypad(window), counterBus.wordsOfPress(action)))
          void this.#input.keys(action);
        else devices.keypad(window)?.accept();
      },
      onGrade: (grade) => {
        const what = { zh: `评价 ${grade}`, en: `grade ${grade}` };
        if (!trials.takes(deviceNames.evaluator(window), what)) void this.#input.grade(grade);
      },
    };
  }

  /** A clerk waits for the answer to a press, or a technician for the end of a test. */
  get isBusy(): boolean {
    const { trials, devices } = this.#options;
    const isTried = devices.board(this.window)?.isTried ?? false;
    return this.#input.isBusy || isTried || trials.isWaitingAt(this.window);
  }

  /** It is not this agent's any more. */
  close(): void {
    for (const stop of this.#stop) stop();
  }

  #openInput(): WindowInput {
    const { session, tables, pressLifetimeMs, devices, standing, manual } = this.#options;
    const { window, front } = this;
    return new WindowInput({
      window,
      session,
      withoutHub: {
        get isAlone() {
          return standing().isAlone;
        },
        get presses() {
          return standing().presses;
        },
        press: (action) => manual().press(window, action),
      },
      tables,
      face: () => front.hubFace,
      pressLifetimeMs,
      feedback: {
        accept: () => devices.keypad(window)?.accept(),
        refuse: (digits) => devices.keypad(window)?.refuse(digits),
      },
    });
  }
}
