import type { Logger } from 'pino';
import { createLog, type StopSignal } from '@jiaohao/shared/node';
import { enroll } from '../cli/enroll.ts';
import type { HallFile } from '../config.ts';
import { eraseOldContacts } from '../contacts/erase-old.ts';
import type { Credentials } from '../credentials/credentials.ts';
import { createDoors } from '../credentials/doors.ts';
import { awaitFirstAdministrator, type FirstAdministrator } from '../credentials/first-administrator.ts';
import { journalFile } from '../data-folder.ts';
import * as domain from '../domain/index.ts';
import { createHttp } from '../http/server.ts';
import { createSessions } from '../http/sign-in/sessions.ts';
import { createHubMetrics } from '../metrics/hub-metrics.ts';
import { createAgentSide } from '../mqtt/agent-side.ts';
import { createBroker } from '../mqtt/broker.ts';
import { sameHall, versionAtStart } from '../plan-book/first-version.ts';
import type { PlanBook } from '../plan-book/plan-book.ts';
import type { SettingsSide } from '../plan-book/settings-side.ts';
import { standOn, type StandingPlan } from '../plan-book/standing-plan.ts';
import type { WrittenPlan } from '../plan-book/written-plan.ts';
import { systemClock } from '../runtime/clock.ts';
import { createRefreshing } from '../runtime/refreshing.ts';
import { tellActs, type ActTeller } from '../runtime/tell-acts.ts';
import { createTrackers } from '../runtime/tracker.ts';
import { openStores, storesOf } from './stores.ts';
import { openWatchedHall } from './watched-hall.ts';

/** Puts the hub together and opens its doors: disk, hall, agents, web. */
export async function serve(file: HallFile, path: string, stop: StopSignal): Promise<void> {
  const log = createLog('hub');
  const clock = systemClock;
  const now = (): number => clock.now();
  const { listen, timeZone } = file.machine;
  const stores = openStores(file, stop);
  const { journal } = stores;
  sameHall(stores.planBooks, file.plan);
  const { id } = file.plan.hall;
  const { credentials, contacts, planBook } = storesOf(id, stores);
  credentials.accounts.importOnce(file.staff);
  const measured = createHubMetrics(log);
  const settings = standingIn(planBook, { plan: file.plan, path }, log, stop);
  const plan = settings.hallPlan;
  const doors = createDoors(credentials, now);
  const trackers = createTrackers(id, stores.credentials.trackerKey);
  // Tickets carry an address that is known once the web server listens, which is before the first ticket.
  const web = { own: '' };
  const base = (): string => settings.version().plan.publicUrl ?? web.own;
  const trackerUrl = (token: string): string => `${base()}/t/${token}`;
  const trackerOf = (date: string, ticket: string): string => trackerUrl(trackers.tokenOf({ date, ticket }));

  const watch = measured.writer;
  const parts = { plan, timeZone, journal, trackerOf, watch, log, stop };
  const { hall, gate, hubFaults } = await openWatchedHall(parts);
  const around = { plan, hall, doors, log };
  const broker = await createBroker({ log });
  stop.defer(() => broker.close());
  const refreshing = createRefreshing(clock);
  stop.defer(() => refreshing.stop());
  const toAgents = { settings, broker, refreshing, hubFaults, watch: measured.agents, clock, stop };
  const agents = await createAgentSide({ ...around, ...toAgents });
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
    enrol: enroller(settings, credentials, acts),
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
    watch: measured.http,
    metrics: { ...measured, ...file.machine.metrics },
    now,
  });
  measured.ask({ hall, agents, broker, crowd: http.crowd, journalFile: journalFile(file.machine.data) });
  stop.defer(() => http.close());
  if (await hall.look(isRunning)) gate.begin(devices);
  const httpUrl = `http://${listen.http.host}:${await http.listen(listen.http.host, listen.http.port)}`;
  web.own = httpUrl;
  askForAdministrator(log, base(), firstAdministrator);
  await agents.prepare();
  const mqttUrl = `mqtt://${listen.mqtt.host}:${await broker.listen(listen.mqtt.host, listen.mqtt.port)}`;
  agents.keepWatch();
  log.info({ ready: true, http: httpUrl, mqtt: mqttUrl }, `${plan().name.zh} ${plan().name.en}`);
}

/** The newest version of the settings, and whatever comes after it. */
function standingIn(
  book: PlanBook,
  file: { readonly plan: WrittenPlan; readonly path: string },
  log: Logger,
  stop: StopSignal,
): StandingPlan {
  const settings = standOn(book, versionAtStart(book, file, { log, at: systemClock.now() }), log);
  stop.defer(() => {
    settings.stop();
  });
  return settings;
}

/** Enrols an agent of the settings, and tells the journal. */
function enroller(
  settings: Pick<StandingPlan, 'version'>,
  credentials: Credentials,
  acts: Pick<ActTeller, 'tell'>,
): SettingsSide['enrol'] {
  return async (agent, by) => {
    const made = await enroll(settings.version().plan.agents, credentials, agent, by);
    await acts.tell();
    return made;
  };
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
