import { counterBus, knownModel, type DeviceFault } from '@jiaohao/shared';
import type { createLog, createTally } from '@jiaohao/shared/node';
import type { AgentFile } from './agent-file.ts';
import { BoardDrivers } from './board-drivers.ts';
import { deviceNames } from './device-names.ts';
import type { DeviceReports, ReportedDevice } from './device-reports.ts';
import { KeptBoard } from './drivers/board/keep-board.ts';
import { CounterBus, type BusWindow } from './drivers/counter-bus/counter-bus.ts';
import { KeptKeypad } from './drivers/counter-bus/kept-keypad.ts';
import type { LinePlan } from './line-plans.ts';
import { openLine, type LineWorld, type OpenLine } from './open-line.ts';

/** Who hears what is keyed and graded at a window. */
export type KeypadEars = Pick<BusWindow, 'onKeys' | 'onGrade'>;

export interface LineDevicesWorld extends LineWorld {
  readonly file: Pick<AgentFile, 'boardTimes' | 'keypadTimes' | 'colours'>;
  readonly log: ReturnType<typeof createLog>;
  readonly reports: DeviceReports;
  readonly tally: ReturnType<typeof createTally>;
  readonly earsAt: (window: number) => KeypadEars;
}

/** One line, open or being tried, with the devices on it kept as desired and their faults reported until it is closed. */
export class LineDevices {
  readonly plan: LinePlan;
  readonly boards = new Map<number, KeptBoard>();
  readonly keypads = new Map<number, KeptKeypad>();
  readonly #world: LineDevicesWorld;
  readonly #on: OpenLine;
  #isClosed = false;

  constructor(plan: LinePlan, world: LineDevicesWorld) {
    this.plan = plan;
    this.#world = world;
    this.#on = openLine(plan, world);
    this.#tellOfPort();
    this.#openKeypads();
    const drivers = new BoardDrivers(this.#on, world.clock);
    for (const { window, board } of plan.boards)
      this.boards.set(window, this.#board(window, drivers.driverFor(board)));
  }

  async close(): Promise<void> {
    // What its drivers still learn is of a port that is not theirs any more.
    this.#isClosed = true;
    for (const kept of [...this.boards.values(), ...this.keypads.values()]) kept.close();
    await this.#on.close();
  }

  #tellOfPort(): void {
    const { log } = this.#world;
    const { name } = this.plan;
    this.#on.line.listen({
      up: () => log.info({ line: name }, `line ${name} is open`),
      down: (why) => log.warn({ line: name }, `line ${name}: ${why}; trying on, everything else works`),
    });
  }

  #board(window: number, driver: ReturnType<BoardDrivers['driverFor']>): KeptBoard {
    const { boardTimes: times, colours } = this.#world.file;
    const device = { device: deviceNames.board(window), kind: 'board', window } as const;
    return new KeptBoard({
      line: this.#on.line,
      driver,
      colours,
      times,
      clock: this.#world.clock,
      onFaults: (faults) => this.#report(device, faults),
    });
  }

  #openKeypads(): void {
    const { name, keypads } = this.plan;
    const [first] = keypads;
    if (first === undefined) return;
    const { tally, clock } = this.#world;
    const bus = new CounterBus({
      line: this.#on.line,
      clock,
      model: knownModel(counterBus.models, first.keypad.model),
      drop: (why) => tally.count(why),
    });
    this.#reportWithLine({ device: name, kind: 'counter-bus' });
    for (const each of keypads) this.#keypad(bus, each);
  }

  /** The keypad of a window, and its evaluator. */
  #keypad(bus: CounterBus, { window, keypad: plan }: LinePlan['keypads'][number]): void {
    const { file, clock, earsAt } = this.#world;
    const { address } = plan;
    const model = knownModel(counterBus.models, plan.model);
    const keypad = new KeptKeypad({
      at: { address, model },
      line: this.#on.line,
      times: file.keypadTimes,
      clock,
      encode: (order) => bus.encode(order),
    });
    this.keypads.set(window, keypad);
    bus.connect({ address, model, hasEvaluator: plan.evaluator, ...earsAt(window) });
    this.#reportWithLine({ device: deviceNames.keypad(window), kind: 'keypad', window });
    if (plan.evaluator)
      this.#reportWithLine({ device: deviceNames.evaluator(window), kind: 'evaluator', window });
  }

  /** Keypads and evaluators never answer the host: what is known of them is how their line is. */
  #reportWithLine(device: ReportedDevice): void {
    const { line } = this.#on;
    const tell = (): void => {
      const noisy: DeviceFault[] = line.isNoisy ? ['cable-noise'] : [];
      this.#report(device, line.missing === null ? noisy : ['unplugged']);
    };
    line.listen({ up: tell, down: tell, noise: tell });
  }

  #report(device: ReportedDevice, faults: readonly DeviceFault[]): void {
    if (!this.#isClosed) this.#world.reports.faults(device, faults, this.#on.line.skipped);
  }
}
