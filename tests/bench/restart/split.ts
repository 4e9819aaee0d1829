import { z } from 'zod';
import * as domain from '../../../server/src/domain/index.ts';
import { loadHubFile } from '../../../server/src/config.ts';
import { journalFile } from '../../../server/src/data-folder.ts';
import { hallPlanOf } from '../../../server/src/plan-book/written-plan.ts';
import { rememberAll } from '../../../server/src/runtime/memory.ts';
import { openForReading } from '../../../server/src/store/sqlite/database.ts';
import { sayLastDays } from '../../../server/src/store/sqlite/say-last-days.ts';
import { journalSchema } from '../../../server/src/store/sqlite/schema.ts';
import { openJournal } from '../../../server/src/store/sqlite/sqlite-journal.ts';
import { answerParent } from '../child.ts';

/* Where the time of a restart goes; each part done by itself. Seconds of a core. */
const question = z.object({ config: z.string() });

answerParent(async (asked) => {
  const file = loadHubFile(question.parse(asked).config);
  const path = journalFile(file.machine.data);
  const plans = file.halls.map(({ plan }) => hallPlanOf(plan, 1));
  // SQLite alone, every row of the file, nothing made of it.
  const raw = await seconds(() => rowsOf(path));
  let journal = openJournal(path);
  await journal.close();
  const open = await seconds(() => {
    journal = openJournal(path);
  });
  const evolve = await seconds(() => rememberAll(journal, domain, plans));
  await journal.close();
  const read = await seconds(() =>
    readAll(
      path,
      plans.map(({ id }) => id),
    ),
  );
  return { raw, open, prove: read - raw, evolve };
});

/** Of this thread, so that what else the machine and other threads do is not counted. */
async function seconds(work: () => unknown): Promise<number> {
  const began = process.threadCpuUsage();
  await work();
  const { user, system } = process.threadCpuUsage(began);
  return (user + system) / 1e6;
}

function rowsOf(path: string): void {
  const db = openForReading(path, journalSchema);
  for (const _ of db.prepare('SELECT * FROM batch ORDER BY seq').iterate());
  db.close();
}

/** What at a restart a thread of its own does. */
function readAll(path: string, halls: readonly string[]): void {
  const taken = new Int32Array(1).fill(2 ** 31 - 1);
  sayLastDays({ path, halls, taken }, (said) => {
    if (said.kind === 'failed') throw new Error(said.message);
  });
}
