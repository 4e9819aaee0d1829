import type { Logger } from 'pino';
import type { HubFile } from '../config.ts';
import { changesBetween } from './plan-changes.ts';
import type { PlanBook, PlanBooks, PlanVersion } from './plan-book.ts';
import type { WrittenPlan } from './written-plan.ts';

/** The data folder is another hall's: what the journal has under one name is not another's. */
class OtherHallError extends Error {
  readonly code = 'other-hall';
  override readonly name = 'OtherHallError';
}

/**
 * The newest version of the book. A book without any takes over the plan of the hall file; otherwise the book counts, and
 * the log says so when the file says something else.
 */
export function versionAtStart(
  book: PlanBook,
  { plan, path }: { readonly plan: WrittenPlan; readonly path: string },
  { log, at }: { readonly log: Logger; readonly at: number },
): PlanVersion {
  const latest = book.of(book.latestNumber());
  if (latest === null) return takenOver(book, plan, at);
  // Nearly always, and a hub of many halls asks for each.
  if (JSON.stringify(latest.plan) === JSON.stringify(plan)) return latest;
  const differs = changesBetween(latest.plan, plan);
  if (differs.length > 0 && !wasTaken(book, plan))
    log.warn(
      { differs: differs.length, version: latest.number },
      `${path} 与设置第${latest.number}版不同，以设置为准；要采用文件，请运行 npm run hub -- import-plan --config ${path}。 ${path} differs from version ${latest.number} of the settings, which is what counts; to take the file: npm run hub -- import-plan --config ${path}`,
    );
  else if (differs.length > 0)
    log.info(
      { version: latest.number },
      'the settings were changed since the hall file was taken over; they count',
    );
  return latest;
}

/**
 * A hub of one hall has that hall's data folder: one that was given another name by mistake would begin anew. Where
 * there are many, halls may come and go.
 * @throws OtherHallError
 */
export function knownHalls(books: Pick<PlanBooks, 'halls'>, { halls }: Pick<HubFile, 'halls'>): void {
  const known = books.halls();
  for (const { host, plan } of halls)
    if (host === null && known.length > 0 && !known.includes(plan.hall.id))
      throw new OtherHallError(
        `the file is of the hall "${plan.hall.id}", but this data folder belongs to "${known.join('", "')}"; name another data folder`,
      );
}

function takenOver(book: PlanBook, plan: WrittenPlan, at: number): PlanVersion {
  const how = 'first-start' as const;
  const written = book.add({ basedOn: 0, plan, at, by: { hub: 'command-line' }, how, note: null });
  if (written.kind === 'written') return written.version;
  // The command line was faster.
  const latest = book.of(written.latest.number);
  if (latest === null) throw new Error('a version that was just there is gone');
  return latest;
}

/** Whether the file is as it was when it was taken over once: then somebody decided against it since. */
function wasTaken(book: PlanBook, plan: WrittenPlan): boolean {
  return book
    .list()
    .filter(({ how }) => how === 'first-start' || how === 'imported')
    .some(({ number }) => {
      const taken = book.of(number);
      return taken !== null && changesBetween(taken.plan, plan).length === 0;
    });
}
