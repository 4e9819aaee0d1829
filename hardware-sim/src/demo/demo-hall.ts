import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { loadConfig } from '@jiaohao/shared/node';
import { simulatorConfig } from '../config.ts';
import { type Simulator, startSimulator } from '../simulator.ts';
import { openLinkProxy } from '../stage/link-proxy.ts';
import type { LogLine, Ready } from '../stage/log-line.ts';
import { openSmallDisk, type SmallDisk } from '../stage/small-disk.ts';
import { openStage } from '../stage/stage.ts';
import type { Part } from '../stage/staged-program.ts';
import { agentFileOnStage, demoFiles, type DemoFiles, demoFilesOnFreePorts, hubOf } from './demo-files.ts';
import { enrolAgents } from './enrolment.ts';
import { givePasswords, type DemoPerson } from './passwords.ts';
import { agentParts, hubPart, programFile, titles } from './parts.ts';

export interface DemoOptions {
  /** Keeps `run/`. */
  readonly folder: string;
  /** Forget earlier days. */
  readonly fresh: boolean;
  readonly freePorts: boolean;
  /** The hub's data lie on a disk that can be filled. */
  readonly smallDisk: boolean;
  readonly hear: (name: string, line: LogLine) => void;
  /** Told in a sentence what does not go as it should. */
  readonly complain: (sentence: string) => void;
}

/** The demonstration hall: devices, and the programs on their stage. */
export interface DemoHall {
  /** Sets everything up; what does not come is complained of and missing, the rest goes on without it. */
  open(): Promise<void>;
  /** Where each program that came serves. */
  readonly ready: ReadonlyMap<string, Ready>;
  readonly missing: readonly string[];
  /** Who works here and can sign in. */
  readonly people: readonly DemoPerson[];
  /** Stops everything, also what is still being set up. */
  close(): Promise<void>;
}

const diskMegabytes = 16;

/** A demonstration hall that is not open yet. */
export function demoHall(options: DemoOptions): DemoHall {
  const { folder, complain } = options;
  const stage = openStage({ folder, hear: options.hear });
  const ready = new Map<string, Ready>();
  const missing: string[] = [];
  let simulator: Simulator | null = null;
  let closed = false;
  let people: readonly DemoPerson[] = [];

  const tryTo = async (name: string, come: () => Promise<Ready>): Promise<void> => {
    if (closed) return;
    try {
      ready.set(name, await come());
    } catch (error) {
      if (closed) return;
      missing.push(name);
      complain(error instanceof Error ? error.message : String(error));
    }
  };
  const plugIn = async (files: DemoFiles): Promise<Ready> => {
    const config = loadConfig(files.sim, simulatorConfig);
    simulator = await startSimulator({ ...config, links: resolve(folder, config.links) }, { stage });
    return { http: simulator.address };
  };
  const play = async (part: Part): Promise<Ready> => (await stage.play(part)).ready;
  const playAgent = async (files: DemoFiles, { name, file, room }: (typeof agentParts)[number]) => {
    const link = await openLinkProxy(await hubOf(files[file]));
    const where = { link: link.address, bench: simulator?.address ?? '' };
    const config = await agentFileOnStage(files, file, join(folder, 'run/demo'), where);
    return play({ name, title: titles[name], args: [programFile(room), '--config', config], link });
  };
  const prepare = async (): Promise<{ files: DemoFiles; disk: SmallDisk | undefined }> => {
    if (options.fresh) rmSync(join(folder, 'run'), { recursive: true, force: true });
    mkdirSync(join(folder, 'run'), { recursive: true });
    const files = options.freePorts ? await demoFilesOnFreePorts(join(folder, 'run/demo')) : demoFiles;
    const disk = options.smallDisk ? await openSmallDisk(join(folder, 'run/hub'), diskMegabytes) : undefined;
    for (const complaint of await enrolAgents(files, folder, disk)) complain(complaint);
    people = await givePasswords(files, folder, disk, complain);
    return { files, disk };
  };
  return {
    async open() {
      const { files, disk } = await prepare();
      const gone = new Set<string>();
      stage.onChange(({ name, state }) => {
        if (state !== 'ended') gone.delete(name);
        else if (ready.has(name) && !gone.has(name)) {
          gone.add(name);
          complain(`${name} 已退出 · has ended`);
        }
      });
      await Promise.all([
        tryTo('sim', () => plugIn(files)),
        tryTo('hub', () => play({ ...hubPart(files), disk })),
      ]);
      await Promise.all(agentParts.map((part) => tryTo(part.name, () => playAgent(files, part))));
    },
    ready,
    missing,
    get people() {
      return people;
    },
    async close() {
      closed = true;
      await stage.close();
      await simulator?.stop();
    },
  };
}
