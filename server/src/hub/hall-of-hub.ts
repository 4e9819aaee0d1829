import { enroll } from '../cli/enroll.ts';
import { eraseOldContacts } from '../contacts/erase-old.ts';
import type { Credentials } from '../credentials/credentials.ts';
import { createDoors } from '../credentials/doors.ts';
import { awaitFirstAdministrator } from '../credentials/first-administrator.ts';
import * as domain from '../domain/index.ts';
import type { HttpContext } from '../http/context.ts';
import { createSessions } from '../http/sign-in/sessions.ts';
import { createAgentSide, type AgentSide } from '../mqtt/agent-side.ts';
import type { SettingsSide } from '../plan-book/settings-side.ts';
import type { StandingPlan } from '../plan-book/standing-plan.ts';
import type { Hall } from '../runtime/hall.ts';
import type { Memory } from '../runtime/memory.ts';
import { tellActs, type ActTeller } from '../runtime/tell-acts.ts';
import { createTrackers } from '../runtime/tracker.ts';
import type { HubParts } from './hub-parts.ts';
import type { PlannedHall } from './planned-hall.ts';
import type { StoresOfHall } from './stores.ts';
import { openWatchedHall } from './watched-hall.ts';

/** One hall of the hub, at work. */
export interface HallOfHub {
  readonly id: string;
  readonly host: string | null;
  readonly hall: Hall;
  readonly agents: AgentSide;
  /** What its pages work with. */
  readonly pages: HttpContext;
  /** Where they are. */
  readonly address: () => string;
  /** By which the first administrator comes in; null when there is one. */
  readonly firstToken: string | null;
  /** Takes up what the command line has written to its settings beside the running hub. */
  readonly lookAtSettings: () => void;
  /** Brings what was done around the hall into its journal. */
  readonly tellActs: ActTeller;
  /** The pages can be asked: publishes what its agents should show, before they are let in. */
  prepare(): Promise<void>;
}

/** Opens a planned hall where its journal left it, in what the hub has for all. */
export async function openHallOfHub(planned: PlannedHall, memory: Memory, hub: HubParts): Promise<HallOfHub> {
  const { clock, log, stop, machine, stores } = hub;
  const now = (): number => clock.now();
  const { id, host, staff, settings, own } = planned;
  const plan = settings.hallPlan;
  const doors = createDoors(own.credentials, now);
  const { trackers, trackerUrl, trackerOf, address } = addressesOf(planned, hub);
  const { hall, gate, hubFaults } = await openWatchedHall({ memory, plan, trackerOf }, hub);
  const around = { plan, settings, hall, doors, hubFaults };
  const agents = await createAgentSide({ ...hub, ...around, watch: hub.measured.agents });
  stop.defer(() => hall.close());
  stop.defer(eraseOldContacts(hall, own.contacts, log));
  const people = peopleOf(own.credentials, hall, hub);
  const settingsActs = tellActs(hall, own.planBook, log);
  const { devices, frames, trials } = agents;
  const settingsSide: SettingsSide = {
    standing: settings,
    book: own.planBook,
    file: { machine, staff, host },
    equipment: agents.equipment,
    tellActs: settingsActs,
    enrol: enroller(settings, own.credentials, people.tellActs),
  };
  return {
    id,
    host,
    hall,
    agents,
    pages: {
      hall,
      plan,
      doors,
      devices,
      frames,
      trials,
      now,
      log,
      refreshing: hub.refreshing,
      watch: hub.measured.http,
      ...people,
      trackers,
      trackerUrl,
      journal: stores.journal,
      contacts: own.contacts,
      settings: settingsSide,
      timeZone: machine.timeZone,
      views: domain,
    },
    address,
    firstToken: people.firstAdministrator.token,
    lookAtSettings: () => settings.look(),
    async tellActs() {
      await people.tellActs();
      await settingsActs();
    },
    async prepare() {
      if (await hall.look(isRunning)) gate.begin(devices);
      await agents.prepare();
    },
  };
}

/** Where a ticket of the hall can be followed. */
function addressesOf({ id, host, settings }: PlannedHall, hub: HubParts) {
  const trackers = createTrackers(id, hub.stores.credentials.trackerKey);
  const address = (): string => settings.version().plan.publicUrl ?? hub.addressOf(host);
  const trackerUrl = (token: string): string => `${address()}/t/${token}`;
  const trackerOf = (date: string, ticket: string): string => trackerUrl(trackers.tokenOf({ date, ticket }));
  return { trackers, trackerUrl, trackerOf, address };
}

/** Who works in the hall, and is signed in there. */
function peopleOf({ accounts, sessions, acts }: StoresOfHall['credentials'], hall: Hall, hub: HubParts) {
  return {
    accounts,
    sessions: createSessions({
      accounts,
      book: sessions,
      refreshing: hub.refreshing,
      now: () => hub.clock.now(),
    }),
    firstAdministrator: awaitFirstAdministrator(accounts),
    tellActs: tellActs(hall, acts, hub.log),
  };
}

/** Enrols an agent of the settings, and tells the journal. */
function enroller(
  settings: Pick<StandingPlan, 'version'>,
  credentials: Credentials,
  tell: ActTeller,
): SettingsSide['enrol'] {
  return async (agent, by) => {
    const made = await enroll(settings.version().plan.agents, credentials, agent, by);
    await tell();
    return made;
  };
}

/** Only in the middle of a day may somebody have called by hand. */
function isRunning({ phase }: domain.HallDay): boolean {
  return phase === 'open' || phase === 'draining';
}
