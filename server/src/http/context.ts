import type { Logger } from 'pino';
import type { ContactBook } from '../contacts/contact-book.ts';
import type { Accounts } from '../credentials/accounts.ts';
import type { Doors } from '../credentials/doors.ts';
import type { FirstAdministrator } from '../credentials/first-administrator.ts';
import type { Domain, HallPlan } from '../domain/index.ts';
import type { DeviceRegister } from '../mqtt/device-register.ts';
import type { DeviceTrials } from '../mqtt/device-trials.ts';
import type { FrameRelay } from '../mqtt/frame-relay.ts';
import type { SettingsSide } from '../plan-book/settings-side.ts';
import type { Hall } from '../runtime/hall.ts';
import type { Refreshing } from '../runtime/refreshing.ts';
import type { Trackers } from '../runtime/tracker.ts';
import type { JournalReader } from '../store/journal.ts';
import type { Sessions } from './sign-in/sessions.ts';
import type { HttpWatch } from './watch.ts';

/** The domain's views that go to pages. */
type PageViews = Pick<
  Domain,
  | 'alertActions'
  | 'boardDesired'
  | 'counterView'
  | 'dayWaits'
  | 'dutyView'
  | 'fitnessOf'
  | 'kioskMenu'
  | 'kiosksOf'
  | 'pastIncidents'
  | 'repairTimes'
  | 'rosterOf'
  | 'ticketSlip'
  | 'trackedTicket'
>;

/** What is at `/metrics`. */
export interface MetricsPage {
  /** Prometheus text. */
  text(): Promise<string>;
  readonly contentType: string;
  /** Who brings it may read from anywhere; null: only this machine may. */
  readonly token: string | null;
}

/** What the HTTP side works with at one hall. */
export interface HttpContext {
  readonly hall: Hall;
  /** What the next business day is opened with; a running day keeps its own. */
  readonly plan: () => HallPlan;
  readonly settings: SettingsSide;
  /** IANA name. */
  readonly timeZone: string;
  readonly views: PageViews;
  readonly accounts: Accounts;
  readonly sessions: Sessions;
  readonly doors: Pick<Doors, 'checkPassword' | 'lockedUntil' | 'unlock'>;
  readonly firstAdministrator: Pick<FirstAdministrator, 'accepts'>;
  /** Resolves when what was done to accounts is in the journal, or has to wait for it. */
  readonly tellActs: () => Promise<void>;
  readonly devices: DeviceRegister;
  readonly frames: Pick<FrameRelay, 'watch'>;
  readonly trials: Pick<DeviceTrials, 'attempt'>;
  readonly journal: Pick<JournalReader, 'days' | 'naming' | 'ofIncidents'>;
  readonly contacts: Pick<ContactBook, 'add' | 'of' | 'remove'>;
  readonly trackers: Trackers;
  /** The address of a tracker page, from its token. */
  readonly trackerUrl: (token: string) => string;
  /** Looks again at what the clock alone changes. */
  readonly refreshing: Pick<Refreshing, 'join'>;
  /** Sees what is asked and what is shown. */
  readonly watch: HttpWatch;
  readonly log: Logger;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** The hub has no hall of this host, or one that could not be opened. */
export type NoHall = 'unknown-hall' | 'hall-closed';

/** What the HTTP side works with of the whole hub. */
export interface HttpHub {
  /** The hall that is asked at this host (`Host`, with or without a port), or why there is none. */
  of(host: string | undefined): HttpContext | NoHall;
  readonly watch: HttpWatch;
  /** What the hub measures of itself. */
  readonly metrics: MetricsPage;
  readonly log: Logger;
}
