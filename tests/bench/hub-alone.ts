import { z } from 'zod';
import { demoHall, writeDemo, type DemoHall } from '../hall/hall-files.ts';
import { wanted } from '../hall/http.ts';
import { startProgram, type Running } from '../hall/processes.ts';
import { signIn, StaffSecrets, type SessionHeaders } from '../hall/staff-secrets.ts';

/** The hub of the demonstration hall as a process, with no agents; we are its duty manager. */
export interface HubAlone {
  readonly origin: string;
  readonly running: Running;
  /** Takes a ticket at the desk; its number. */
  issue(service: string): Promise<string>;
  /** Calls at a window; the number that was called. */
  callNext(window: number): Promise<string>;
  /** Any other command of a page, such as `/windows/1/open`. */
  does(path: string, body?: object): Promise<unknown>;
  stop(how?: NodeJS.Signals): Promise<unknown>;
}

const issued = z.looseObject({
  result: z.looseObject({ slip: z.looseObject({ ticket: z.string() }) }),
});
const called = z.looseObject({ result: z.looseObject({ ticket: z.string() }) });

/** Writes the hall's file, with a press that may follow a press at once, and starts the hub in `directory`. */
export async function startHubAlone(
  directory: string,
  env: Readonly<Record<string, string>> = {},
  change: (hall: DemoHall) => void = () => {},
): Promise<HubAlone> {
  writeDemo(directory, 'hall.yaml', (file) => {
    const hall = demoHall.parse(file);
    hall.hall.settings = { ...hall.hall.settings, misclickGuardSeconds: 0 };
    change(hall);
    return { ...hall, agents: [], listen: { http: { port: 0 }, mqtt: { port: 0 } } };
  });
  const running = await startProgram('hub', 'server/src/main.ts', ['--config', 'hall.yaml'], directory, {
    env,
  });
  const origin = running.ready.http ?? '';
  const password = await new StaffSecrets({ directory, disk: undefined }).passwordOf('10', origin);
  return hubAlone(running, origin, await signIn(origin, '10', password));
}

function hubAlone(running: Running, origin: string, headers: SessionHeaders): HubAlone {
  let asked = 0;
  const does = (path: string, body: object = {}): Promise<unknown> => {
    asked += 1;
    const key = { 'idempotency-key': `bench-${process.pid}-${asked}` };
    return wanted(`${origin}/api${path}`, { method: 'POST', body, headers: { ...headers, ...key } });
  };
  return {
    origin,
    running,
    does,
    issue: async (service) => issued.parse(await does('/tickets', { service })).result.slip.ticket,
    callNext: async (window) => called.parse(await does(`/windows/${window}/call-next`)).result.ticket,
    stop: (how) => running.stop(how),
  };
}
