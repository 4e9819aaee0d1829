import { join } from 'node:path';
import type { DeviceTest, DeviceWatch, StaffRole } from '@jiaohao/shared';
import { openContactBooks, type ContactBook } from '../../contacts/contact-book.ts';
import { openCredentials, type Credentials } from '../../credentials/credentials.ts';
import { createDoors, type Doors } from '../../credentials/doors.ts';
import { awaitFirstAdministrator } from '../../credentials/first-administrator.ts';
import * as domain from '../../domain/index.ts';
import type { HallEvent } from '../../domain/index.ts';
import { createDeviceRegister, type DeviceRegister } from '../../mqtt/device-register.ts';
import { createDeviceTrials, type DeviceTrials } from '../../mqtt/device-trials.ts';
import { createFrameRelay, type FrameRelay } from '../../mqtt/frame-relay.ts';
import type { HallOptions } from '../../runtime/hall.ts';
import { createRefreshing, type Refreshing } from '../../runtime/refreshing.ts';
import { tellActs } from '../../runtime/tell-acts.ts';
import { createTrackers, type Trackers } from '../../runtime/tracker.ts';
import { hallIn, silentLog, temporaryFolder, type HallUnderTest } from '../../testing/hall.ts';
import { smallBook, type SmallBook } from '../../plan-book/testing/small-plan.ts';
import type { HttpContext } from '../context.ts';
import { unwatched } from '../live/watch.ts';
import { createSessions } from '../sign-in/sessions.ts';
import { inRoles } from './in-roles.ts';
import { settingsSideOf } from './settings-side.ts';

/** A hall in a folder of its own, and what its pages work with. */
export interface HallWithPages {
  readonly context: HttpContext;
  readonly under: HallUnderTest;
  readonly devices: DeviceRegister;
  readonly frames: FrameRelay;
  readonly trials: DeviceTrials;
  /** What agents were asked of their devices. */
  readonly asked: { readonly agent: string; readonly watch?: DeviceWatch; readonly test?: DeviceTest }[];
  readonly contacts: ContactBook;
  readonly trackers: Trackers;
  readonly folder: string;
  /** The accounts; staff number 10 has no password yet. */
  readonly credentials: Credentials;
  /** For the first administrator. */
  readonly firstToken: string;
  /** The plan book, whose newest version is what the next day is opened with. */
  readonly settings: SmallBook;
  readonly doors: Doors;
  /** Everything that was recorded. */
  readonly journal: () => Promise<readonly HallEvent[]>;
  /** What was done around the hall, as the journal has it: act, about whom, by whom. */
  readonly acts: () => Promise<unknown[][]>;
  /** The token of a session with these roles, as staff number 10. */
  readonly as: (...roles: StaffRole[]) => string;
  close(): Promise<void>;
}

const trackerUrl = (token: string): string => `http://hub/t/${token}`;

export async function openHallWithPages(over: Partial<HallOptions> = {}): Promise<HallWithPages> {
  const folder = temporaryFolder();
  const small = smallBook(folder.path);
  const plan = over.plan ?? (() => small.settings.hallPlan());
  const trackers = createTrackers('centre', '0123456789abcdef'.repeat(4));
  const under = await hallIn(folder.path, {
    trackerOf: (date, ticket) => trackerUrl(trackers.tokenOf({ date, ticket })),
    ...over,
    plan,
  });
  const now = (): number => under.clock.now();
  const refreshing = createRefreshing(under.clock);
  const people = peopleIn(folder.path, now, refreshing);
  const { credentials, accounts, sessions, as, doors, firstAdministrator, closeCredentials } = people;
  const acts = tellActs(under.hall, credentials.acts, silentLog);
  const journal = async (): Promise<HallEvent[]> => {
    const days = await under.journal.days(plan().id);
    const entries = await Promise.all(days.map((day) => under.journal.read(day)));
    return entries.flat().flatMap(({ events }) => events);
  };
  const { devices, asked, frames, trials } = agentsWith(under.clock);
  const contactBooks = openContactBooks(join(folder.path, 'contacts.sqlite'));
  const contacts = contactBooks.of('centre');
  const watch = { answered() {}, shed() {}, live: unwatched };
  const context: HttpContext = {
    hall: under.hall,
    plan,
    settings: settingsSideOf(small, under.hall, credentials),
    timeZone: 'Asia/Shanghai',
    views: domain,
    accounts,
    sessions,
    doors,
    firstAdministrator,
    tellActs: acts,
    devices,
    frames,
    trials,
    contacts,
    journal: under.journal,
    trackers,
    trackerUrl,
    refreshing,
    watch,
    log: silentLog,
    now,
  };
  return {
    context,
    under,
    devices,
    frames,
    trials,
    asked,
    contacts,
    trackers,
    folder: folder.path,
    as,
    credentials,
    settings: small,
    firstToken: firstAdministrator.token ?? '',
    doors,
    journal,
    acts: async () =>
      (await journal()).flatMap((event) =>
        event.type === 'actRecorded' ? [[event.act, event.about, event.by]] : [],
      ),
    async close() {
      refreshing.stop();
      await under.close();
      contactBooks.close();
      small.close();
      closeCredentials();
      folder.remove();
    },
  };
}

/** Number 10 works there. */
function peopleIn(folder: string, now: () => number, refreshing: Refreshing) {
  const file = openCredentials(join(folder, 'credentials.sqlite'));
  const credentials = file.of('centre');
  const { accounts } = credentials;
  accounts.importOnce([{ number: '10', name: { zh: '何静', en: 'He Jing' }, roles: ['duty-manager'] }]);
  const doors = createDoors(credentials, now);
  const firstAdministrator = awaitFirstAdministrator(accounts);
  const inAnyRole = inRoles(createSessions({ accounts, book: credentials.sessions, refreshing, now }));
  const closeCredentials = (): void => file.close();
  return { credentials, accounts, doors, firstAdministrator, closeCredentials, ...inAnyRole };
}

/** Kiosk K1, and what it is asked for. */
function agentsWith(clock: HallUnderTest['clock']) {
  const devices = createDeviceRegister([{ id: 'K1', kind: 'kiosk' }], () => 1000);
  const asked: HallWithPages['asked'] = [];
  const frames = createFrameRelay({
    devices,
    clock,
    tell: (agent, watch) => void asked.push({ agent, watch }),
  });
  const trials = createDeviceTrials({
    devices,
    clock,
    tell: (agent, test) => void asked.push({ agent, test }),
  });
  return { devices, asked, frames, trials };
}
