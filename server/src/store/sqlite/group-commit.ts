import type { AppendResult, JournalEntry } from '../journal.ts';

/** What one hall wants written, and who waits for it. */
interface Wanting {
  readonly entries: readonly JournalEntry[];
  readonly done: (result: AppendResult) => void;
  readonly failed: (error: unknown) => void;
}

/**
 * What several halls append during one turn of the event loop is written together, with one commit. As long as only one
 * hall ever wrote, it waits for nobody.
 * @param write writes all of these or nothing; what it answers is in the same order
 */
export function groupCommit(
  write: (groups: readonly (readonly JournalEntry[])[]) => readonly AppendResult[],
): (entries: readonly JournalEntry[]) => Promise<AppendResult> {
  const halls = new Set<string>();
  let waiting: Wanting[] = [];
  const commit = (): void => {
    const group = waiting;
    waiting = [];
    try {
      const results = write(group.map(({ entries }) => entries));
      for (const [at, { done, failed }] of group.entries()) {
        const result = results[at];
        if (result === undefined) failed(new Error('a group was written without an answer'));
        else done(result);
      }
    } catch (error) {
      for (const { failed } of group) failed(error);
    }
  };
  return (entries) =>
    new Promise((done, failed) => {
      for (const { hall } of entries) halls.add(hall);
      waiting.push({ entries, done, failed });
      if (halls.size <= 1) commit();
      else if (waiting.length === 1) setImmediate(commit);
    });
}
