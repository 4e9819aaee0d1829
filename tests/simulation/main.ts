import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { openJournal } from '../../server/src/store/sqlite/sqlite-journal.ts';
import { runDay, type DayRun } from './run-days.ts';
import { spread } from './spread.ts';
import { summaryLines } from './summary.ts';

const usage =
  'npm run simulate -- [--days 100] [--seed 1] [--day <one day alone>] [--journal <new SQLite file>] [--threads 2]';

const whole = (least: number) => z.coerce.number().int().min(least);
const options = z.strictObject({
  days: whole(1).default(100),
  seed: whole(0).default(1),
  day: whole(0).optional(),
  journal: z.string().min(1).optional(),
  threads: whole(1).default(availableParallelism()),
});
type Options = z.infer<typeof options>;

function readOptions(): Options | string {
  try {
    const text = { type: 'string' } as const;
    const { values } = parseArgs({
      options: { days: text, seed: text, day: text, journal: text, threads: text },
    });
    const parsed = options.safeParse(values);
    if (parsed.success) return parsed.data;
    return parsed.error.issues.map(({ path, message }) => `--${path.join('.')}: ${message}`).join('; ');
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Progress goes to standard error: standard output is the same for the same seed. */
function note(line: string): void {
  process.stderr.write(`${line}\n`);
}

async function run({ days: count, seed, day, journal: path, threads }: Options): Promise<DayRun[]> {
  const days = day === undefined ? Array.from({ length: count }, (_, at) => at) : [day];
  const runs: DayRun[] = [];
  const done = (one: DayRun): void => {
    runs.push(one);
    if (runs.length % 100 === 0) note(`${runs.length} of ${days.length} days`);
  };
  if (path === undefined && days.length > 1 && threads > 1) {
    await spread(seed, days, threads, done);
    return runs;
  }
  const journal = path === undefined ? undefined : openJournal(path);
  for (const each of days) done(await runDay(seed, each, day !== undefined, journal));
  await journal?.close();
  return runs;
}

const chosen = readOptions();
if (typeof chosen === 'string') {
  note(`simulate: ${chosen}\nusage: ${usage}`);
  process.exitCode = 1;
} else if (chosen.journal !== undefined && existsSync(chosen.journal)) {
  note(`simulate: ${chosen.journal} is there already; name a file that is not, for the simulated days.`);
  process.exitCode = 1;
} else {
  const began = performance.now();
  const runs = await run(chosen);
  for (const line of summaryLines(chosen.seed, runs)) process.stdout.write(`${line}\n`);
  note(`${((performance.now() - began) / 1000).toFixed(1)} s`);
  const broken = runs.some(({ result, others }) =>
    [result, ...others].some(({ violation }) => violation !== null),
  );
  process.exitCode = broken ? 1 : 0;
}
