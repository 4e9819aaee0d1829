import { counterBus, type DeviceFault } from '@jiaohao/shared';
import { createTally, type createLog, type Session, type Taps } from '@jiaohao/shared/node';
import { BoardDrivers } from './board-drivers.ts';
import type { AgentFile, WindowPlan } from './agent-file.ts';
import { deviceNames } from './device-names.ts';
import { DeviceReports, type ReportedDevice } from './device-reports.ts';
import { KeptBoard } from './drivers/board/keep-board.ts';
import { CounterBus, type BusWindow } from './drivers/counter-bus/counter-bus.ts';
import { KeptKeypad } from './drivers/counter-bus/kept-keypad.ts';
import type { Clock } from './drivers/line/clock.ts';
import { known } from './line-users.ts';
import { openLines, type KeepPort, type OpenLine } from './lines.ts';

export interface DeviceWorld {
  readonly session: Pick<Session, 'report'>;
  readonly log: ReturnType<typeof createLog>;
  readonly clock: Clock;
  readonly keepPort: KeepPort;
  /** Where technicians listen in. */
  readonly taps: Pick<Taps, 'port'>;
}

/** Who hears what is keyed and graded at a window. */
export type KeypadEars = Pick<BusWindow, 'onKeys' | 'onGrade'>;

/** Every line of the file, open or being tried, the devices on them kept as desired, and their faults reported. */
export class Devices {
  readonly reports: DeviceReports;
  readonly #file: AgentFile;
  readonly #world: DeviceWorld;
  readonly #tally: ReturnType<typeof createTally>;
  readonly #lines: ReadonlyMap<string, OpenLine>;
  readonly #drivers: BoardDrivers;
  readonly #buses = new Map<string, CounterBus>();
  readonly #kept: { close(): void }[] = [];

  constructor(file: AgentFile, world: DeviceWorld) {
    const { session, log, clock, keepPort, taps } = world;
    this.#file = file;
    this.#world = world;
    this.reports = new DeviceReports(session, clock);
    this.#tally = createTally(log, 'frames');
    this.#lines = openLines(file, clock, keepPort, taps);
    this.#drivers = new BoardDrivers(clock);
    for (const [name, { line }] of this.#lines) {
      line.listen({
        up: () => log.info({ line: name }, `line ${name} is open`),
        down: (why) => log.warn({ line: name }, `line ${name}: ${why}; trying on, everything else works`),
      });
    }
  }

  /** The board of a window. */
  board(window: number, plan: NonNullable<WindowPlan['board']>): KeptBoard {
    const on = this.#lineOf(plan.line);
    const { boardTimes: times, colours } = this.#file;
    const device = { device: deviceNames.board(window), kind: 'board', window } as const;
    const kept = new KeptBoard({
      line: on.line,
      driver: this.#drivers.driverFor(plan, on),
      colours,
      times,
      clock: this.#world.clock,
      onFaults: (faults) => this.reports.faults(device, faults, on.line.skipped),
    });
    this.#kept.push(kept);
    return kept;
  }

  /** The keypad of a window, and its evaluator. */
  keypad(window: number, plan: NonNullable<WindowPlan['keypad']>, ears: KeypadEars): KeptKeypad {
    const { line } = this.#lineOf(plan.line);
    const { address } = plan;
    const model = known(counterBus.models, plan.model);
    const bus = this.#busOf(plan.line, model);
    const keypad = new KeptKeypad({
      at: { address, model },
      line,
      times: this.#file.keypadTimes,
      clock: this.#world.clock,
      encode: (order) => bus.encode(order),
    });
    this.#kept.push(keypad);
    bus.connect({ address, model, hasEvaluator: plan.evaluator, ...ears });
    this.#reportWithLine({ device: deviceNames.keypad(window), kind: 'keypad', window }, plan.line);
    if (plan.evaluator)
      this.#reportWithLine({ device: deviceNames.evaluator(window), kind: 'evaluator', window }, plan.line);
    return keypad;
  }

  async close(): Promise<void> {
    for (const kept of this.#kept) kept.close();
    this.reports.close();
    await Promise.all([...this.#lines.values()].map(({ line }) => line.close()));
    this.#tally.stop();
  }

  #busOf(name: string, model: counterBus.Model): CounterBus {
    const open = this.#buses.get(name);
    if (open !== undefined) return open;
    const { line } = this.#lineOf(name);
    const bus = new CounterBus({
      line,
      clock: this.#world.clock,
      model,
      drop: (why) => this.#tally.count(why),
    });
    this.#buses.set(name, bus);
    this.#reportWithLine({ device: name, kind: 'counter-bus' }, name);
    return bus;
  }

  /** Keypads and evaluators never answer the host: what is known of them is how their line is. */
  #reportWithLine(device: ReportedDevice, name: string): void {
    const { line } = this.#lineOf(name);
    const tell = (): void => {
      const noisy: DeviceFault[] = line.isNoisy ? ['cable-noise'] : [];
      this.reports.faults(device, line.missing === null ? noisy : ['unplugged'], line.skipped);
    };
    line.listen({ up: tell, down: tell, noise: tell });
  }

  #lineOf(name: string): OpenLine {
    return known(this.#lines, name);
  }
}
