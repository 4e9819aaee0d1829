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
import { windowCount, writeBusyHall } from '../rates/busy-hub.ts';
import { writeManyHalls } from './many-halls.ts';

/** A ticket of these days leaves seven events behind. */
const oneHall = { halls: 1, tickets: 100_000, restarts: 5, bar: 2 };
const manyHalls = { halls: 1000, tickets: 500_000, restarts: 3, bar: 4 };

const written = z.object({ entries: z.int(), events: z.int(), tickets: z.int() });
const split = z.object({ raw: z.number(), open: z.number(), prove: z.number(), evolve: z.number() });

/** Hubs that were killed in the middle of a very long day, or of the days of many halls: how soon they are ready again. */
export async function benchRestart(bench: Bench): Promise<void> {
  // In the hall alone each window does something at the same time; of many halls each does one thing at a time.
  await benchDay(bench, oneHall, (directory) => {
    writeBusyHall(directory);
    return windowCount;
  });
  await benchDay(bench, manyHalls, (directory) => {
    writeManyHalls(directory, manyHalls.halls);
    return 1;
  });
}

/** @param prepare writes the hub's file and returns at how many windows of each hall somebody works */
function benchDay(
  { print, bars }: Bench,
  { halls, tickets, restarts, bar }: typeof oneHall,
  prepare: (directory: string) => number,
): Promise<void> {
  return inBenchDirectory(async (directory) => {
    const windows = prepare(directory);
    const empty = await startOf(directory, 1);
    const config = join(directory, 'hall.yaml');
    const day = await asked('restart/write-day.ts', directory, { config, tickets, windows }, written);
    const bytes = statSync(join(directory, journalFile(loadHubFile(config).machine.data))).size;
    // Killed for the first time, the hub leaves its log behind, as it does each time after.
    await startOf(directory, 1);
    const ready = await startOf(directory, restarts);
    const parts = await asked('restart/split.ts', directory, { config }, split);
    const what = `${many(halls)} ${halls === 1 ? 'hall' : 'halls'}, ${many(day.tickets)} tickets, ${many(day.events)} events`;
    print(`${what}: ${many(day.entries)} entries, ${many(Math.round(bytes / 1e6))} MB`);
    printParts(print, { ready, empty, parts });
    const { prove, raw } = parts;
    bars.atMost(
      `restart with ${what}`,
      ready.byTheClock,
      bar,
      `s to ready (reading and proving alone: ${((prove + raw) / raw).toFixed(1)} × SQLite reading the rows)`,
    );
  });
}

const many = (value: number): string => value.toLocaleString('en');

function printParts(
  print: Bench['print'],
  {
    ready,
    empty,
    parts,
  }: { readonly ready: Start; readonly empty: Start; readonly parts: z.infer<typeof split> },
): void {
  const row = (what: string, seconds: number, clock = ''): void =>
    print(`  ${what.padEnd(52)}${seconds.toFixed(2).padStart(7)}   ${clock}`);
  const start = (what: string, { ofACore, byTheClock }: Start): void =>
    row(what, ofACore, `${byTheClock.toFixed(2)} s by the clock`);
  print(`  ${''.padEnd(52)} seconds of a core`);
  start('kill −9 → ready, a process of its own', ready);
  start('the same with an empty journal', empty);
  row('opening the file', parts.open);
  row('the hub’s thread: parsing and evolving', parts.evolve);
  row('a thread of its own: SQLite alone, every row', parts.raw);
  row('the same: proving, decompressing, ids, beyond that', parts.prove);
  print('');
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
