import { copyFileSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { root } from '../hall/processes.ts';
import type { WholeHall } from '../hall/whole-hall.ts';

const programs = ['hub', 'K1', 'K2', 'D1'] as const;

/** Puts the journal, what the programs wrote, and what was seen into `run/chaos/`, each thing a file; returns the folder. */
export function keepEvidence(
  hall: WholeHall,
  seed: number,
  found: Readonly<Record<string, unknown>>,
): string {
  const folder = resolve(root, `run/chaos/seed-${seed}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const end of ['', '-wal'])
    if (existsSync(hall.journal + end))
      copyFileSync(hall.journal + end, join(folder, `journal.sqlite${end}`));
  for (const program of programs)
    writeFileSync(join(folder, `${program}.log`), `${hall.program(program).lines.join('\n')}\n`);
  for (const [name, what] of Object.entries(found))
    writeFileSync(join(folder, `${name}.json`), JSON.stringify(what, null, 1));
  return folder;
}
