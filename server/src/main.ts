import type { Logger } from 'pino';
import { createLog, runMain, type StopSignal } from '@jiaohao/shared/node';
import { enroll, writeCredentials } from './cli/enroll.ts';
import { renewPassword } from './cli/password.ts';
import { renewPin } from './cli/pin.ts';
import { runOnce } from './cli/run-once.ts';
import { readTask, usage, type Task } from './cli/usage.ts';
import { loadHallFile, type HallFile } from './config.ts';
import { openContactBook, type ContactBook } from './contacts/contact-book.ts';
import { eraseOldContacts } from './contacts/erase-old.ts';
import { openCredentials, type Credentials } from './credentials/credentials.ts';
import { createDoors } from './credentials/doors.ts';
import { awaitFirstAdministrator, type FirstAdministrator } from './credentials/first-administrator.ts';
import { contactsFile, credentialsFile, journalFile } from './data-folder.ts';
import * as domain from './domain/index.ts';
import { createHttp } from './http/server.ts';
import { createSessions } from './http/sessions.ts';
import { createAgentSide } from './mqtt/agent-side.ts';
import { createSettlingGate, type SettlingGate } from './mqtt/settling-gate.ts';
import { systemClock } from './runtime/clock.ts';
import { openHall, type Hall } from './runtime/hall.ts';
import { watchHubFaults, type HubFaults } from './runtime/hub-faults.ts';
import { createRoom } from './runtime/room.ts';
import { tellActs } from './runtime/tell-acts.ts';
import { createTrackers } from './runtime/tracker.ts';
import type { JournalOnDisk } from './store/journal-on-disk.ts';
import { lockDataFolder } from './store/sqlite/data-lock.ts';
import { openJournal } from './store/sqlite/sqlite-journal.ts';

await runOnce(async () => {
  await perform(readTask(process.argv.slice(2)));
});

async function perform(task: Task): Promise<void> {
  switch (task.kind) {
    case 'help':
      console.log(usage);
      return;
    case 'enroll':
      await withCredentials(task.config, async (file, credentials) => {
        const made = await enroll(file, credentials, task.agent);
        if (task.out === null) console.log(JSON.stringify(made, null, 2));
        else writeCredentials(task.out, made);
      });
      return;
    case 'pin':
      await withCredentials(task.config, async (_, credentials) => {
        console.log(await renewPin(credentials.accounts, task.staff));
      });
      return;
    case 'password':
      await withCredentials(task.config, async (_, { accounts }) => {
        for (const staff of task.staff)
          console.log(await renewPassword(accounts, staff, { unlessChosen: task.unlessChosen }));
      });
      return;
    case 'serve':
      await runMain('hub', async (stop) => {
        await serve(loadHallFile(task.config), stop);
      });
  }
}

async function withCredentials(
  config: string,
  work: (file: HallFile, credentials: Credentials) => Promise<void>,
): Promise<void> {
  const file = loadHallFile(config);
  const credentials = openCredentials(credentialsFile(file.data));
  try {
    credentials.accounts.importOnce(file.staff);
    await work(file, credentials);
  } finally {
    credentials.close();
  }
}

/** Puts the hub together and opens its doors: disk, hall, agents, web. */
async function serve(file: HallFile, stop: StopSignal): Promise<void> {
  const log = createLog('hub');
  const clock = systemClock;
  const now = (): number => clock.now();
  const { listen, timeZone } = file;
  const plan = (): domain.HallPlan => file.hall;
  const { journal, credentials, contacts } = openStores(file, stop);
  const doors = createDoors(credentials, now);
  const trackers = createTrackers(plan().id, credentials.trackerKey);
  // Tickets carry an address that is known once the web server listens, which is before the first ticket.
  const web = { base: file.publicUrl ?? '' };
  const trackerUrl = (token: string): string => `${web.base}/t/${token}`;
  const trackerOf = (date: string, ticket: string): string => trackerUrl(trackers.tokenOf({ date, ticket }));

  const { hall, gate, hubFaults } = await openWatchedHall({ file, journal, trackerOf, log, stop });
  const around = { plan, hall, doors, log };
  const agents = await createAgentSide({ ...around, agents: file.agents, hubFaults, clock, stop });
  stop.defer(() => hall.close());
  stop.defer(eraseOldContacts(hall, contacts, log));
  const { devices } = agents;
  const acts = tellActs(hall, credentials.acts, log);
  stop.defer(() => acts.stop());
  const firstAdministrator = awaitFirstAdministrator(credentials.accounts);
  const people = {
    accounts: credentials.accounts,
    sessions: createSessions({ accounts: credentials.accounts, book: credentials.sessions, now }),
    firstAdministrator,
    tellActs: acts.tell,
  };
  const books = { journal, contacts, trackers, trackerUrl };
  const http = await createHttp({ ...around, ...books, ...people, timeZone, views: domain, devices, now });
  stop.defer(() => http.close());
  if (await hall.look(isRunning)) gate.begin(devices);
  const httpUrl = `http://${listen.http.host}:${await http.listen(listen.http.host, listen.http.port)}`;
  web.base ||= httpUrl;
  askForAdministrator(log, web.base, firstAdministrator);
  const mqttUrl = `mqtt://${listen.mqtt.host}:${await agents.open(listen.mqtt.host, listen.mqtt.port)}`;
  log.info({ ready: true, http: httpUrl, mqtt: mqttUrl }, `${plan().name.zh} ${plan().name.en}`);
}

/** The one line in which the hub tells a secret: good once, and only for whoever can read its log. */
function askForAdministrator(log: Logger, base: string, { token }: FirstAdministrator): void {
  if (token === null) return;
  const where = `${base}/sign-in#first=${token}`;
  log.warn(
    { firstAdministrator: where },
    `还没有系统管理员,请用浏览器打开此链接建立(只能用一次):${where} There is no administrator yet: open this address once to become the first`,
  );
}

/** Only in the middle of a day may somebody have called by hand. */
function isRunning({ phase }: domain.HallDay): boolean {
  return phase === 'open' || phase === 'draining';
}

interface HallParts {
  readonly file: HallFile;
  readonly journal: JournalOnDisk;
  readonly trackerOf: (date: string, ticket: string) => string;
  readonly log: Logger;
  readonly stop: StopSignal;
}

/** The hall, with what watches over its disk and over its first moments. */
async function openWatchedHall({ file, journal, trackerOf, log, stop }: HallParts): Promise<{
  readonly hall: Hall;
  readonly gate: SettlingGate;
  readonly hubFaults: HubFaults;
}> {
  const { timeZone } = file;
  const plan = (): domain.HallPlan => file.hall;
  const clock = systemClock;
  const room = createRoom({ reserve: journal.reserve, clock, log });
  stop.defer(() => {
    room.stop();
  });
  const gate = createSettlingGate(clock);
  const { notNow } = gate;
  const hall = await openHall({ plan, timeZone, journal, clock, room, notNow, trackerOf, log });
  // Hears of what is recorded before the watch over agents does: a loss that a technician has cleared is none any more
  // when the watch looks anew.
  const hubFaults = await watchHubFaults({ journal, room, hall, log });
  stop.defer(() => {
    hubFaults.stop();
  });
  return { hall, gate, hubFaults };
}

interface Stores {
  readonly journal: JournalOnDisk;
  readonly credentials: Credentials;
  readonly contacts: ContactBook;
}

function openStores(file: HallFile, stop: StopSignal): Stores {
  const lock = lockDataFolder(file.data);
  stop.defer(() => {
    lock.release();
  });
  const journal = openJournal(journalFile(file.data));
  stop.defer(() => journal.close());
  const credentials = openCredentials(credentialsFile(file.data));
  credentials.accounts.importOnce(file.staff);
  stop.defer(() => {
    credentials.close();
  });
  const contacts = openContactBook(contactsFile(file.data));
  stop.defer(() => {
    contacts.close();
  });
  return { journal, credentials, contacts };
}
