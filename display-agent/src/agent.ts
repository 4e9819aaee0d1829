import { displayEquipment, roster, topics, type DisplayEquipment } from '@jiaohao/shared';
import {
  openDeviceTests,
  openEquipment,
  type AtHand,
  type EquipmentHands,
  type KeptEquipment,
  type Session,
} from '@jiaohao/shared/node';
import type { AgentFile, VoicePlan } from './agent-file.ts';
import { tryDevice, type TriedWindow } from './counter-tests.ts';
import { CounterWindow, type CounterWindowOptions } from './counter-window.ts';
import { deviceNames } from './device-names.ts';
import { Devices, type DeviceWorld } from './devices.ts';
import type { KeyTables } from './domain/read-press.ts';
import { followKept } from './follow-kept.ts';
import { HubStanding } from './hub-standing.ts';
import { KeyTrials } from './key-trials.ts';
import type { KeypadEars } from './line-devices.ts';
import { ManualCalling } from './manual-calling.ts';
import type { SpeakerProgram } from './voice/say-aloud.ts';
import { openVoice, type Voice } from './voice/voice.ts';

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
  readonly #equipment: KeptEquipment<DisplayEquipment>;
  readonly #devices: Devices;
  readonly #voice: Voice | null;
  readonly #windows = new Map<number, CounterWindow>();
  readonly #trials: KeyTrials;
  readonly #manual: ManualCalling;
  readonly #standing: HubStanding;

  constructor(file: AgentFile, world: AgentWorld) {
    const { session, clock, log } = world;
    this.#file = file;
    this.#world = world;
    this.#equipment = this.#openEquipment();
    this.#devices = new Devices(file, world, (window) => this.#earsAt(window));
    this.#trials = new KeyTrials(clock);
    this.#voice = this.#openVoice();
    this.#devices.open(this.#equipment.inUse);
    this.#serve(this.#equipment.inUse);
    const front = (window: number) => this.#windows.get(window)?.front;
    const fronts = () => [...this.#windows.values()].map((each) => each.front);
    this.#manual = new ManualCalling({ session, front, fronts, log, wallClock: Date.now });
    followKept(world, topics.roster(file.hall), roster, (now) => this.#manual.rosterIs(now));
    this.#standing = new HubStanding({
      session,
      clock,
      wasAlone: ManualCalling.isUnfinished(session),
      onBack: () => this.#manual.handOver(),
    });
    this.#openTests();
    this.#equipment.serve(this.#hands());
  }

  /** The windows it looks after now. */
  get windows(): number[] {
    return [...this.#windows.keys()];
  }

  async close(): Promise<void> {
    this.#equipment.close();
    this.#standing.close();
    this.#voice?.close();
    this.#trials.close();
    await this.#devices.close();
  }

  #openEquipment(): KeptEquipment<DisplayEquipment> {
    const { hall, agent, lines, windows } = this.#file;
    const { session, atHand, clock, log } = this.#world;
    return openEquipment({
      hall,
      agent,
      session,
      atHand,
      log,
      schema: displayEquipment,
      own: { lines, windows },
      schedule: (ms, fn) => clock.schedule(ms, fn),
    });
  }

  #hands(): EquipmentHands<DisplayEquipment> {
    return {
      isQuiet: (next) => {
        const touched = this.#devices.touchedBy(next);
        return ![...this.#windows.values()].some(({ window, isBusy }) => isBusy && touched.has(window));
      },
      become: async (next) => {
        const touched = this.#devices.touchedBy(next);
        this.#serve(next);
        await this.#devices.become(next);
        for (const window of touched) this.#windows.get(window)?.front.showAgain();
      },
      devices: () => [
        ...this.#devices.names,
        ...(this.#voice === null ? [] : [deviceNames.speaker(this.#file.agent)]),
      ],
    };
  }

  /** Looks after these windows from now on, and after no others. */
  #serve({ windows }: DisplayEquipment): void {
    const served = new Set(windows.map(({ window }) => window));
    for (const [window, gone] of this.#windows) {
      if (served.has(window)) continue;
      gone.close();
      this.#windows.delete(window);
    }
    for (const window of served)
      if (!this.#windows.has(window)) this.#windows.set(window, new CounterWindow(window, this.#around()));
  }

  #around(): CounterWindowOptions {
    const { hall, keys } = this.#file;
    const { session, atHand } = this.#world;
    return {
      hall,
      session,
      atHand,
      devices: this.#devices,
      trials: this.#trials,
      voice: this.#voice,
      speaks: () => this.#file.voice?.speaks === 'all' || this.#standing.isAlone,
      standing: () => this.#standing,
      manual: () => this.#manual,
      tables: this.#keyTables(),
      pressLifetimeMs: keys.pressLifetimeMs,
    };
  }

  /** Looked up at each press: a keypad may hang at a window before the window is served. */
  #earsAt(window: number): KeypadEars {
    return {
      onKeys: (action) => this.#windows.get(window)?.ears.onKeys(action),
      onGrade: (grade) => this.#windows.get(window)?.ears.onGrade(grade),
    };
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
    const all = { agent, trials: this.#trials, voice: this.#voice };
    openDeviceTests({
      hall,
      agent,
      session,
      log,
      attempt: (test) => tryDevice({ ...all, windows: this.#tried() }, test),
    });
  }

  #tried(): TriedWindow[] {
    return [...this.#windows.values()].map(({ window, front }) => ({
      window,
      front,
      board: this.#devices.board(window),
      keypad: this.#devices.keypad(window),
      hasEvaluator: this.#devices.hasEvaluator(window),
    }));
  }

  #keyTables(): KeyTables {
    const { transferCodes, pauseReason } = this.#file.keys;
    const codes = new Map(Object.entries(transferCodes).map(([code, service]) => [Number(code), service]));
    return { transferCodes: codes, pauseReason };
  }
}
