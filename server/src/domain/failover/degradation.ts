import type { Fault, SubjectKind } from '@jiaohao/shared';
import type { DegradationRow } from './degradation-row.ts';
import { deviceRows } from './device-rows.ts';
import { hallRows } from './hall-rows.ts';

/** What fails and what the hall does then: the one table that decisions, views, scenarios and the technicians' page read. */
export const degradation = [...deviceRows, ...hallRows] as const satisfies readonly DegradationRow[];

export type DegradationId = (typeof degradation)[number]['id'];

/** A row of the table, by one of its ids. */
export type NamedRow = DegradationRow & { readonly id: DegradationId };

const byFault: ReadonlyMap<string, NamedRow> = new Map(
  degradation.flatMap((row: NamedRow) =>
    row.kinds.flatMap((kind) => row.faults.map((fault) => [keyOf(kind, fault), row] as const)),
  ),
);

function keyOf(kind: SubjectKind, fault: Fault): string {
  return `${kind} ${fault}`;
}

/** The row of a fault of a subject; null when such a subject cannot have it, so that it is nothing to act upon. */
export function rowFor(kind: SubjectKind, fault: Fault): NamedRow | null {
  return byFault.get(keyOf(kind, fault)) ?? null;
}
