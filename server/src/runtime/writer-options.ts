import type { Logger } from 'pino';
import type { HallPlan } from '../domain/index.ts';
import type { Journal } from '../store/journal.ts';
import type { Clock } from './clock.ts';
import type { IntakeBounds } from './intake.ts';
import type { NotNow } from './not-now.ts';
import type { Room } from './room.ts';
import type { HallRules } from './rules.ts';
import type { WriterWatch } from './watch.ts';

/** What a hall's single writer works with. */
export interface WriterOptions {
  /** What the next business day is opened with; a running day keeps its own. */
  readonly plan: () => HallPlan;
  /** IANA name, `Asia/Shanghai`. */
  readonly timeZone: string;
  readonly rules: HallRules;
  readonly journal: Journal;
  readonly clock: Clock;
  /** What the journal's disk has room for. */
  readonly room: Room;
  /** What else keeps a wish from being decided now. */
  readonly notNow: NotNow;
  /** The opaque address of a ticket of that day. */
  readonly trackerOf: (date: string, ticket: string) => string;
  readonly log: Logger;
  /** When a batch is closed: at the end of the event-loop turn, so that all that came in together shares one commit. */
  readonly endOfTurn: (run: () => void) => void;
  /** How much may come in before it is shed. */
  readonly bounds: IntakeBounds;
  readonly watch: WriterWatch;
}
