import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { simulatorConfig } from '../../hardware-sim/src/config.ts';
import { speakerCommand } from '../../hardware-sim/src/demo/demo-files.ts';
import { titles } from '../../hardware-sim/src/demo/parts.ts';
import { startSimulator, type Simulator } from '../../hardware-sim/src/simulator.ts';
import { openLinkProxy } from '../../hardware-sim/src/stage/link-proxy.ts';
import { openSmallDisk, type SmallDisk } from '../../hardware-sim/src/stage/small-disk.ts';
import { openStage, type Stage } from '../../hardware-sim/src/stage/stage.ts';
import type { StagedProgram } from '../../hardware-sim/src/stage/staged-program.ts';
import { eventually } from './eventually.ts';
import {
  demoHall,
  enroll,
  importPlan,
  readHallFile,
  rewriteHall,
  writeDemo,
  type DemoHall,
} from './hall-files.ts';
import { KioskPage } from './kiosk-page.ts';
import { Bench } from './bench.ts';
import { HubApi } from './hub-api.ts';
import { StaffMember } from './staff-member.ts';
import { StaffSecrets } from './staff-secrets.ts';
import { zoneAtNoon } from './time-zones.ts';
import { root } from './processes.ts';

export interface WholeHallOptions {
  /** Bytes take the time they take at the baud rate. Default false. */
  readonly paced?: boolean;
  /** Changes the demonstration hall before it starts. */
  readonly changeHall?: (hall: DemoHall) => void;
  /** Changes the file of each kiosk before it starts. */
  readonly changeKiosk?: (file: Record<string, unknown>) => void;
  /** Changes the file of the display agent before it starts. */
  readonly changeDisplay?: (file: Record<string, unknown>) => void;
  /** The hub's data lie on a disk of its own of so many megabytes. Rejects with code `no-small-disk` where there can be none. */
  readonly diskMegabytes?: number;
}

const kiosks = ['K1', 'K2'] as const;
export type KioskId = (typeof kiosks)[number];
/** The programs of the hall that can fail. */
export type ProgramId = KioskId | 'hub' | 'D1';

/**
 * The demonstration hall in a directory of its own and on free ports: the devices on pseudo-terminals, and hub, two kiosks
 * and a display agent, each a process on the simulator's stage, with a real broker and a real journal. What the bench page
 * shows of it is at {@link Bench.address}.
 */
export class WholeHall {
  readonly directory: string;
  readonly bench: Bench;
  private readonly simulator: Simulator;
  private readonly stage: Stage;
  readonly disk: SmallDisk | undefined;
  /** Passwords and PINs of the staff. */
  readonly secrets: StaffSecrets;
  private hubApi: { readonly life: number; readonly api: HubApi } | null = null;

  private constructor(directory: string, simulator: Simulator, stage: Stage, disk: SmallDisk | undefined) {
    this.directory = directory;
    this.simulator = simulator;
    this.stage = stage;
    this.disk = disk;
    this.secrets = new StaffSecrets(this);
    this.bench = new Bench(simulator.address);
  }

  /** Starts everything and waits until every board shows what it should. */
  static async open(options: WholeHallOptions = {}): Promise<WholeHall> {
    const directory = mkdtempSync(join(tmpdir(), 'jiaohao-'));
    mkdirSync(join(directory, 'run/secrets'), { recursive: true });
    writeHallFile(directory, options);
    const disk =
      options.diskMegabytes === undefined
        ? undefined
        : await openSmallDisk(join(directory, 'run/hub'), options.diskMegabytes);
    for (const agent of [...kiosks, 'D1']) await enroll(agent, directory, disk);
    const stage = openStage({ folder: directory });
    const simulator = await startSimulator(simulatorSettings(directory, options), { stage });
    const hall = new WholeHall(directory, simulator, stage, disk);
    try {
      await hall.playHub();
      await hall.playAgents(options);
      await hall.isReadyForMembers();
      return hall;
    } catch (error) {
      // Agents left behind would open the pseudo-terminals of the next hall, which bear the same numbers.
      await hall.close();
      throw error;
    }
  }

  /** The hub that runs now. */
  get hub(): HubApi {
    const program = this.program('hub');
    const { lives } = program.view();
    if (this.hubApi?.life !== lives)
      this.hubApi = { life: lives, api: new HubApi(program.ready.http ?? '', this.secrets) };
    return this.hubApi.api;
  }

  get mqtt(): string {
    return this.program('hub').ready.mqtt ?? '';
  }

  /** Somebody of the staff, at a page of the hub that runs now. */
  staff(number: string): StaffMember {
    return new StaffMember(this.hub, number);
  }

  kiosk(id: KioskId): KioskPage {
    return new KioskPage(() => this.program(id).ready.http ?? '');
  }

  program(name: ProgramId): StagedProgram {
    const program = this.stage.programs.get(name);
    if (program === undefined) throw new Error(`${name} is not on the stage`);
    return program;
  }

  /** Makes or mends a trouble of a device or a program, as a technician does at the bench. */
  trouble(subject: string, trouble: string, on = true): Promise<unknown> {
    const where = this.stage.programs.has(subject) ? 'programs' : 'devices';
    return this.bench.switchTrouble(where, subject, trouble, on);
  }

  /** The file the hub writes its journal to, as it is seen from here. */
  get journal(): string {
    const folder = this.disk?.seenFromOutside ?? join(this.directory, 'run/hub');
    return join(folder, 'journal.sqlite');
  }

  async startDisplay(): Promise<void> {
    await this.program('D1').start();
  }

  /** The duty manager opens windows, so that a first press of the call key calls. */
  async openWindows(...windows: number[]): Promise<void> {
    for (const window of windows) await this.staff('10').does(`/windows/${window}/open`);
  }

  /** A power cut for the hub alone: no chance to say goodbye. */
  async killHub(): Promise<void> {
    await this.program('hub').troubles.set('killed', true);
  }

  /** The hub stands still while `meanwhile` happens: its machine is suspended, or its disk does not answer. */
  async freezeHubWhile(meanwhile: () => Promise<void>): Promise<void> {
    const { troubles } = this.program('hub');
    await troubles.set('frozen', true);
    try {
      await meanwhile();
    } finally {
      await troubles.set('frozen', false);
    }
  }

  /** Starts the hub again and waits until the kiosks are with it: until then they give out numbers of their own. */
  async startHub(): Promise<void> {
    await this.program('hub').start();
    for (const kiosk of kiosks)
      await eventually(`${kiosk} with the hub`, async () =>
        (await this.kiosk(kiosk).now())['offline'] === false ? true : undefined,
      );
  }

  /** Changes the hall file, and takes it into the settings; what stays the file's counts when the hub starts again. */
  async rewriteHall(change: (hall: DemoHall) => void): Promise<void> {
    rewriteHall(this.directory, change);
    await importPlan(this.directory, this.disk);
  }

  /** Stops everything and removes the directory; returns the programs' exit codes. */
  async close(): Promise<Record<string, number | null>> {
    const codes = await this.stage.close();
    await this.simulator.stop();
    rmSync(this.directory, { recursive: true, force: true });
    return codes;
  }

  /** Kiosks offer services, and every board shows what its window is. */
  async isReadyForMembers(): Promise<void> {
    for (const kiosk of kiosks) {
      await eventually(`${kiosk} ready for members`, async () => {
        const { page, readerWorks, printerWorks } = await this.kiosk(kiosk).now();
        return page === 'start' && readerWorks === true && printerWorks === true ? true : undefined;
      });
    }
    for (const window of [1, 2, 3, 4, 5, 6, 7, 8]) await this.bench.boardShows(window, /\S/);
  }

  /** A hub that is started again has to be where its agents look for it. */
  private async playHub(): Promise<void> {
    const args = [resolve(root, 'server/src/main.ts'), '--config', 'hall.yaml'];
    const { ready } = await this.stage.play({ name: 'hub', title: titles.hub, args, disk: this.disk });
    const port = (address: string | undefined): number => Number(new URL(address ?? '').port);
    rewriteHall(this.directory, (hall) => {
      hall.listen = { http: { port: port(ready.http) }, mqtt: { port: port(ready.mqtt) } };
    });
  }

  /** Each agent reaches the hub through a link of its own, which can be cut. */
  private async playAgents({ changeKiosk, changeDisplay }: WholeHallOptions): Promise<void> {
    const play = async (name: ProgramId, app: string, file: string, more: object): Promise<void> => {
      const link = await openLinkProxy(this.mqtt);
      writeDemo(this.directory, file, (config) => {
        const file = { ...config, hub: link.address, ...more };
        (name === 'D1' ? changeDisplay : changeKiosk)?.(file);
        return file;
      });
      const args = [resolve(root, app, 'src/main.ts'), '--config', file];
      await this.stage.play({ name, title: titles[name], args, link });
    };
    // What date it is at a kiosk, it knows by itself.
    const { timeZone } = readHallFile(this.directory);
    await Promise.all([
      ...kiosks.map((kiosk) =>
        play(kiosk, 'kiosk', `kiosk-${kiosk.toLowerCase()}.yaml`, { timeZone, http: { port: 0 } }),
      ),
      play('D1', 'display-agent', 'display.yaml', { voice: { command: speakerCommand(this.bench.address) } }),
    ]);
  }
}

function writeHallFile(directory: string, { changeHall }: WholeHallOptions): void {
  writeDemo(directory, 'hall.yaml', (file) => {
    const hall = { ...demoHall.parse(file), timeZone: zoneAtNoon() };
    changeHall?.(hall);
    return { ...hall, listen: { http: { port: 0 }, mqtt: { port: 0 } } };
  });
}

function simulatorSettings(directory: string, { paced = false }: WholeHallOptions) {
  writeDemo(directory, 'sim.yaml', (sim) => ({
    ...sim,
    http: { port: 0 },
    links: join(directory, 'run/devices'),
    paced,
  }));
  return simulatorConfig.parse(parse(readFileSync(join(directory, 'sim.yaml'), 'utf8')));
}
