import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { readCredentials } from '@jiaohao/shared/node';
import { demoHall, enroll, writeDemo } from '../../hall/hall-files.ts';
import { startProgram } from '../../hall/processes.ts';
import { signIn, StaffSecrets, type SessionHeaders } from '../../hall/staff-secrets.ts';
import { zoneAtNoon } from '../../hall/time-zones.ts';

/** An agent of the hall; without windows a kiosk. */
export interface AgentOfHall {
  readonly id: string;
  readonly windows: readonly number[];
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('');
export const hallId = 'demo';
export const services = letters.map((letter) => `s-${letter.toLowerCase()}`);
/** Windows whose clerks work at pages; the others have keypads. */
export const pageWindows = [1, 2, 3, 4];
export const agents: readonly AgentOfHall[] = [
  { id: 'K1', windows: [] },
  { id: 'K2', windows: [] },
  { id: 'D1', windows: [5, 6] },
  { id: 'D2', windows: [7, 8] },
];

/** A hall that has not opened yet, with everybody's secrets: copied for each round of kills. */
export interface CrashHall {
  readonly template: string;
  readonly timeZone: string;
  /** What the requests of a duty manager carry, who may issue tickets and call at every window. */
  readonly headers: SessionHeaders;
  readonly secrets: ReadonlyMap<string, string>;
}

/** Makes the hall in `folder`: its file, its agents' secrets, a session of the duty manager. */
export async function makeCrashHall(folder: string): Promise<CrashHall> {
  const template = join(folder, 'template');
  mkdirSync(template, { recursive: true });
  const timeZone = zoneAtNoon();
  writeDemo(template, 'hall.yaml', (file) => {
    const hall = demoHall.parse(file);
    return {
      ...hall,
      timeZone,
      hall: { ...hall.hall, id: hallId, services: letters.map(serviceOf), windows: windowsOf(), settings },
      agents: agents.map(({ id, windows }) =>
        windows.length === 0 ? { id, kind: 'kiosk' } : { id, kind: 'display', windows },
      ),
      // Tickets bear it: it must not change with the port of each hub.
      publicUrl: 'http://hall.test',
      listen: { http: { port: 0 }, mqtt: { port: 0 } },
    };
  });
  for (const { id } of agents) await enroll(id, template);
  const hub = await startProgram('hub', 'server/src/main.ts', ['--config', 'hall.yaml'], template);
  try {
    const origin = hub.ready.http ?? '';
    const password = await new StaffSecrets({ directory: template, disk: undefined }).passwordOf(
      '10',
      origin,
    );
    return {
      template,
      timeZone,
      headers: await signIn(origin, '10', password),
      secrets: new Map(agents.map(({ id }) => [id, secretOf(template, id)])),
    };
  } finally {
    await hub.stop();
  }
}

/** Another hall like it, in a folder of its own. */
export function copyHall({ template }: CrashHall, folder: string): void {
  cpSync(template, folder, { recursive: true });
}

/** Where the hub of the hall in this folder keeps its journal. */
export const journalIn = (folder: string): string => join(folder, 'run/hub/journal.sqlite');

function secretOf(folder: string, agent: string): string {
  return readCredentials(join(folder, `run/secrets/${agent}.json`)).secret;
}

const settings = {
  opensAt: '00:00',
  closesAt: '24:00',
  signIn: 'optional',
  // A press follows a press at once here.
  misclickGuardSeconds: 0,
  // Nobody writes numbers by hand here.
  kioskNumbersTo: 900,
  offlineNumbersFrom: 901,
  offlineBlock: 1,
  paperNumbersFrom: 951,
};

function serviceOf(letter: string) {
  return {
    id: `s-${letter.toLowerCase()}`,
    name: { zh: `业务${letter}`, en: `Service ${letter}` },
    group: 'deposit',
    series: letter,
    expectedMinutes: 8,
  };
}

function windowsOf() {
  return [...pageWindows, ...agents.flatMap(({ windows }) => windows)].map((number) => ({
    number,
    services: 'all',
  }));
}
