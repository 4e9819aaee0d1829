import { mkdtempSync, readFileSync, rmSync, writeFileSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parse, stringify } from 'yaml';
import { z } from 'zod';
import { eventually } from './eventually.ts';
import { KioskPage } from './kiosk-page.ts';
import { Bench } from './bench.ts';
import { HubApi } from './hub-api.ts';
import { StaffMember } from './staff-member.ts';
import { zoneAtNoon } from './time-zones.ts';
import { root, runProgram, startProgram, type Running } from './processes.ts';

export interface WholeHallOptions {
  /** Bytes take the time they take at the baud rate. Default false. */
  readonly paced?: boolean;
  /** Changes the demonstration hall before it starts. */
  readonly changeHall?: (hall: DemoHall) => void;
  /** Changes the file of the display agent before it starts. */
  readonly changeDisplay?: (file: Record<string, unknown>) => void;
}

export const demoHall = z.looseObject({
  hall: z.looseObject({ settings: z.looseObject({}) }),
  timeZone: z.string(),
  listen: z.unknown(),
  data: z.string(),
});
type DemoHall = z.infer<typeof demoHall>;

const kiosks = ['K1', 'K2'] as const;
type KioskId = (typeof kiosks)[number];

/**
 * The demonstration hall in a directory of its own and on free ports: simulator, hub, two kiosks and a display agent, each
 * a process, on pseudo-terminals, with a real broker and a real journal.
 */
export class WholeHall {
  readonly directory: string;
  readonly bench: Bench;
  private readonly options: WholeHallOptions;
  private readonly programs: Map<string, Running>;
  private hubRunning: Running;
  private hubApi: HubApi;

  private constructor(directory: string, options: WholeHallOptions, simulator: Running, hub: Running) {
    this.directory = directory;
    this.options = options;
    this.programs = new Map([[simulator.name, simulator]]);
    this.hubRunning = hub;
    this.hubApi = new HubApi(hub.ready.http ?? '', directory);
    this.bench = new Bench(simulator.ready.http ?? '');
  }

  /** Starts everything and waits until every board shows what it should. */
  static async open(options: WholeHallOptions = {}): Promise<WholeHall> {
    const directory = mkdtempSync(join(tmpdir(), 'jiaohao-'));
    mkdirSync(join(directory, 'run/secrets'), { recursive: true });
    writeDemo(directory, 'sim.yaml', (sim) => ({ ...sim, http: { port: 0 }, paced: options.paced ?? false }));
    writeDemo(directory, 'hall.yaml', (file) => {
      const hall = { ...demoHall.parse(file), timeZone: zoneAtNoon() };
      options.changeHall?.(hall);
      return { ...hall, listen: { http: { port: 0 }, mqtt: { port: 0 } } };
    });
    for (const agent of [...kiosks, 'D1']) await enroll(agent, directory);
    const [simulator, hub] = await Promise.all([
      startProgram('sim', 'hardware-sim/src/main.ts', ['--config', 'sim.yaml'], directory),
      startProgram('hub', 'server/src/main.ts', ['--config', 'hall.yaml'], directory),
    ]);
    const hall = new WholeHall(directory, options, simulator, hub);
    hall.keepPorts();
    await Promise.all([...kiosks.map((kiosk) => hall.startKiosk(kiosk)), hall.startDisplay()]);
    await hall.isReadyForMembers();
    return hall;
  }

  /** The hub that runs now. */
  get hub(): HubApi {
    return this.hubApi;
  }

  get mqtt(): string {
    return this.hubRunning.ready.mqtt ?? '';
  }

  /** Somebody of the staff, at a page of the hub that runs now. */
  staff(number: string): StaffMember {
    return new StaffMember(this.hub, number);
  }

  kiosk(id: KioskId): KioskPage {
    return new KioskPage(this.program(id).ready.http ?? '');
  }

  program(name: string): Running {
    const program = name === 'hub' ? this.hubRunning : this.programs.get(name);
    if (program === undefined) throw new Error(`${name} is not running`);
    return program;
  }

  async startKiosk(id: KioskId): Promise<void> {
    writeDemo(this.directory, `kiosk-${id.toLowerCase()}.yaml`, (file) => ({
      ...file,
      hub: this.mqtt,
      http: { port: 0 },
    }));
    this.programs.set(
      id,
      await startProgram(
        id,
        'kiosk/src/main.ts',
        ['--config', `kiosk-${id.toLowerCase()}.yaml`],
        this.directory,
      ),
    );
  }

  async startDisplay(): Promise<void> {
    writeDemo(this.directory, 'display.yaml', (file) => {
      this.options.changeDisplay?.(file);
      return { ...file, hub: this.mqtt };
    });
    this.programs.set(
      'D1',
      await startProgram('D1', 'display-agent/src/main.ts', ['--config', 'display.yaml'], this.directory),
    );
  }

  /** The duty manager opens windows, so that a first press of the call key calls. */
  async openWindows(...windows: number[]): Promise<void> {
    for (const window of windows) await this.staff('10').does(`/windows/${window}/open`);
  }

  /** A power cut for the hub alone: no chance to say goodbye. */
  async killHub(): Promise<void> {
    await this.hubRunning.stop('SIGKILL');
  }

  /** The hub stands still while `meanwhile` happens: its machine is suspended, or its disk does not answer. */
  async freezeHubWhile(meanwhile: () => Promise<void>): Promise<void> {
    const { pid } = this.hubRunning;
    process.kill(pid, 'SIGSTOP');
    try {
      await meanwhile();
    } finally {
      process.kill(pid, 'SIGCONT');
    }
  }

  async startHub(): Promise<void> {
    this.hubRunning = await startProgram(
      'hub',
      'server/src/main.ts',
      ['--config', 'hall.yaml'],
      this.directory,
    );
    this.hubApi = new HubApi(this.hubRunning.ready.http ?? '', this.directory);
  }

  /** Changes the hall file; the hub reads it when it starts again. */
  rewriteHall(change: (hall: DemoHall) => void): void {
    const path = join(this.directory, 'hall.yaml');
    const hall = demoHall.parse(parse(readFileSync(path, 'utf8')));
    change(hall);
    writeFileSync(path, stringify(hall));
  }

  /** Stops everything and removes the directory; returns the exit codes. */
  async close(): Promise<Record<string, number | null>> {
    const codes: Record<string, number | null> = {};
    for (const program of [...[...this.programs.values()].reverse(), this.hubRunning])
      codes[program.name] = await program.stop();
    rmSync(this.directory, { recursive: true, force: true });
    return codes;
  }

  /** Kiosks offer services, and every board shows what its window is. */
  private async isReadyForMembers(): Promise<void> {
    for (const kiosk of kiosks) {
      await eventually(`${kiosk} ready for members`, async () => {
        const { page, readerWorks, printerWorks } = await this.kiosk(kiosk).now();
        return page === 'start' && readerWorks === true && printerWorks === true ? true : undefined;
      });
    }
    for (const window of [1, 2, 3, 4, 5, 6, 7, 8]) await this.bench.boardShows(window, /\S/);
  }

  /** A hub that is started again has to be where its agents look for it. */
  private keepPorts(): void {
    const port = (address: string | undefined): number => Number(new URL(address ?? '').port);
    const { http, mqtt } = this.hubRunning.ready;
    this.rewriteHall((hall) => {
      hall.listen = { http: { port: port(http) }, mqtt: { port: port(mqtt) } };
    });
  }
}

/** Gives an agent its secret, as the hall file `hall.yaml` in the directory has it. */
export async function enroll(agent: string, directory: string): Promise<void> {
  const args = ['enroll', agent, '--config', 'hall.yaml', '--out', `run/secrets/${agent}.json`];
  const { code, text } = await runProgram('server/src/main.ts', args, directory);
  if (code !== 0) throw new Error(`${agent} could not be enrolled: ${text}`);
}

/** Writes a file of the demonstration hall into a directory, changed. */
export function writeDemo(
  directory: string,
  name: string,
  change: (file: Record<string, unknown>) => unknown,
): void {
  const file = z
    .record(z.string(), z.unknown())
    .parse(parse(readFileSync(resolve(root, 'hardware-sim/demo', name), 'utf8')));
  writeFileSync(join(directory, name), stringify(change(file)));
}
