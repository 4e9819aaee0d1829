import type { AuditEntry } from '../entry.ts';
import { journal, opened, windowOpens } from './hand-made.ts';
import type { Line } from './hand-made.ts';

/** A day that violates one rule. */
export interface Case {
  readonly check: string;
  readonly what: string;
  readonly entries: AuditEntry[];
  /** Tickets complained of by this check, in order; null where the day is at fault. */
  readonly tickets: (string | null)[];
}

export const morning: readonly Line[] = [['08:00', opened, windowOpens(1), windowOpens(2), windowOpens(3)]];

/** The morning, and what comes then. */
export const day = (...lines: Line[]): AuditEntry[] => journal([...morning, ...lines]);

export const violation = (
  check: string,
  what: string,
  tickets: (string | null)[],
  entries: AuditEntry[],
): Case => ({ check, what, tickets, entries });
