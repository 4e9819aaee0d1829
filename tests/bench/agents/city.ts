import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { credentialsFile } from '../../../server/src/data-folder.ts';
import type { AgentProfile } from '../../../server/src/mqtt/access.ts';
import { startProgram, type Running } from '../../hall/processes.ts';
import { enrolInBulk } from './enrol-in-bulk.ts';
import { agentsOf, hallId, letters, serviceOf, windowsOf, type Roll } from './roll.ts';

/**
 * Writes the files of a city's halls into `directory`, enrols all their agents and starts the hub of them all.
 * @param env on top of our own
 */
export function startHubOf(
  roll: Roll,
  directory: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Running> {
  const halls = Array.from({ length: roll.halls }, (_, nth) => hallId(nth));
  const data = join(directory, 'hub');
  mkdirSync(data, { recursive: true });
  for (const hall of halls) writeJson(join(directory, `${hall}.yaml`), hallFile(hall, roll));
  writeJson(join(directory, 'hub.yaml'), {
    timeZone: 'Asia/Shanghai',
    listen: { http: { port: 0 }, mqtt: { port: 0 } },
    data,
    halls: halls.map((hall) => ({ file: `${hall}.yaml`, host: `${hall}.example` })),
  });
  enrolInBulk(credentialsFile(data), halls, agentsOf(roll));
  return startProgram('hub', 'server/src/main.ts', ['--config', 'hub.yaml'], directory, { env });
}

/** What is YAML too. */
function writeJson(path: string, content: object): void {
  writeFileSync(path, JSON.stringify(content));
}

/** A hall as a file has it: open all day, nearly all numbers the hub's own. */
function hallFile(id: string, roll: Roll): object {
  const windows = windowsOf(roll);
  return {
    hall: {
      id,
      name: { zh: '测速大厅', en: 'Bench' },
      services: letters.slice(0, windows.length).map((letter, at) => ({
        id: serviceOf(at),
        name: { zh: `业务${letter}`, en: `Service ${letter}` },
        group: 'deposit',
        series: letter,
        expectedMinutes: 8,
      })),
      windows: windows.map(({ number, service }) => ({ number, services: [service] })),
      settings: {
        signIn: 'optional',
        misclickGuardSeconds: 0,
        numberDigits: 4,
        kioskNumbersTo: 8000,
        offlineNumbersFrom: 8001,
        offlineBlock: 1,
        paperNumbersFrom: 9990,
      },
    },
    agents: agentsOf(roll).map(asWritten),
    publicUrl: null,
  };
}

function asWritten({ id, kind, windows }: AgentProfile): object {
  return kind === 'kiosk' ? { id, kind } : { id, kind, windows: [...windows] };
}
