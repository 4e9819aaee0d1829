import type { Session } from '@jiaohao/shared/node';
import type { KeyedHash } from '../domain/person.ts';
import type { Patience } from '../domain/visit/patience.ts';
import type { Paper } from '../domain/paper.ts';
import type { PrintOutcome } from '../drivers/printer/job.ts';
import type { Deliveries } from './deliveries.ts';
import type { Entries } from './entries.ts';
import type { HallClock } from './hall-clock.ts';
import type { LastHeard } from './last-heard.ts';
import type { Leasing } from './leasing.ts';
import type { Log } from './log.ts';
import type { OwnNumbers } from './own-numbers.ts';

/** What a kiosk is made of. */
export interface KioskParts {
  readonly session: Pick<Session, 'send' | 'onAnswer' | 'online' | 'onOnline' | 'hubIsBusy' | 'onBusy'>;
  /** Null where none is configured: numbers are then shown on the screen. */
  readonly printer: { print(paper: Paper): Promise<PrintOutcome> } | null;
  readonly heard: LastHeard;
  readonly deliveries: Deliveries;
  readonly ownNumbers: OwnNumbers;
  readonly entries: Entries;
  readonly leasing: Leasing;
  readonly log: Log;
  readonly hash: KeyedHash;
  readonly clock: HallClock;
  readonly patience: Patience;
}
