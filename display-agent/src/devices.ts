import type { DisplayEquipment } from '@jiaohao/shared';
import { createTally, type createLog, type Session, type Taps } from '@jiaohao/shared/node';
import type { AgentFile } from './agent-file.ts';
import { DeviceReports } from './device-reports.ts';
import type { KeptBoard } from './drivers/board/keep-board.ts';
import type { KeptKeypad } from './drivers/counter-bus/kept-keypad.ts';
import type { Clock } from './drivers/line/clock.ts';
import { LineDevices, type KeypadEars } from './line-devices.ts';
import { devicesOn, linePlans, sameLine, windowsOn, type LinePlan } from './line-plans.ts';
import type { KeepPort } from './open-line.ts';

export interface DeviceWorld {
  readonly session: Pick<Session, 'report' | 'forget'>;
  readonly log: ReturnType<typeof createLog>;
  readonly clock: Clock;
  readonly keepPort: KeepPort;
  /** Where technicians listen in. */
  readonly taps: Pick<Taps, 'port' | 'leave'>;
}

/** Every line of the agent, and what hangs on them now; which that is may change while it runs. */
export class Devices {
  readonly reports: DeviceReports;
  readonly #file: AgentFile;
  readonly #world: DeviceWorld;
  readonly #earsAt: (window: number) => KeypadEars;
  readonly #tally: ReturnType<typeof createTally>;
  readonly #lines = new Map<string, LineDevices>();

  constructor(file: AgentFile, world: DeviceWorld, earsAt: (window: number) => KeypadEars) {
    this.#file = file;
    this.#world = world;
    this.#earsAt = earsAt;
    this.reports = new DeviceReports(world.session, world.clock);
    this.#tally = createTally(world.log, 'frames');
  }

  /** Opens the lines an agent starts with. */
  open(equipment: DisplayEquipment): void {
    for (const plan of linePlans(equipment)) this.#open(plan);
  }

  board(window: number): KeptBoard | null {
    return this.#at(window, ({ boards }) => boards);
  }

  keypad(window: number): KeptKeypad | null {
    return this.#at(window, ({ keypads }) => keypads);
  }

  hasEvaluator(window: number): boolean {
    return [...this.#lines.values()].some(({ plan }) =>
      plan.keypads.some((each) => each.window === window && each.keypad.evaluator),
    );
  }

  /** What all devices are called in the hall. */
  get names(): string[] {
    return [...this.#lines.values()].flatMap(({ plan }) => devicesOn(plan));
  }

  /** The windows some device of which would be closed or opened by the change. */
  touchedBy(next: DisplayEquipment): ReadonlySet<number> {
    const { closing, opening } = this.#difference(next);
    return new Set([...closing.map(({ plan }) => plan), ...opening].flatMap(windowsOn));
  }

  /**
   * Closes the lines that are others from now on, and opens those; the rest goes on untouched. All are closed before any is
   * opened: a port may have gone from one line to another.
   */
  async become(next: DisplayEquipment): Promise<void> {
    const before = this.names;
    const { closing, opening } = this.#difference(next);
    for (const { plan } of closing) this.#lines.delete(plan.name);
    await Promise.all(closing.map((line) => line.close()));
    for (const plan of opening) this.#open(plan);
    const now = new Set(this.names);
    for (const gone of before.filter((name) => !now.has(name))) {
      this.reports.forget(gone);
      this.#world.session.forget(gone);
    }
  }

  async close(): Promise<void> {
    this.reports.close();
    await Promise.all([...this.#lines.values()].map((line) => line.close()));
    this.#tally.stop();
  }

  #difference(next: DisplayEquipment): { closing: LineDevices[]; opening: LinePlan[] } {
    const plans = linePlans(next);
    const stays = (plan: LinePlan): boolean => {
      const open = this.#lines.get(plan.name);
      return open !== undefined && sameLine(open.plan, plan);
    };
    const staying = new Set(plans.filter(stays).map(({ name }) => name));
    return {
      closing: [...this.#lines.values()].filter(({ plan }) => !staying.has(plan.name)),
      opening: plans.filter(({ name }) => !staying.has(name)),
    };
  }

  #open(plan: LinePlan): void {
    const { wire } = this.#file;
    const around = {
      file: this.#file,
      wire,
      reports: this.reports,
      tally: this.#tally,
      earsAt: this.#earsAt,
    };
    this.#lines.set(plan.name, new LineDevices(plan, { ...this.#world, ...around }));
  }

  #at<Kept>(window: number, of: (line: LineDevices) => ReadonlyMap<number, Kept>): Kept | null {
    for (const line of this.#lines.values()) {
      const kept = of(line).get(window);
      if (kept !== undefined) return kept;
    }
    return null;
  }
}
