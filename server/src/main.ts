import type { Logger } from 'pino';
import { createLog, createTally, runMain, type StopSignal } from '@jiaohao/shared/node';
import { topics, type AgentId } from '@jiaohao/shared';
import { enroll, writeCredentials } from './cli/enroll.ts';
import { renewPin } from './cli/pin.ts';
import { runOnce } from './cli/run-once.ts';
import { readTask, usage, type Task } from './cli/usage.ts';
import { loadHallFile, type AgentPlan, type HallFile } from './config.ts';
import { openCredentials, type Credentials } from './credentials/credentials.ts';
import { createDoors, type Doors } from './credentials/doors.ts';
import { credentialsFile, journalFile } from './data-folder.ts';
import * as domain from './domain/index.ts';
import { createHttp } from './http/server.ts';
import { createSessions } from './http/sessions.ts';
import type { AgentProfile } from './mqtt/access.ts';
import { createBroker, type Broker } from './mqtt/broker.ts';
import { createDesiredOut, keepDesired, type DesiredOut } from './mqtt/desired-out.ts';
import { createDeviceRegister, type DeviceRegister } from './mqtt/device-register.ts';
import { createInbox } from './mqtt/inbox.ts';
import { systemClock } from './runtime/clock.ts';
import { openHall, type Hall } from './runtime/hall.ts';
import { createTrackers } from './runtime/tracker.ts';
import type { Journal } from './store/journal.ts';
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
      await withCredentials(task.config, async (file, credentials) => {
        const { person, pin } = await renewPin(file, credentials, task.staff);
        console.log(`${person.number} ${person.name.zh} ${person.name.en}: PIN ${pin}`);
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
    await work(file, credentials);
  } finally {
    credentials.close();
  }
}

/** Puts the hub together and opens its doors: disk, hall, agents, web. */
async function serve(file: HallFile, stop: StopSignal): Promise<void> {
  const log = createLog('hub');
  const { journal, credentials } = openStores(file, stop);
  const doors = createDoors(credentials, () => systemClock.now());
  const trackers = createTrackers(file.hall.id, credentials.trackerKey);
  // Tickets carry an address that is known once the web server listens, which is before the first ticket.
  const web = { base: file.publicUrl ?? '' };
  const trackerUrl = (token: string): string => `${web.base}/t/${token}`;

  const hall = await openHall({
    plan: file.hall,
    timeZone: file.timeZone,
    journal,
    clock: systemClock,
    trackerOf: (date, ticket) => trackerUrl(trackers.tokenOf({ date, ticket })),
    log,
  });
  const { broker, desired, devices } = await createAgentSide({ file, hall, doors, log, stop });
  const sessions = createSessions(() => systemClock.now());
  const { hall: plan, staff } = file;
  const http = await createHttp({
    hall,
    plan,
    views: domain,
    staff,
    sessions,
    doors,
    devices,
    trackers,
    trackerUrl,
    log,
  });

  stop.defer(() => broker.close());
  stop.defer(() => hall.close());
  stop.defer(() => http.close());
  const { listen } = file;
  const httpUrl = `http://${listen.http.host}:${await http.listen(listen.http.host, listen.http.port)}`;
  web.base ||= httpUrl;
  stop.defer(await keepDesired(hall, desired));
  const mqttUrl = `mqtt://${listen.mqtt.host}:${await broker.listen(listen.mqtt.host, listen.mqtt.port)}`;
  log.info({ ready: true, http: httpUrl, mqtt: mqttUrl }, `${plan.name.zh} ${plan.name.en}`);
}

function openStores(file: HallFile, stop: StopSignal): { journal: Journal; credentials: Credentials } {
  const lock = lockDataFolder(file.data);
  stop.defer(() => {
    lock.release();
  });
  const journal = openJournal(journalFile(file.data));
  stop.defer(() => journal.close());
  const credentials = openCredentials(credentialsFile(file.data));
  stop.defer(() => {
    credentials.close();
  });
  return { journal, credentials };
}

interface AgentSideParts {
  readonly file: HallFile;
  readonly hall: Hall;
  readonly doors: Doors;
  readonly log: Logger;
  readonly stop: StopSignal;
}

interface AgentSide {
  readonly broker: Broker;
  readonly desired: DesiredOut;
  readonly devices: DeviceRegister;
}

async function createAgentSide({ file, hall, doors, log, stop }: AgentSideParts): Promise<AgentSide> {
  const { id } = file.hall;
  const tally = createTally(log, 'messages from agents');
  stop.defer(() => {
    tally.stop();
  });
  const agents = profiles(file.agents);
  const devices = createDeviceRegister(agents.values(), () => systemClock.now());
  const broker = await createBroker({
    hall: id,
    agents,
    isAgent: (...proof) => doors.isAgent(...proof),
    onMessage: (...message) => {
      inbox(...message);
    },
    tally,
    log,
  });
  const inbox = createInbox({
    hall,
    doors,
    devices,
    answer: (agent, answer) => void broker.publish(topics.answers(id, agent), answer, { retain: false }),
    tally,
  });
  const desired = createDesiredOut({
    plan: file.hall,
    views: domain,
    kiosks: file.agents.filter(({ kind }) => kind === 'kiosk').map((kiosk) => kiosk.id),
    publish: (topic, message) => broker.publish(topic, message, { retain: true }),
  });
  return { broker, desired, devices };
}

function profiles(agents: readonly AgentPlan[]): ReadonlyMap<AgentId, AgentProfile> {
  return new Map(
    agents.map((agent) => [
      agent.id,
      { id: agent.id, kind: agent.kind, windows: new Set(agent.kind === 'display' ? agent.windows : []) },
    ]),
  );
}
