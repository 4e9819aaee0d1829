import type { HallEvent } from '../../domain/hall-day/events.ts';
import { dispatch, type ByKind } from '../dispatch.ts';
import type { AuditEntry } from '../entry.ts';
import type { Picture } from '../picture.ts';

/** One violated rule: what the journal says and what was expected instead, each the middle of a sentence. */
export interface Complaint {
  readonly ticket?: string | null;
  readonly found: string;
  readonly expected: string;
}

/**
 * One check at work over one hall's journal, from its first line to its last. Each hook gets the picture as it was
 * *before* what it is shown, and may answer with complaints.
 */
export interface Watch {
  /** A journal line, before its events. */
  entry?(entry: AuditEntry): Complaint[];
  /** An event that could not be read, and why. */
  unread?(raw: unknown, fault: string): Complaint[];
  /** An event of a known kind. */
  event?(event: HallEvent, before: Picture): Complaint[];
  /** The same event, with the picture after it. */
  after?(event: HallEvent, picture: Picture): Complaint[];
}

/** A rule of the hall that the events alone can prove or break. */
export interface Check {
  readonly name: string;
  /** The rule in one sentence, for the report. */
  readonly rule: string;
  start(): Watch;
}

/** A check that judges events of some kinds, each by itself. */
export function judging(name: string, rule: string, judges: ByKind<[before: Picture], Complaint[]>): Check {
  const event = (event: HallEvent, before: Picture): Complaint[] => dispatch(judges, event, before) ?? [];
  return { name, rule, start: () => ({ event }) };
}

/** One complaint when something is not as expected, none when it is. */
export function unless(holds: boolean, complaint: () => Complaint): Complaint[] {
  return holds ? [] : [complaint()];
}
