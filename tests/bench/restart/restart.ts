import { statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { loadHubFile } from '../../../server/src/config.ts';
import { journalFile } from '../../../server/src/data-folder.ts';
import { startProgram } from '../../hall/processes.ts';
import { median } from '../bars.ts';
import { inBenchDirectory, type Bench } from '../bench.ts';
import { asked } from '../child.ts';
import { coreSeconds } from '../process-costs.ts';
import { writeBusyHall } from '../rates/busy-hub.ts';

const secondsBar = 2;
/** A ticket of this day leaves seven events behind. */
const usual = { tickets: 100_000, restarts: 5, bar: secondsBar };

const written = z.object({ entries: z.int(), events: z.int(), tickets: z.int() });
const split = z.object({
  raw: z.number(),
  open: z.number(),
  prove: z.number(),
  evolve: z.number(),
  replay: z.number(),
});

/** A hub that was killed in the middle of a very long day: how soon it is ready again, and where the time goes. */
export function benchRestart({ print, bars }: Bench, { tickets, restarts, bar } = usual): Promise<void> {
  return inBenchDirectory(async (directory) => {
    writeBusyHall(directory);
    const empty = await startOf(directory, 1);
    const config = join(directory, 'hall.yaml');
    const day = await asked('restart/write-day.ts', directory, { config, tickets }, written);
    const bytes = statSync(join(directory, journalFile(loadHubFile(config).machine.data))).size;
    // Killed for the first time, the hub leaves its log behind, as it does each time after.
    await startOf(directory, 1);
    const ready = await startOf(directory, restarts);
    const parts = await asked('restart/split.ts', directory, { config }, split);
    const many = (value: number): string => value.toLocaleString('en');
    print(
      `A day of ${many(day.tickets)} tickets: ${many(day.entries)} entries, ${many(day.events)} events, ${many(Math.round(bytes / 1e6))} MB`,
    );
    const row = (what: string, seconds: number, clock = ''): void =>
      print(`  ${what.padEnd(52)}${seconds.toFixed(2).padStart(7)}   ${clock}`);
    const start = (what: string, { ofACore, byTheClock }: Start): void =>
      row(what, ofACore, `${byTheClock.toFixed(2)} s by the clock`);
    print(`  ${''.padEnd(52)} seconds of a core`);
    start('kill −9 → ready, a process of its own', ready);
    start('the same with an empty journal', empty);
    row('opening the file', parts.open);
    row('SQLite alone, every row, nothing made of it', parts.raw);
    row('proving and parsing every entry, beyond that', parts.prove);
    row('evolving', parts.evolve);
    print('');
    bars.atMost(
      `restart in a day of ${many(day.tickets)} tickets and ${many(day.events)} events`,
      ready.byTheClock,
      bar,
      `s to ready (replay: ${(parts.replay / parts.raw).toFixed(1)} × SQLite reading the rows)`,
    );
  });
}

/** Seconds from the start of a process to its ready line. */
interface Start {
  readonly byTheClock: number;
  /** Of them, those for which it had a core. */
  readonly ofACore: number;
}

/** The middle of several starts; each hub is killed when it is ready. */
async function startOf(directory: string, times: number): Promise<Start> {
  const starts: Start[] = [];
  for (let n = 0; n < times; n += 1) {
    const began = performance.now();
    const hub = await startProgram('hub', 'server/src/main.ts', ['--config', 'hall.yaml'], directory);
    starts.push({ byTheClock: (performance.now() - began) / 1000, ofACore: coreSeconds(hub.pid) });
    await hub.stop('SIGKILL');
  }
  return {
    byTheClock: median(starts.map(({ byTheClock }) => byTheClock)),
    ofACore: median(starts.map(({ ofACore }) => ofACore)),
  };
}
