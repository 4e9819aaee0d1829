import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { kioskMenu, topics, type KioskMenu } from '@jiaohao/shared';
import { createLog, openSession, readCredentials, type Session } from '@jiaohao/shared/node';
import { simulatorConfig } from '../../hardware-sim/src/config.ts';
import { startSimulator, type Simulator } from '../../hardware-sim/src/simulator.ts';
import { eventually } from '../hall/eventually.ts';
import { KioskPage } from '../hall/kiosk-page.ts';
import { startProgram, type Running } from '../hall/processes.ts';
import { demoHall, enroll, writeDemo } from '../hall/hall-files.ts';
import { tappedWires, type Heard } from './tapped-wire.ts';

/** The demonstration hall with its devices in this process, so that one clock sees both ends of every path. */
export interface MeasuredHall {
  /** Where the hub's pages are. */
  readonly address: string;
  readonly simulator: Simulator;
  readonly kiosk: KioskPage;
  /** Kiosk K2, played by us: it takes tickets, and hears on MQTT what the hub has decided. */
  readonly session: Session;
  /** Resolves with the first frame from now on that fits. Rejects after a while. */
  frame(what: string, fits: (heard: Heard) => boolean): Promise<Heard>;
  /** Resolves with the time of the next news on MQTT that fits. Rejects after a while. */
  news(fits: (menu: KioskMenu) => boolean): Promise<number>;
  close(): Promise<void>;
}

const patienceMs = 10_000;
const windows = [1, 2, 3, 4, 5, 6, 7, 8];

/** Starts simulator, hub, display agent and one kiosk in `directory`; the three programs as processes, without pacing. */
export async function openMeasuredHall(directory: string): Promise<MeasuredHall> {
  mkdirSync(join(directory, 'run/secrets'), { recursive: true });
  writeDemo(directory, 'hall.yaml', (file) => ({
    ...demoHall.parse(file),
    listen: { http: { port: 0 }, mqtt: { port: 0 } },
  }));
  writeDemo(directory, 'sim.yaml', (sim) => ({ ...sim, http: { port: 0 }, paced: false }));
  for (const agent of ['K1', 'K2', 'D1']) await enroll(agent, directory);

  const frames = createWaiting<Heard>();
  const settings = simulatorConfig.parse(parse(readFileSync(join(directory, 'sim.yaml'), 'utf8')));
  const wire = tappedWires(join(directory, 'run/devices'), settings.lines, frames.tell);
  const simulator = await startSimulator(settings, { wire });
  const hub = await startProgram('hub', 'server/src/main.ts', ['--config', 'hall.yaml'], directory);
  const display = await startAgent(directory, 'D1', 'display-agent', 'display.yaml', hub);
  const kiosk = await startAgent(directory, 'K1', 'kiosk', 'kiosk-k1.yaml', hub);

  const news = createWaiting<{ menu: KioskMenu; at: number }>();
  const session = openOwnSession(directory, hub);
  session.subscribe(topics.kioskMenu('demo', 'K2'), kioskMenu, (menu) =>
    news.tell({ menu, at: performance.now() }),
  );
  const page = new KioskPage(() => kiosk.ready.http ?? '');
  await allBoardsLit(simulator);
  await eventually('the kiosk’s printer ready', async () =>
    (await page.now())['printerWorks'] === true ? true : undefined,
  );
  return {
    address: hub.ready.http ?? '',
    simulator,
    session,
    kiosk: page,
    frame: frames.wait,
    news: (fits) => news.wait('news from the hub', ({ menu }) => fits(menu)).then(({ at }) => at),
    async close() {
      await session.close();
      for (const program of [kiosk, display, hub]) await program.stop();
      await simulator.stop();
    },
  };
}

function startAgent(
  directory: string,
  name: string,
  app: string,
  file: string,
  hub: Running,
): Promise<Running> {
  writeDemo(directory, file, (config) => ({
    ...config,
    hub: hub.ready.mqtt,
    ...(app === 'kiosk' ? { http: { port: 0 } } : {}),
  }));
  return startProgram(name, `${app}/src/main.ts`, ['--config', file], directory);
}

function openOwnSession(directory: string, hub: Running): Session {
  const { agent, secret } = readCredentials(join(directory, 'run/secrets/K2.json'));
  const log = createLog('bench');
  log.level = 'silent';
  const outboxPath = join(directory, 'run/K2/outbox.sqlite');
  return openSession({ url: hub.ready.mqtt ?? '', hall: 'demo', agent, secret, outboxPath, log });
}

async function allBoardsLit({ hall }: Simulator): Promise<void> {
  for (const window of windows) {
    await eventually(`board ${window} lit`, () =>
      /\S/.test(hall.at('board', { window })?.view().text ?? '') ? true : undefined,
    );
  }
}

/** Those who wait for something that is yet to come. */
function createWaiting<T>() {
  const waiting = new Set<(value: T) => void>();
  return {
    tell: (value: T): void => {
      for (const offer of waiting) offer(value);
    },
    wait: (what: string, fits: (value: T) => boolean): Promise<T> => {
      const coming = new Promise<T>((resolve, reject) => {
        const timer = setTimeout(() => {
          waiting.delete(offer);
          reject(new Error(`${what} did not come within ${patienceMs} ms: the path is broken, not slow`));
        }, patienceMs);
        const offer = (value: T): void => {
          if (!fits(value)) return;
          clearTimeout(timer);
          waiting.delete(offer);
          resolve(value);
        };
        waiting.add(offer);
      });
      // Whoever waits for several things hears of the first that fails.
      coming.catch(() => {});
      return coming;
    },
  };
}
