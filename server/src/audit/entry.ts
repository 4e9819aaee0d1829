/**
 * One journal line as the auditor takes it: a command, when the hub decided it (epoch milliseconds), and the events it
 * left behind. Nothing of the events is believed before `event-shapes.ts` has looked at them.
 */
export interface AuditEntry {
  readonly hall: string;
  /** The business day it is filed under, `2026-11-23`. */
  readonly day: string;
  readonly commandId: string;
  readonly at: number;
  readonly events: readonly unknown[];
  readonly answer: unknown;
}
