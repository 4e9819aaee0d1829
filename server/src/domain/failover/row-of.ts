import { known } from '../hall-day/lookup.ts';
import { rowFor } from './degradation.ts';
import type { NamedRow } from './degradation.ts';
import type { Incident } from './standing.ts';

/** The row of an incident: no other is ever opened. @throws JournalMismatchError */
export function rowOf({ id, subject, fault }: Incident): NamedRow {
  return known(rowFor(subject.kind, fault) ?? undefined, `row for incident ${id}: ${subject.kind} ${fault}`);
}
