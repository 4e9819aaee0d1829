import { describe, expect, it } from 'vitest';
import { writtenEntry } from '../../testing/written-journal.ts';
import type { AppendResult, JournalEntry } from '../journal.ts';
import { groupCommit } from './group-commit.ts';

/** A medium that says in which groups it was written to. */
function medium(fails = false) {
  const commits: string[][] = [];
  const append = groupCommit((groups) => {
    commits.push(groups.flat().map(({ commandId }) => commandId));
    if (fails) throw new Error('disk full');
    return groups.map((): AppendResult => ({ kind: 'appended' }));
  });
  return { commits, append };
}

const of = (hall: string, id: string): JournalEntry[] => [{ ...writtenEntry(id), hall }];

describe('appending', () => {
  it('given one hall, then each of its appends is written at once', async () => {
    const { commits, append } = medium();
    const first = append(of('east', 'e-1'));
    expect(commits).toEqual([['e-1']]);
    await Promise.all([first, append(of('east', 'e-2'))]);
    expect(commits).toEqual([['e-1'], ['e-2']]);
  });

  it('given several halls, then what they append in one turn is one commit, and all are answered', async () => {
    const { commits, append } = medium();
    await append(of('east', 'e-1'));
    const results = await Promise.all([
      append(of('east', 'e-2')),
      append(of('west', 'w-1')),
      append(of('south', 's-1')),
      append(of('north', 'n-1')),
    ]);
    expect(results.map(({ kind }) => kind)).toEqual(Array.from({ length: 4 }, () => 'appended'));
    // East was still alone when it asked.
    expect(commits).toEqual([['e-1'], ['e-2'], ['w-1', 's-1', 'n-1']]);
  });

  it('given a commit that fails, then each of those in it is told', async () => {
    const { append } = medium(true);
    await expect(append(of('east', 'e-1'))).rejects.toThrow('disk full');
    const both = [append(of('east', 'e-2')), append(of('west', 'w-1'))];
    for (const one of both) await expect(one).rejects.toThrow('disk full');
  });
});
