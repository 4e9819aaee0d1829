import type { Logger } from 'pino';
import type { StaffPlan } from '../config.ts';
import type { ContactBook } from '../contacts/contact-book.ts';
import type { Doors } from '../credentials/doors.ts';
import type { Domain, HallPlan } from '../domain/index.ts';
import type { DeviceRegister } from '../mqtt/device-register.ts';
import type { Hall } from '../runtime/hall.ts';
import type { Trackers } from '../runtime/tracker.ts';
import type { JournalReader } from '../store/journal.ts';
import type { Sessions } from './sessions.ts';

/** The domain's views that go to pages. */
type PageViews = Pick<
  Domain,
  | 'alertActions'
  | 'boardDesired'
  | 'dutyView'
  | 'fitnessOf'
  | 'kioskMenu'
  | 'kiosksOf'
  | 'rosterOf'
  | 'ticketSlip'
>;

/** What the HTTP side works with. */
export interface HttpContext {
  readonly hall: Hall;
  readonly plan: HallPlan;
  readonly views: PageViews;
  readonly staff: readonly StaffPlan[];
  readonly sessions: Sessions;
  readonly doors: Pick<Doors, 'checkPin'>;
  readonly devices: DeviceRegister;
  readonly journal: Pick<JournalReader, 'answersTo'>;
  readonly contacts: Pick<ContactBook, 'add' | 'of' | 'remove'>;
  readonly trackers: Trackers;
  /** The address of a tracker page, from its token. */
  readonly trackerUrl: (token: string) => string;
  readonly log: Logger;
  /** Epoch milliseconds. */
  readonly now: () => number;
}
