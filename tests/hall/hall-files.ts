import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse, stringify } from 'yaml';
import { z } from 'zod';
import type { SmallDisk } from '../../hardware-sim/src/stage/small-disk.ts';
import { root, runProgram } from './processes.ts';

/** What tests change of the demonstration hall. */
export const demoHall = z.looseObject({
  hall: z.looseObject({ settings: z.looseObject({}), services: z.array(z.looseObject({ id: z.string() })) }),
  timeZone: z.string(),
  listen: z.unknown(),
  data: z.string(),
});
export type DemoHall = z.infer<typeof demoHall>;

/** Writes a file of the demonstration hall into a directory, changed. */
export function writeDemo(
  directory: string,
  name: string,
  change: (file: Record<string, unknown>) => unknown,
): void {
  const file = z
    .record(z.string(), z.unknown())
    .parse(parse(readFileSync(resolve(root, 'hardware-sim/demo', name), 'utf8')));
  writeFileSync(join(directory, name), stringify(change(file)));
}

/** The hall file in a directory. */
export function readHallFile(directory: string): DemoHall {
  return demoHall.parse(parse(readFileSync(join(directory, 'hall.yaml'), 'utf8')));
}

/** Changes the hall file in a directory; a hub reads it when it starts. */
export function rewriteHall(directory: string, change: (hall: DemoHall) => void): void {
  const hall = readHallFile(directory);
  change(hall);
  writeFileSync(join(directory, 'hall.yaml'), stringify(hall));
}

/** Takes what the hall file says into the settings, which count from the next business day. */
export async function importPlan(directory: string, disk?: SmallDisk): Promise<void> {
  const args = ['import-plan', '--config', 'hall.yaml'];
  const { code, text } = await runProgram('server/src/main.ts', args, directory, { disk });
  if (code !== 0) throw new Error(`the hall file could not be taken over: ${text}`);
}

/** Gives an agent its secret, as the hall file `hall.yaml` in the directory has it. */
export async function enroll(agent: string, directory: string, disk?: SmallDisk): Promise<void> {
  mkdirSync(join(directory, 'run/secrets'), { recursive: true });
  const args = ['enroll', agent, '--config', 'hall.yaml', '--out', `run/secrets/${agent}.json`];
  const { code, text } = await runProgram('server/src/main.ts', args, directory, { disk });
  if (code !== 0) throw new Error(`${agent} could not be enrolled: ${text}`);
}
