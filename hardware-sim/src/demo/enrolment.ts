import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { DemoFiles } from './demo-files.ts';
import { startProgram } from '../stage/program.ts';
import { programFile } from './programs.ts';

const agents = ['K1', 'K2', 'D1'] as const;

/**
 * Gives each agent its secret where it has none, as a technician does once with "npm run hub -- enroll". A hub that is
 * new knows none of the old secrets, so then all are made again.
 * @returns what went wrong, one sentence an agent; empty if nothing did
 */
export async function enrolAgents(files: DemoFiles, folder: string): Promise<string[]> {
  const hubIsNew = !existsSync(join(folder, 'run/hub/credentials.sqlite'));
  const complaints: string[] = [];
  for (const agent of agents) {
    const out = join('run/secrets', `${agent}.json`);
    if (!hubIsNew && existsSync(join(folder, out))) continue;
    const said: string[] = [];
    const enroll = startProgram({
      name: agent,
      args: [programFile('server'), 'enroll', agent, '--config', files.hall, '--out', out],
      folder,
      hear: ({ text }) => said.push(text),
    });
    if ((await enroll.ended) !== 0) complaints.push(`${agent}: ${said.at(-1) ?? 'could not be enrolled'}`);
  }
  return complaints;
}
