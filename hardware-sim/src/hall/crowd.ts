import { MINUTE } from './model-hall.ts';
import type { Visit } from './visit.ts';

/** Somebody in the hall, by the ticket in hand. */
export interface Stay {
  readonly visit: Visit;
  readonly ticket: string;
  /** Work still to be done for the present window, milliseconds. */
  work: number;
  /** The detour is still to come. */
  detourAhead: boolean;
  /** Was at a window before: listens for the next call. */
  known: boolean;
  missed: boolean;
}

/** Who is in the hall. Clerks find the member of the number they called here. */
export interface Crowd {
  enter(visit: Visit, ticket: string): Stay;
  /** Undefined for a number nobody holds. */
  of(ticket: string): Stay | undefined;
  /** Numbers given out so far, oldest first. */
  numbers(): readonly string[];
  /** Somebody was missed: `listener` is the member who may come back. */
  onMissed(listener: (stay: Stay) => void): void;
  missed(stay: Stay): void;
}

/** An empty hall. */
export function createCrowd(): Crowd {
  const stays = new Map<string, Stay>();
  const listeners: ((stay: Stay) => void)[] = [];
  return {
    enter(visit, ticket) {
      const present = stays.get(ticket);
      if (present !== undefined) return present;
      const { detour, detourAt, workMs } = visit;
      const work = detour === null ? workMs : Math.max(MINUTE, workMs * detourAt);
      const stay = { visit, ticket, work, detourAhead: detour !== null, known: false, missed: false };
      stays.set(ticket, stay);
      return stay;
    },
    of: (ticket) => stays.get(ticket),
    numbers: () => [...stays.keys()],
    onMissed: (listener) => listeners.push(listener),
    missed(stay) {
      stay.missed = true;
      for (const listener of listeners) listener(stay);
    },
  };
}
