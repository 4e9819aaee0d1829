import { join } from 'node:path';
import { z } from 'zod';
import { runProgram } from '../../hall/processes.ts';
import { inBenchDirectory, type Bench } from '../bench.ts';
import { asked } from '../child.ts';

const bytesAnEventBar = 250;
const usual = { days: 6, bar: bytesAnEventBar };
const kindsShown = 10;

const size = z.object({
  fileBytes: z.int(),
  entries: z.int(),
  events: z.int(),
  plainBytes: z.int(),
  squeezedBytes: z.int(),
  kinds: z.array(z.object({ kind: z.string(), rows: z.int(), events: z.int(), bytes: z.number() })),
});

/** What simulated days of the hub's own runtime take on the disk: bytes an event, in all and for each kind of entry. */
export function benchJournal({ print, bars }: Bench, { days, bar } = usual): Promise<void> {
  return inBenchDirectory(async (directory) => {
    const path = join(directory, 'days.sqlite');
    const args = ['--days', String(days), '--journal', path];
    const { code, text } = await runProgram('tests/simulation/main.ts', args, directory);
    if (code !== 0) throw new Error(`the days could not be simulated:\n${text}`);
    const measured = await asked('journal/measure.ts', directory, { path }, size);
    const { fileBytes, entries, events, plainBytes, squeezedBytes, kinds } = measured;
    const rowBytes = kinds.reduce((sum, { bytes }) => sum + bytes, 0);
    const each = (bytes: number): string => (bytes / events).toFixed(0).padStart(6);
    print(
      `${days} simulated days: ${entries.toLocaleString('en')} entries, ${events.toLocaleString('en')} events`,
    );
    print(`  bytes an event, file after its log was brought in  ${each(fileBytes)}`);
    print(`    of these, in rows                                ${each(rowBytes)}`);
    print(`    indexes, and slack of pages                      ${each(fileBytes - rowBytes)}`);
    print(`  the events alone, as JSON                          ${each(plainBytes)}`);
    print(`  the same, squeezed together by gzip                ${each(squeezedBytes)}`);
    print(`  ${'the largest kinds of row'.padEnd(70)} rows  bytes each  of the rows`);
    for (const { kind, rows: count, bytes } of kinds.slice(0, kindsShown))
      print(
        `    ${shortened(kind, 66).padEnd(68)}${String(count).padStart(8)}${(bytes / count).toFixed(0).padStart(12)}${`${((100 * bytes) / rowBytes).toFixed(1)} %`.padStart(13)}`,
      );
    print('');
    bars.atMost('journal of simulated days', fileBytes / events, bar, 'bytes an event on the disk');
  });
}

function shortened(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}
