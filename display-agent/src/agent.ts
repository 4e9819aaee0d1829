import { boardDesired, counterBus, keypadDesired, topics, type DeviceFault } from '@jiaohao/shared';
import { createTally, type createLog, type Session } from '@jiaohao/shared/node';
import { BoardDrivers } from './board-drivers.ts';
import type { AgentFile, WindowPlan } from './agent-file.ts';
import { DeviceReports, type ReportedDevice } from './device-reports.ts';
import { KeptBoard } from './drivers/board/keep-board.ts';
import { CounterBus } from './drivers/counter-bus/counter-bus.ts';
import { KeptKeypad } from './drivers/counter-bus/kept-keypad.ts';
import type { Clock } from './drivers/line/clock.ts';
import { known } from './line-users.ts';
import { openLines, type KeepPort, type OpenLine } from './lines.ts';
import { WindowInput } from './window-input.ts';

export interface AgentWorld {
  readonly session: Session;
  readonly log: ReturnType<typeof createLog>;
  readonly clock: Clock;
  readonly keepPort: KeepPort;
}

interface Closable {
  close(): void | Promise<void>;
}

/** A running display agent: every line open or being tried, every window's devices wired to the hub. */
export class DisplayAgent {
  readonly #file: AgentFile;
  readonly #world: AgentWorld;
  readonly #reports: DeviceReports;
  readonly #tally: ReturnType<typeof createTally>;
  readonly #lines: ReadonlyMap<string, OpenLine>;
  readonly #drivers: BoardDrivers;
  readonly #buses = new Map<string, CounterBus>();
  readonly #kept: Closable[] = [];

  constructor(file: AgentFile, world: AgentWorld) {
    this.#file = file;
    this.#world = world;
    this.#reports = new DeviceReports(world.session, world.clock);
    this.#tally = createTally(world.log, 'frames');
    this.#lines = openLines(file, world.clock, world.keepPort);
    this.#drivers = new BoardDrivers(world.clock);
    for (const [name, { line }] of this.#lines) {
      line.listen({
        up: () => world.log.info({ line: name }, `line ${name} is open`),
        down: (why) =>
          world.log.warn({ line: name }, `line ${name}: ${why}; trying on, everything else works`),
      });
    }
    for (const plan of file.windows) this.#window(plan);
  }

  async close(): Promise<void> {
    for (const kept of this.#kept) await kept.close();
    this.#reports.close();
    await Promise.all([...this.#lines.values()].map(({ line }) => line.close()));
    this.#tally.stop();
  }

  #window(plan: WindowPlan): void {
    const input = plan.keypad === undefined ? null : this.#keypad(plan.window, plan.keypad);
    const board = plan.board === undefined ? null : this.#board(plan.window, plan.board);
    // Also without a board: the face tells whether the pause key pauses or resumes.
    this.#world.session.subscribe(topics.board(this.#file.hall, plan.window), boardDesired, (desired) => {
      input?.faceIs(desired.face);
      board?.want(desired);
    });
  }

  #board(window: number, plan: NonNullable<WindowPlan['board']>): KeptBoard {
    const on = this.#lineOf(plan.line);
    const { boardTimes: times, colours } = this.#file;
    const device = { device: `board-${window}`, kind: 'board', window } as const;
    const kept = new KeptBoard({
      line: on.line,
      driver: this.#drivers.driverFor(plan, on),
      colours,
      times,
      clock: this.#world.clock,
      onFaults: (faults) => this.#reports.faults(device, faults, on.line.skipped),
    });
    this.#kept.push(kept);
    return kept;
  }

  #keypad(window: number, plan: NonNullable<WindowPlan['keypad']>): WindowInput {
    const { line } = this.#lineOf(plan.line);
    const { address } = plan;
    const { keypadTimes: times, hall } = this.#file;
    const { session, clock } = this.#world;
    const model = known(counterBus.models, plan.model);
    const bus = this.#busOf(plan.line, model);
    const keypad = new KeptKeypad({
      at: { address, model },
      line,
      times,
      clock,
      encode: (order) => bus.encode(order),
    });
    this.#kept.push(keypad);
    const input = new WindowInput({ window, session, feedback: keypad, ...this.#keyTables() });
    bus.connect({
      address,
      model,
      hasEvaluator: plan.evaluator,
      onKeys: (action) => void input.keys(action),
      onGrade: (grade) => void input.grade(grade),
    });
    session.subscribe(topics.keypad(hall, window), keypadDesired, (desired) => keypad.want(desired));
    this.#reportWithLine({ device: `keypad-${window}`, kind: 'keypad', window }, plan.line);
    if (plan.evaluator)
      this.#reportWithLine({ device: `evaluator-${window}`, kind: 'evaluator', window }, plan.line);
    return input;
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
      this.#reports.faults(device, line.missing === null ? noisy : ['unplugged'], line.skipped);
    };
    line.listen({ up: tell, down: tell, noise: tell });
  }

  #keyTables(): { tables: ConstructorParameters<typeof WindowInput>[0]['tables']; pressLifetimeMs: number } {
    const { transferCodes, pauseReason, pressLifetimeMs } = this.#file.keys;
    const codes = new Map(Object.entries(transferCodes).map(([code, service]) => [Number(code), service]));
    return { tables: { transferCodes: codes, pauseReason }, pressLifetimeMs };
  }

  #lineOf(name: string): OpenLine {
    return known(this.#lines, name);
  }
}
