import { mkdirSync } from 'node:fs';
import { demoHall, writeDemo } from '../../hall/hall-files.ts';
import { startProgram, type Running } from '../../hall/processes.ts';
import { signIn, StaffSecrets, type SessionHeaders } from '../../hall/staff-secrets.ts';

/** A hub of a hall that is larger than any, as a process, with nothing connected to it. */
export interface BusyHub {
  readonly origin: string;
  /** Where its agents connect. */
  readonly mqtt: string;
  /** What it wrote. */
  readonly lines: readonly string[];
  /** What a duty manager's requests carry, who may issue tickets and call at every window. */
  readonly headers: SessionHeaders;
  close(): Promise<unknown>;
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('');
/** Windows of the hall. */
export const windowCount = 64;
/** Services of the hall: `s-a` to `s-z`, each with numbers of its own. */
export const services = letters.map((letter) => `s-${letter.toLowerCase()}`);

export interface BusyHubOptions {
  /** On top of our own environment. */
  readonly env?: Readonly<Record<string, string>>;
  readonly kiosks?: readonly string[];
  /** Done when the hall's file is there and the hub does not run yet. */
  readonly prepare?: () => void;
}

/** Writes the hall's file, `hall.yaml`, into `directory`. */
export function writeBusyHall(directory: string, kiosks: readonly string[] = []): void {
  mkdirSync(directory, { recursive: true });
  writeDemo(directory, 'hall.yaml', (file) => {
    const hall = demoHall.parse(file);
    return {
      ...hall,
      hall: { ...hall.hall, services: letters.map(serviceOf), windows: windowsOf(), settings: quickHands },
      agents: kiosks.map((id) => ({ id, kind: 'kiosk' })),
      listen: { http: { port: 0 }, mqtt: { port: 0 } },
    };
  });
}

/** Starts the hub in `directory`, on the disk where a hub keeps its journal. */
export async function startBusyHub(
  directory: string,
  { env = {}, kiosks = [], prepare = () => {} }: BusyHubOptions = {},
): Promise<BusyHub> {
  writeBusyHall(directory, kiosks);
  prepare();
  const hub: Running = await startProgram('hub', 'server/src/main.ts', ['--config', 'hall.yaml'], directory, {
    env,
  });
  const origin = hub.ready.http ?? '';
  const password = await new StaffSecrets({ directory, disk: undefined }).passwordOf('10', origin);
  return {
    origin,
    mqtt: hub.ready.mqtt ?? '',
    lines: hub.lines,
    headers: await signIn(origin, '10', password),
    close: () => hub.stop(),
  };
}

/** Open at all times, and nobody has to wait for anything. */
export const quickHands = {
  opensAt: '00:00',
  closesAt: '24:00',
  signIn: 'optional',
  // A press follows a press at once here.
  misclickGuardSeconds: 0,
  // Nobody writes numbers by hand here.
  numberDigits: 4,
  kioskNumbersTo: 9900,
  offlineNumbersFrom: 9901,
  offlineBlock: 1,
  paperNumbersFrom: 9951,
};

export function serviceOf(letter: string) {
  return {
    id: `s-${letter.toLowerCase()}`,
    name: { zh: `业务${letter}`, en: `Service ${letter}` },
    group: 'deposit',
    series: letter,
    expectedMinutes: 8,
  };
}

function windowsOf() {
  return Array.from({ length: windowCount }, (_, at) => ({ number: at + 1, services: 'all' }));
}
