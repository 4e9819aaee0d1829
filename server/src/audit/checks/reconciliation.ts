import { seriesIn, valueOf } from '@jiaohao/shared';
import type { HallEvent } from '../../domain/hall-day/events.ts';
import { dispatch, type ByKind } from '../dispatch.ts';
import type { AuditEntry } from '../entry.ts';
import type { Picture } from '../picture.ts';
import { unless, type Check, type Complaint } from './check.ts';
import { eventsOf } from './line.ts';

/** Nothing that did not fit the books is dropped: only a person takes a line off, or the ticket that was missing. */
export const reconciliation: Check = {
  name: 'reconciliation',
  rule: 'A line of the reconciliation list has an id of its own, and goes by a person’s word or with the missing ticket and its call.',
  start() {
    let line: AuditEntry | null = null;
    let known = new Set<string>();
    const judges: ByKind<[before: Picture], Complaint[]> = {
      dayOpened: ({ carried }) => {
        known = new Set(carried.conflicts.map(({ id }) => id));
        return [];
      },
      conflictFound: ({ conflict: { id } }) => {
        const fresh = !known.has(id);
        known.add(id);
        return unless(fresh, () => ({
          found: `conflict ${id} is found again`,
          expected: 'an id of its own',
        }));
      },
      conflictResolved: (event, before) => resolved(event, before, line),
    };
    return {
      entry(entry) {
        line = entry;
        return [];
      },
      event: (event, before) => dispatch(judges, event, before) ?? [],
    };
  },
};

function resolved(
  { conflict: id, note, by }: HallEvent<'conflictResolved'>,
  { conflicts }: Picture,
  line: AuditEntry | null,
): Complaint[] {
  const what = conflicts.get(id);
  if (what === undefined) {
    return [
      { found: `conflict ${id} is resolved, which is not on the list`, expected: 'a line of the list' },
    ];
  }
  if (note !== null) {
    return unless('staff' in by, () => ({
      found: `conflict ${id} is resolved by no person`,
      expected: 'somebody of the staff',
    }));
  }
  const called = eventsOf(line).some(
    (event) =>
      event.type === 'callBackEntered' && what.kind === 'unknown-number' && named(event, what.digits),
  );
  return unless(called, () => ({
    found: `conflict ${id} (${what.kind}) is resolved without a word`,
    expected: 'a person’s note, or the call of the number that nobody knew',
  }));
}

function named({ ticket }: HallEvent<'callBackEntered'>, digits: string): boolean {
  const letter = seriesIn(digits) || seriesIn(ticket);
  return letter === seriesIn(ticket) && valueOf(digits) === valueOf(ticket);
}
