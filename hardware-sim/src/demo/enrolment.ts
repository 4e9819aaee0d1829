import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { lastWords } from '../stage/log-line.ts';
import { startProgram } from '../stage/program.ts';
import type { SmallDisk } from '../stage/small-disk.ts';
import type { DemoFiles } from './demo-files.ts';
import { agentParts, programFile } from './parts.ts';

/**
 * Gives each agent its secret where it has none, as a technician does once with "npm run hub -- enroll". A hub that is
 * new knows none of the old secrets, so then all are made again.
 * @param disk the disk that the hub's data lie on, if they do
 * @returns what went wrong, one sentence an agent; empty if nothing did
 */
export async function enrolAgents(files: DemoFiles, folder: string, disk?: SmallDisk): Promise<string[]> {
  const hubIsNew = disk !== undefined || !existsSync(join(folder, 'run/hub/credentials.sqlite'));
  const complaints: string[] = [];
  for (const { name } of agentParts) {
    const out = join('run/secrets', `${name}.json`);
    if (!hubIsNew && existsSync(join(folder, out))) continue;
    const args = [programFile('server'), 'enroll', name, '--config', files.hall, '--out', out];
    const enrol = startProgram({ name, args, folder, disk });
    if ((await enrol.ended) !== 0)
      complaints.push(`${name} could not be enrolled: ${lastWords(enrol.lines)}`);
  }
  return complaints;
}
