import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeBusyHall } from '../bench/rates/busy-hub.ts';
import { AgentAtTheWire } from '../hall/agent-at-the-wire.ts';
import { enroll, rewriteHall } from '../hall/hall-files.ts';
import { startProgram, type Running } from '../hall/processes.ts';
import { signIn, StaffSecrets, type SessionHeaders } from '../hall/staff-secrets.ts';

/** Windows with a keypad. */
export const keypads = [1, 2, 3, 4];

/** A hub as a process, with a kiosk and keypads whose wire a test holds, to be asked for more than it can do. */
export interface CrowdedHub {
  readonly origin: string;
  /** What a duty manager's requests carry. */
  readonly headers: SessionHeaders;
  /** Where it keeps its journal. */
  readonly journal: string;
  readonly pid: number;
  agent(id: 'K1' | 'D1'): Promise<AgentAtTheWire>;
  kill(): Promise<unknown>;
  close(): Promise<void>;
}

export async function startCrowdedHub(): Promise<CrowdedHub> {
  const directory = mkdtempSync(join(tmpdir(), 'jiaohao-crowd-'));
  writeBusyHall(directory);
  rewriteHall(directory, (hall) => {
    hall['agents'] = [
      { id: 'K1', kind: 'kiosk' },
      { id: 'D1', kind: 'display', windows: keypads },
    ];
  });
  for (const agent of ['K1', 'D1']) await enroll(agent, directory);
  const hub: Running = await startProgram('hub', 'server/src/main.ts', ['--config', 'hall.yaml'], directory);
  const origin = hub.ready.http ?? '';
  const password = await new StaffSecrets({ directory, disk: undefined }).passwordOf('10', origin);
  return {
    origin,
    headers: await signIn(origin, '10', password),
    journal: join(directory, 'run/hub/journal.sqlite'),
    pid: hub.pid,
    agent: (id) => AgentAtTheWire.connect({ directory, mqtt: hub.ready.mqtt ?? '' }, id),
    kill: () => hub.stop('SIGKILL'),
    async close() {
      await hub.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
