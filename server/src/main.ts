import type { Logger } from 'pino';
import { createLog, runMain, type StopSignal } from '@jiaohao/shared/node';
import { enroll, writeCredentials } from './cli/enroll.ts';
import { renewPassword } from './cli/password.ts';
import { renewPin } from './cli/pin.ts';
import { exportPlan, importPlan } from './cli/plan-file.ts';
import { runOnce } from './cli/run-once.ts';
import { readTask, usage, type Task } from './cli/usage.ts';
import { loadHallFile, type HallFile } from './config.ts';
import { openContactBook, type ContactBook } from './contacts/contact-book.ts';
import { eraseOldContacts } from './contacts/erase-old.ts';
import { openCredentials, type Credentials } from './credentials/credentials.ts';
import { createDoors } from './credentials/doors.ts';
import { awaitFirstAdministrator, type FirstAdministrator } from './credentials/first-administrator.ts';
import { contactsFile, credentialsFile, journalFile, planBookFile } from './data-folder.ts';
import * as domain from './domain/index.ts';
import { createHttp } from './http/server.ts';
import { createSessions } from './http/sign-in/sessions.ts';
import { createAgentSide } from './mqtt/agent-side.ts';
import { createSettlingGate, type SettlingGate } from './mqtt/settling-gate.ts';
import { versionAtStart } from './plan-book/first-version.ts';
import { openPlanBook, type PlanBook } from './plan-book/plan-book.ts';
import type { SettingsSide } from './plan-book/settings-side.ts';
import { standOn } from './plan-book/standing-plan.ts';
import type { AgentPlan } from './plan-book/written-plan.ts';
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
        const made = await enroll(agentsOf(file), credentials, task.agent);
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
    case 'import-plan':
      withPlanBook(loadHallFile(task.config), (book, file) => {
        for (const line of importPlan(book, file, Date.now())) console.log(line);
      });
      return;
    case 'export-plan':
      withPlanBook(loadHallFile(task.config), (book, file) => {
        for (const line of exportPlan(book, file, task.out)) console.log(line);
      });
      return;
    case 'serve':
      await runMain('hub', async (stop) => {
        await serve(loadHallFile(task.config), task.config, stop);
      });
  }
}

async function withCredentials(
  config: string,
  work: (file: HallFile, credentials: Credentials) => Promise<void>,
): Promise<void> {
  const file = loadHallFile(config);
  const credentials = openCredentials(credentialsFile(file.machine.data));
  try {
    credentials.accounts.importOnce(file.staff);
    await work(file, credentials);
  } finally {
    credentials.close();
  }
}

function withPlanBook<T>(file: HallFile, work: (book: PlanBook, file: HallFile) => T): T {
  const book = openPlanBook(planBookFile(file.machine.data));
  try {
    return work(book, file);
  } finally {
    book.close();
  }
}

/** Those of the settings; before the first start, those that will be taken over. */
function agentsOf(file: HallFile): readonly AgentPlan[] {
  return withPlanBook(file, (book) => (book.of(book.latestNumber())?.plan ?? file.plan).agents);
}

/** Puts the hub together and opens its doors: disk, hall, agents, web. */
async function serve(file: HallFile, path: string, stop: StopSignal): Promise<void> {
  const log = createLog('hub');
  const clock = systemClock;
  const now = (): number => clock.now();
  const { listen, timeZone } = file.machine;
  const { journal, credentials, contacts, planBook } = openStores(file, stop);
  const settings = standOn(
    planBook,
    versionAtStart(planBook, { plan: file.plan, path }, { log, at: now() }),
    log,
  );
  stop.defer(() => {
    settings.stop();
  });
  const plan = settings.hallPlan;
  const doors = createDoors(credentials, now);
  const trackers = createTrackers(plan().id, credentials.trackerKey);
  // Tickets carry an address that is known once the web server listens, which is before the first ticket.
  const web = { own: '' };
  const base = (): string => settings.version().plan.publicUrl ?? web.own;
  const trackerUrl = (token: string): string => `${base()}/t/${token}`;
  const trackerOf = (date: string, ticket: string): string => trackerUrl(trackers.tokenOf({ date, ticket }));

  const { hall, gate, hubFaults } = await openWatchedHall({ plan, timeZone, journal, trackerOf, log, stop });
  const around = { plan, hall, doors, log };
  const agents = await createAgentSide({ ...around, settings, hubFaults, clock, stop });
  stop.defer(() => hall.close());
  stop.defer(eraseOldContacts(hall, contacts, log));
  const { devices, frames, trials } = agents;
  const acts = tellActs(hall, credentials.acts, log);
  stop.defer(() => acts.stop());
  const settingsActs = tellActs(hall, planBook, log);
  stop.defer(() => settingsActs.stop());
  const firstAdministrator = awaitFirstAdministrator(credentials.accounts);
  const people = {
    accounts: credentials.accounts,
    sessions: createSessions({ accounts: credentials.accounts, book: credentials.sessions, now }),
    firstAdministrator,
    tellActs: acts.tell,
  };
  const settingsSide: SettingsSide = {
    standing: settings,
    book: planBook,
    file,
    equipment: agents.equipment,
    tellActs: settingsActs.tell,
    async enrol(agent, by) {
      const made = await enroll(settings.version().plan.agents, credentials, agent, by);
      await acts.tell();
      return made;
    },
  };
  const books = { journal, contacts, trackers, trackerUrl };
  const http = await createHttp({
    ...around,
    ...books,
    ...people,
    settings: settingsSide,
    timeZone,
    views: domain,
    devices,
    frames,
    trials,
    now,
  });
  stop.defer(() => http.close());
  if (await hall.look(isRunning)) gate.begin(devices);
  const httpUrl = `http://${listen.http.host}:${await http.listen(listen.http.host, listen.http.port)}`;
  web.own = httpUrl;
  askForAdministrator(log, base(), firstAdministrator);
  const mqttUrl = `mqtt://${listen.mqtt.host}:${await agents.open(listen.mqtt.host, listen.mqtt.port)}`;
  log.info({ ready: true, http: httpUrl, mqtt: mqttUrl }, `${plan().name.zh} ${plan().name.en}`);
}

/** The one line in which the hub tells a secret: good once, and only for whoever can read its log. */
function askForAdministrator(log: Logger, base: string, { token }: FirstAdministrator): void {
  if (token === null) return;
  const where = `${base}/sign-in#first=${token}`;
  log.warn(
    { firstAdministrator: where },
    `还没有系统管理员，请用浏览器打开此链接建立（只能用一次）:${where} There is no administrator yet: open this address once to become the first`,
  );
}

/** Only in the middle of a day may somebody have called by hand. */
function isRunning({ phase }: domain.HallDay): boolean {
  return phase === 'open' || phase === 'draining';
}

interface HallParts {
  readonly plan: () => domain.HallPlan;
  readonly timeZone: string;
  readonly journal: JournalOnDisk;
  readonly trackerOf: (date: string, ticket: string) => string;
  readonly log: Logger;
  readonly stop: StopSignal;
}

/** The hall, with what watches over its disk and over its first moments. */
async function openWatchedHall({ plan, timeZone, journal, trackerOf, log, stop }: HallParts): Promise<{
  readonly hall: Hall;
  readonly gate: SettlingGate;
  readonly hubFaults: HubFaults;
}> {
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
  readonly planBook: PlanBook;
}

function openStores({ machine: { data }, staff }: HallFile, stop: StopSignal): Stores {
  const lock = lockDataFolder(data);
  stop.defer(() => {
    lock.release();
  });
  const journal = openJournal(journalFile(data));
  stop.defer(() => journal.close());
  const credentials = openCredentials(credentialsFile(data));
  credentials.accounts.importOnce(staff);
  stop.defer(() => {
    credentials.close();
  });
  const contacts = openContactBook(contactsFile(data));
  stop.defer(() => {
    contacts.close();
  });
  const planBook = openPlanBook(planBookFile(data));
  stop.defer(() => {
    planBook.close();
  });
  return { journal, credentials, contacts, planBook };
}
