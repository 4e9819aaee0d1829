import { z } from 'zod';
import * as domain from '../../../server/src/domain/index.ts';
import { hallOf } from '../../../server/src/cli/hall-of.ts';
import { loadHubFile } from '../../../server/src/config.ts';
import { journalFile } from '../../../server/src/data-folder.ts';
import { hallPlanOf } from '../../../server/src/plan-book/written-plan.ts';
import { remember } from '../../../server/src/runtime/memory.ts';
import { openForReading } from '../../../server/src/store/sqlite/database.ts';
import { journalSchema } from '../../../server/src/store/sqlite/schema.ts';
import { openJournal } from '../../../server/src/store/sqlite/sqlite-journal.ts';
import { answerParent } from '../child.ts';

/* Where the time of a restart goes; each part done by itself, the smaller taken off the larger. Seconds of a core. */
const question = z.object({ config: z.string() });

answerParent(async (asked) => {
  const file = loadHubFile(question.parse(asked).config);
  const path = journalFile(file.machine.data);
  const plan = hallPlanOf(hallOf(file, null).plan, 1);
  // SQLite alone, every row of the file, nothing made of it.
  const raw = await seconds(() => rowsOf(path));
  let journal = openJournal(path);
  await journal.close();
  const open = await seconds(() => {
    journal = openJournal(path);
  });
  const last = (await journal.days(plan.id)).at(-1);
  if (last === undefined) throw new Error(`${path}: there is no day in it`);
  const replay = await seconds(() => remember(journal, domain, plan));
  const entries = await seconds(() => journal.read(last));
  await journal.close();
  return { raw, open, prove: entries - raw, evolve: replay - entries, replay };
});

/** Of a core's time, so that what else the machine does is not counted. */
async function seconds(work: () => unknown): Promise<number> {
  const began = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1e6;
}

function rowsOf(path: string): void {
  const db = openForReading(path, journalSchema);
  for (const _ of db.prepare('SELECT * FROM batch ORDER BY seq').iterate());
  db.close();
}
