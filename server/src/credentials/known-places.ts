import type Database from 'better-sqlite3';
import type { StaffNumber } from '@jiaohao/shared';
import { ifThereIsRoom, type Writing } from './writing.ts';

/** From where somebody has signed in before: a stranger who guesses elsewhere does not lock them out there. */
export interface KnownPlaces {
  knows(staff: StaffNumber, place: string): boolean;
  remember(staff: StaffNumber, place: string): void;
}

const forgottenAfterMs = 30 * 86_400_000;

/** `now`: epoch milliseconds. */
export function createKnownPlaces(
  db: Database.Database,
  writing: Writing,
  now: () => number,
): (hall: string) => KnownPlaces {
  const seen = db.prepare<[string, string, string, number], number>(
    'SELECT 1 FROM known_place WHERE hall = ? AND staff = ? AND place = ? AND seen_at > ?',
  );
  const put = db.prepare('REPLACE INTO known_place (hall, staff, place, seen_at) VALUES (?, ?, ?, ?)');
  const forget = db.prepare('DELETE FROM known_place WHERE hall = ? AND seen_at <= ?');
  return (hall) => ({
    knows: (staff, place) => seen.get(hall, staff, place, now() - forgottenAfterMs) !== undefined,
    remember(staff, place) {
      ifThereIsRoom(writing, () => {
        forget.run(hall, now() - forgottenAfterMs);
        put.run(hall, staff, place, now());
      });
    },
  });
}
