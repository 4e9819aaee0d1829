import type { Taken } from '../../hardware-sim/src/hall/member.ts';
import type { Entry } from '../../hardware-sim/src/hall/visit.ts';
import type { HallEvent } from '../../server/src/domain/index.ts';

export const kinds = ['regular', 'green', 'appointment'] as const;
export type Kind = (typeof kinds)[number];

/** What a day's members went through. Minutes. */
export interface Measures {
  readonly waits: Record<Kind, number[]>;
  /** By how much the wait printed on the ticket was wrong, for walk-ins that were called. */
  readonly estimateErrors: number[];
  readonly visits: number;
  readonly called: number;
}

/** Follows tickets from the paper to the first call. */
export interface Stopwatch {
  taken(taken: Taken, entry: Entry): void;
  see(events: readonly HallEvent[]): void;
  measures(): Measures;
}

const MINUTE = 60_000;

/** @param midnight epoch milliseconds of the day's midnight */
export function createStopwatch(midnight: number): Stopwatch {
  const taken = new Map<string, Taken & { readonly entry: Entry }>();
  const firstCalls = new Map<string, number>();
  return {
    taken: (one, entry) => {
      taken.set(one.stay.ticket, { ...one, entry });
    },
    see(events) {
      for (const event of events) {
        if (event.type === 'ticketCalled' && !firstCalls.has(event.ticket)) {
          firstCalls.set(event.ticket, event.at - midnight);
        }
      }
    },
    measures() {
      const waits: Record<Kind, number[]> = { regular: [], green: [], appointment: [] };
      const estimateErrors: number[] = [];
      for (const [ticket, calledAt] of firstCalls) {
        const one = taken.get(ticket);
        if (one === undefined) continue;
        const kind = kindOf(one.entry);
        const from = one.entry.kind === 'appointment' ? Math.max(one.at, one.entry.slotAt) : one.at;
        waits[kind].push(Math.max(0, calledAt - from) / MINUTE);
        const waited = (calledAt - one.at) / MINUTE;
        if (kind !== 'appointment' && one.promised !== null)
          estimateErrors.push(Math.abs(waited - one.promised));
      }
      return { waits, estimateErrors, visits: taken.size, called: firstCalls.size };
    },
  };
}

function kindOf(entry: Entry): Kind {
  if (entry.kind === 'appointment') return 'appointment';
  return entry.green === null ? 'regular' : 'green';
}
