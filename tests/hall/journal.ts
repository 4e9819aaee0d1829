import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readEvent } from '../../server/src/audit/event-shapes.ts';
import { openJournalFile } from '../../server/src/audit/journal-file.ts';
import type { HallEvent } from '../../server/src/domain/hall-day/events.ts';
import { runProgram } from './processes.ts';
import type { WholeHall } from './whole-hall.ts';

/** Has the offline checker read the hall's journal; returns what it says. @throws when it found a promise broken. */
export async function checkJournal({ directory, disk }: WholeHall): Promise<string> {
  const args = ['check', 'run/hub/journal.sqlite'];
  const { code, text } = await runProgram('server/src/audit/main.ts', args, directory, { disk });
  if (code !== 0) throw new Error(text);
  return text;
}

/**
 * Everything in the journal of a hall whose hub has stopped, in order. What is no event is left to the checker.
 * SQLite cannot open a file on a disk that only other programs see, so a copy is read.
 */
export function eventsInJournal({ journal }: WholeHall): HallEvent[] {
  const folder = mkdtempSync(join(tmpdir(), 'jiaohao-books-'));
  const copy = join(folder, 'journal.sqlite');
  for (const end of ['', '-wal']) if (existsSync(journal + end)) copyFileSync(journal + end, copy + end);
  const file = openJournalFile(copy);
  try {
    return [...file.entries('demo')].flatMap(({ events }) =>
      events.flatMap((raw) => {
        const reading = readEvent(raw);
        return 'event' in reading ? [reading.event] : [];
      }),
    );
  } finally {
    file.close();
    rmSync(folder, { recursive: true });
  }
}
