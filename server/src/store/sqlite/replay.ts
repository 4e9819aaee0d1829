import type Database from 'better-sqlite3';
import type { Replayed } from '../journal.ts';
import { reporting } from './database.ts';
import { happenedIn, unpackEvents } from './form.ts';
import type { KnownCommands } from './known.ts';
import { lastDaysReader } from './last-days.ts';
import { batchAt, piecesOf, type Piece } from './pieces.ts';
import { readApart } from './read-apart.ts';
import { journalSchema } from './schema.ts';

/** From so many entries on a thread of its own reads and proves them, while this one makes of them what they say. */
const longDay = 20_000;

/** Replays the last days of halls; their ids are known afterwards. */
export function replayer(
  db: Database.Database,
  path: string,
  known: KnownCommands,
  apartFrom = longDay,
): (halls: readonly string[], tell: Replayed) => Promise<void> {
  const reading = <T>(read: () => T): T => reporting(path, journalSchema, 'cannot be read', read);
  const lastDays = lastDaysReader(db, path);
  return async (halls, tell) => {
    const ends = new Map<number, number>();
    const hear = (piece: Piece): void => {
      for (const [place, commands] of happenedIn(piece.happened).entries()) {
        const { hall, dayId, seq, at } = batchAt(piece, place);
        const name = halls[hall] ?? '';
        for (const [after, ...forms] of commands) tell(name, at + after, unpackEvents(forms, at + after));
        ends.set(dayId, seq);
      }
    };
    if (reading(() => lastDays.entries(halls)) < apartFrom) {
      const note = (id: string, seq: number): void => known.note(id, seq);
      const pieces = reading(() => [...piecesOf(lastDays.rows(halls), halls, note)]);
      for (const piece of pieces) hear(piece);
    } else known.noteAll(await readApart(path, halls, hear));
    for (const [day, seq] of ends) known.covered(day, seq);
  };
}
