import { boardDesired, counterBus, keypadDesired, roster, topics } from '@jiaohao/shared';
import { openDeviceTests, type AtHand, type Session } from '@jiaohao/shared/node';
import type { ZodType } from 'zod';
import type { AgentFile, VoicePlan, WindowPlan } from './agent-file.ts';
import { tryDevice, type TriedWindow } from './counter-tests.ts';
import { deviceNames } from './device-names.ts';
import { Devices, type DeviceWorld } from './devices.ts';
import type { KeptKeypad } from './drivers/counter-bus/kept-keypad.ts';
import type { KeyTables } from './domain/read-press.ts';
import { HubStanding } from './hub-standing.ts';
import { KeyTrials } from './key-trials.ts';
import { ManualCalling } from './manual-calling.ts';
import type { SpeakerProgram } from './voice/say-aloud.ts';
import { openVoice, type Voice } from './voice/voice.ts';
import { WindowFront } from './window-front.ts';
import { WindowInput } from './window-input.ts';

export interface AgentWorld extends DeviceWorld {
  readonly session: Session;
  /** What the hub said last, from before this start. */
  readonly atHand: AtHand;
  readonly speakerFor: (plan: VoicePlan) => SpeakerProgram;
}

/** A running display agent: every window's devices wired to the hub, and to each other while it is away. */
export class DisplayAgent {
  readonly #file: AgentFile;
  readonly #world: AgentWorld;
  readonly #devices: Devices;
  readonly #voice: Voice | null;
  readonly #fronts = new Map<number, WindowFront>();
  readonly #tried: TriedWindow[] = [];
  readonly #trials: KeyTrials;
  readonly #manual: ManualCalling;
  readonly #standing: HubStanding;

  constructor(file: AgentFile, world: AgentWorld) {
    const { session, clock, log } = world;
    this.#file = file;
    this.#world = world;
    this.#devices = new Devices(file, world);
    this.#trials = new KeyTrials(clock);
    this.#voice = this.#openVoice();
    for (const plan of file.windows) this.#fronts.set(plan.window, this.#front(plan));
    this.#hearOfWindows();
    this.#manual = new ManualCalling({ session, fronts: this.#fronts, log, wallClock: Date.now });
    this.#keepUp(topics.roster(file.hall), roster, (now) => this.#manual.rosterIs(now));
    this.#standing = new HubStanding({
      session,
      clock,
      wasAlone: ManualCalling.isUnfinished(session),
      onBack: () => this.#manual.handOver(),
    });
    this.#openTests();
  }

  async close(): Promise<void> {
    this.#standing.close();
    this.#voice?.close();
    this.#trials.close();
    await this.#devices.close();
  }

  #front({ window, keypad: keypadPlan, board: boardPlan }: WindowPlan): WindowFront {
    const board = boardPlan === undefined ? null : this.#devices.board(window, boardPlan);
    const keypad: KeptKeypad | null =
      keypadPlan === undefined
        ? null
        : this.#devices.keypad(window, keypadPlan, {
            onKeys: (action) => {
              if (!this.#trials.takes(deviceNames.keypad(window), counterBus.wordsOfPress(action)))
                void input?.keys(action);
              else keypad?.accept();
            },
            onGrade: (grade) => {
              const what = { zh: `评价 ${grade}`, en: `grade ${grade}` };
              if (!this.#trials.takes(deviceNames.evaluator(window), what)) void input?.grade(grade);
            },
          });
    const front = new WindowFront(window, {
      board: (desired) => {
        board?.want(desired);
        if (desired.face === 'call') this.#trials.overtake(window);
      },
      keypad: (desired) => keypad?.want(desired),
      voice: (call) => {
        if (this.#file.voice?.speaks === 'all' || this.#standing.isAlone) this.#voice?.call(call);
      },
    });
    const input = keypad === null ? null : this.#input(window, front, keypad);
    this.#tried.push({ window, front, board, keypad, hasEvaluator: keypadPlan?.evaluator ?? false });
    return front;
  }

  #input(window: number, front: WindowFront, feedback: KeptKeypad): WindowInput {
    const standing = (): HubStanding => this.#standing;
    const manual = (): ManualCalling => this.#manual;
    return new WindowInput({
      window,
      session: this.#world.session,
      withoutHub: {
        get isAlone() {
          return standing().isAlone;
        },
        get presses() {
          return standing().presses;
        },
        press: (action) => manual().press(window, action),
      },
      tables: this.#keyTables(),
      face: () => front.hubFace,
      pressLifetimeMs: this.#file.keys.pressLifetimeMs,
      feedback,
    });
  }

  #hearOfWindows(): void {
    const { hall } = this.#file;
    for (const [window, front] of this.#fronts) {
      this.#keepUp(topics.board(hall, window), boardDesired, (desired) => front.hubSaysBoard(desired));
      this.#keepUp(topics.keypad(hall, window), keypadDesired, (desired) => front.hubSaysKeypad(desired));
    }
  }

  /** What the hub says is known at the next start too, when it may not be there. */
  #keepUp<T>(topic: string, schema: ZodType<T>, listener: (value: T) => void): void {
    const { session, atHand } = this.#world;
    const kept = atHand.read(topic, schema);
    if (kept !== null) listener(kept);
    session.subscribe(topic, schema, (value) => {
      listener(value);
      atHand.keep(topic, value);
    });
  }

  #openVoice(): Voice | null {
    const { voice: plan, agent } = this.#file;
    if (plan === undefined) return null;
    const device = { device: deviceNames.speaker(agent), kind: 'speaker', speaks: plan.speaks } as const;
    return openVoice({
      plan,
      program: this.#world.speakerFor(plan),
      clock: this.#world.clock,
      onFaults: (faults) => this.#devices.reports.faults(device, faults, 0),
    });
  }

  /** Lets the hub try the devices, for technicians and before the hall opens. */
  #openTests(): void {
    const { agent, hall } = this.#file;
    const { session, log } = this.#world;
    const all = { agent, windows: this.#tried, trials: this.#trials, voice: this.#voice };
    openDeviceTests({ hall, agent, session, log, attempt: (test) => tryDevice(all, test) });
  }

  #keyTables(): KeyTables {
    const { transferCodes, pauseReason } = this.#file.keys;
    const codes = new Map(Object.entries(transferCodes).map(([code, service]) => [Number(code), service]));
    return { transferCodes: codes, pauseReason };
  }
}
