import { cpSync, existsSync, mkdtempSync, rmSync, statSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asKilled, contentOf, flip, twoDays, writeOut, writtenEntry } from '../../testing/written-journal.ts';
import { isJournalError } from '../journal-error.ts';
import { openJournal } from './sqlite-journal.ts';

/** Two days of this many entries, in three states of the file that a damage may meet. */
const entries = twoDays(40);
const states = ['closed', 'killed', 'killed late'] as const;

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jiaohao-fuzz-'));
  await writeOut(join(folder, 'closed', 'journal.sqlite'), entries);

  const file = join(folder, 'running', 'journal.sqlite');
  const journal = openJournal(file);
  for (const entry of entries) await journal.append([entry]);
  asKilled(file, join(folder, 'killed'));
  await journal.close();

  // Half in the file, half in a log that is used for the second time and still has frames of the first.
  const late = join(folder, 'running late', 'journal.sqlite');
  await writeOut(late, entries.slice(0, 10));
  const again = openJournal(late);
  for (const entry of entries.slice(10, 50)) await again.append([entry]);
  again.reserve.giveBack();
  for (const entry of entries.slice(50)) await again.append([entry]);
  asKilled(late, join(folder, 'killed late'));
  await again.close();
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Where in a file, as a share of it. */
const place = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
const target = fc.constantFrom('journal.sqlite', 'journal.sqlite-wal');
const damage = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      how: fc.constant('flip' as const),
      target,
      place,
      mask: fc.integer({ min: 1, max: 255 }),
    }),
  },
  // The beginning of a file and of its pages is where one byte does most.
  {
    weight: 2,
    arbitrary: fc.record({
      how: fc.constant('flip in a head' as const),
      target,
      place,
      mask: fc.integer({ min: 1, max: 255 }),
      byte: fc.nat(120),
    }),
  },
  { weight: 1, arbitrary: fc.record({ how: fc.constant('cut' as const), target, place }) },
);
type Damage = typeof damage extends fc.Arbitrary<infer D> ? D : never;

function inflict(harm: Damage, on: string): void {
  const file = join(on, harm.target);
  const size = existsSync(file) ? statSync(file).size : 0;
  if (size === 0) return;
  const at = Math.floor(harm.place * size);
  if (harm.how === 'cut') truncateSync(file, at);
  else if (harm.how === 'flip') flip(file, at, harm.mask);
  else {
    const [head, unit] = harm.target === 'journal.sqlite' ? [0, 4096] : [32, 4096 + 24];
    const start = at < unit ? 0 : head + Math.floor((at - head) / unit) * unit;
    flip(file, Math.min(start + harm.byte, size - 1), harm.mask);
  }
}

type Outcome = 'everything' | 'told' | 'refused';

/** How an opening came out, what was found and what ought to have been. */
interface Finding {
  readonly outcome: Outcome;
  readonly found: unknown;
  readonly wanted: unknown;
}

/** Opens the damaged journal, reads all of it, goes on writing, and reads again. */
async function find(path: string): Promise<Finding> {
  const added = writtenEntry('written-after-the-damage', '2026-11-24');
  const all = [...entries, added];
  try {
    const journal = openJournal(path);
    try {
      const before = await contentOf(journal, entries);
      await journal.append([added]);
      const after = await contentOf(journal, all);
      if (journal.losses().length === 0)
        return {
          outcome: 'everything',
          found: [before, after],
          wanted: [contentIn(entries), contentIn(all)],
        };
      // What is left is the beginning of what there was.
      const read = Object.values(after.days).flat();
      return { outcome: 'told', found: read, wanted: [...entries.slice(0, read.length - 1), added] };
    } finally {
      await journal.close();
    }
  } catch (error) {
    if (!isJournalError(error)) throw error;
    return { outcome: 'refused', found: error.message.includes(path), wanted: true };
  }
}

function contentIn(written: typeof entries): Awaited<ReturnType<typeof contentOf>> {
  const days: Record<string, typeof entries> = {};
  for (const entry of written) (days[entry.day] ??= []).push(entry);
  return { days, answered: written.map(({ commandId }) => commandId).sort() };
}

const runs = Number(process.env['FUZZ_RUNS'] ?? 150);

describe('a journal whose bytes were damaged anywhere', () => {
  it('is read as it was written, or says that it cannot be: never less, never something else', async () => {
    const seen: Record<Outcome, number> = { everything: 0, told: 0, refused: 0 };
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...states),
        fc.array(damage, { minLength: 1, maxLength: 3 }),
        async (state, harms) => {
          const run = join(folder, 'run');
          rmSync(run, { recursive: true, force: true });
          cpSync(join(folder, state), run, { recursive: true });
          for (const harm of harms) inflict(harm, run);
          const { outcome, found, wanted } = await find(join(run, 'journal.sqlite'));
          expect(found).toEqual(wanted);
          seen[outcome] += 1;
        },
      ),
      { numRuns: runs },
    );
    // Each of the three was met, or this proves little.
    expect(Math.min(...Object.values(seen)), JSON.stringify(seen)).toBeGreaterThan(0);
  });
});
