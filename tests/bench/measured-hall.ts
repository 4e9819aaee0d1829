import { mkdirSync, readFileSync } from 'node:fs';
import { get, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parse } from 'yaml';
import { z } from 'zod';
import { createLog, openSession, readCredentials, type Session } from '@jiaohao/shared/node';
import { simulatorConfig } from '../../hardware-sim/src/config.ts';
import { startSimulator, type Simulator } from '../../hardware-sim/src/simulator.ts';
import { eventually } from '../hall/eventually.ts';
import { KioskPage } from '../hall/kiosk-page.ts';
import { startProgram, type Running } from '../hall/processes.ts';
import { demoHall, enroll, writeDemo, type DemoHall } from '../hall/hall-files.ts';
import { tappedWires, type Heard } from './tapped-wire.ts';

/** The demonstration hall with its devices in this process, so that one clock sees both ends of every path. */
export interface MeasuredHall {
  /** Where the hub's pages are, and where its agents connect. */
  readonly address: string;
  readonly mqtt: string;
  readonly simulator: Simulator;
  readonly kiosk: KioskPage;
  /** Kiosk K2, played by us: it takes tickets. */
  readonly session: Session;
  /** Resolves with the first frame from now on that fits. Rejects after a while. */
  frame(what: string, fits: (heard: Heard) => boolean): Promise<Heard>;
  /** Resolves with the time at which the call of a ticket is heard, from now on, where screens hear it. Rejects after a while. */
  called(ticket: string): Promise<number>;
  close(): Promise<void>;
}

const patienceMs = 10_000;
const windows = [1, 2, 3, 4, 5, 6, 7, 8];

/** Starts simulator, hub, display agent and one kiosk in `directory`; the three programs as processes, without pacing. `change`: of the demonstration hall. */
export async function openMeasuredHall(
  directory: string,
  change: (hall: DemoHall) => DemoHall = (hall) => hall,
): Promise<MeasuredHall> {
  mkdirSync(join(directory, 'run/secrets'), { recursive: true });
  writeDemo(directory, 'hall.yaml', (file) => ({
    ...change(demoHall.parse(file)),
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

  const calls = createWaiting<{ ticket: string; at: number }>();
  const screen = await listenToCalls(hub.ready.http ?? '', (ticket) =>
    calls.tell({ ticket, at: performance.now() }),
  );
  const session = openOwnSession(directory, hub);
  const page = new KioskPage(() => kiosk.ready.http ?? '');
  await allBoardsLit(simulator);
  await eventually('the kiosk’s printer ready', async () =>
    (await page.now())['printerWorks'] === true ? true : undefined,
  );
  return {
    address: hub.ready.http ?? '',
    mqtt: hub.ready.mqtt ?? '',
    simulator,
    session,
    kiosk: page,
    frame: frames.wait,
    called: (ticket) =>
      calls.wait(`the call of ${ticket}`, (each) => each.ticket === ticket).then(({ at }) => at),
    async close() {
      screen.destroy();
      await session.close();
      for (const program of [kiosk, display, hub]) await program.stop();
      await simulator.stop();
    },
  };
}

const callHeard = z.looseObject({ ticket: z.string() });

/** A screen that hears each call; resolves when it listens. */
async function listenToCalls(address: string, tell: (ticket: string) => void): Promise<IncomingMessage> {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    get(`${address}/api/live`, { agent: false }, resolve).on('error', reject);
  });
  let name = '';
  createInterface({ input: response.setEncoding('utf8') })
    .on('line', (line) => {
      if (line.startsWith('event: ')) name = line.slice('event: '.length);
      else if (name === 'call' && line.startsWith('data: '))
        tell(callHeard.parse(JSON.parse(line.slice('data: '.length))).ticket);
    })
    // It is switched off.
    .on('error', () => {});
  return response;
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
