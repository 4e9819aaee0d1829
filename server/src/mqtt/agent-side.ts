import type { Logger } from 'pino';
import { topics, type AgentId } from '@jiaohao/shared';
import type { StopSignal } from '@jiaohao/shared/node';
import type { Doors } from '../credentials/doors.ts';
import * as domain from '../domain/index.ts';
import type { HallPlan } from '../domain/index.ts';
import { createEquipmentBook, type EquipmentBook } from '../plan-book/equipment-book.ts';
import type { StandingPlan } from '../plan-book/standing-plan.ts';
import type { Clock } from '../runtime/clock.ts';
import type { HubFaults } from '../runtime/hub-faults.ts';
import type { Hall } from '../runtime/hall.ts';
import type { Refreshing } from '../runtime/refreshing.ts';
import { createAllowance } from './allowance.ts';
import type { Broker } from './broker.ts';
import { createDesiredOut, keepDesired } from './desired-out.ts';
import { createDeviceRegister, type DeviceRegister } from './device-register.ts';
import { createDeviceTrials, type DeviceTrials } from './device-trials.ts';
import { keepEquipment } from './equipment-out.ts';
import { createFrameRelay, type FrameRelay } from './frame-relay.ts';
import { createInbox, type InboxWatch } from './inbox.ts';
import { keepAgents } from './keep-agents.ts';
import { keepRoster } from './roster-out.ts';
import { keepWatch } from './watch.ts';

/** Sees what goes between the hall and its agents. */
export interface AgentSideWatch {
  readonly inbox: InboxWatch;
  /** Something that agents should show or keep was handed to all who are there, which took so many seconds. */
  published(seconds: number): void;
}

const unwatched: AgentSideWatch = { inbox: { handled() {}, shed() {} }, published() {} };

export interface AgentSideOptions {
  readonly plan: () => HallPlan;
  readonly settings: Pick<StandingPlan, 'version' | 'of' | 'onChange'>;
  readonly hall: Hall;
  /** The hub's, which other halls use too. */
  readonly broker: Pick<Broker, 'admit' | 'tally'>;
  readonly doors: Pick<Doors, 'isAgent' | 'checkPin'>;
  readonly hubFaults: Pick<HubFaults, 'current' | 'onChange'>;
  readonly clock: Clock;
  /** The hub's, which other halls use too. */
  readonly refreshing: Pick<Refreshing, 'join'>;
  /** Nobody, unless said. */
  readonly watch?: AgentSideWatch;
  readonly log: Logger;
  /** Takes what is to be closed, in reverse order. */
  readonly stop: Pick<StopSignal, 'defer'>;
}

/** Everything between one hall and its agents. */
export interface AgentSide {
  readonly devices: DeviceRegister;
  readonly equipment: Pick<EquipmentBook, 'list'>;
  readonly frames: Pick<FrameRelay, 'watch'>;
  readonly trials: Pick<DeviceTrials, 'attempt'>;
  /** Publishes what agents should show and keep: before the broker is opened to them. */
  prepare(): Promise<void>;
  /** The broker is open: who does not come from now on is missed. */
  keepWatch(): void;
}

export async function createAgentSide(options: AgentSideOptions): Promise<AgentSide> {
  const { hall, settings, broker, doors, clock, stop, watch = unwatched } = options;
  const { id } = options.plan();
  const devices = createDeviceRegister([], () => clock.now());
  const equipment = createEquipmentBook();
  const line = broker.admit({
    hall: id,
    isAgent: (...proof) => doors.isAgent(...proof),
    onMessage: (...message) => {
      inbox(...message);
    },
  });
  const agents = await keepAgents({ hall, settings, devices, line });
  stop.defer(() => {
    agents.stop();
  });
  const say = (topic: string, message: unknown): void =>
    void line.publish(topic, JSON.stringify(message), { retain: false });
  const frames = createFrameRelay({
    devices,
    clock,
    tell: (agent, wanted) => say(topics.watch(id, agent), wanted),
  });
  stop.defer(() => frames.stop());
  const trials = createDeviceTrials({
    devices,
    clock,
    tell: (agent, test) => say(topics.tests(id, agent), test),
  });
  const inbox = createInbox({
    hall,
    doors,
    devices,
    equipment,
    frames,
    trials,
    answer: (agent, answer) => say(topics.answers(id, agent), answer),
    allowance: createAllowance(() => performance.now()),
    tally: broker.tally,
    watch: watch.inbox,
  });
  const publish = async (topic: string, text: string): Promise<void> => {
    const began = performance.now();
    await line.publish(topic, text, { retain: true });
    watch.published((performance.now() - began) / 1000);
  };
  return {
    devices,
    equipment,
    frames,
    trials,
    async prepare() {
      await keepOut(options, agents.kiosks, publish);
      stop.defer(await keepEquipment({ id, hall, settings, equipment, publish }));
    },
    keepWatch() {
      stop.defer(keepWatch({ ...options, devices }));
    },
  };
}

/** Nothing retained outlives the hub's process: all of it is published before the first agent is let in. */
async function keepOut(
  { plan, settings, hall, clock, refreshing, stop }: AgentSideOptions,
  kiosks: () => readonly AgentId[],
  publish: (topic: string, text: string) => Promise<void>,
): Promise<void> {
  const desired = createDesiredOut({ plan, views: domain, kiosks, publish });
  stop.defer(await keepDesired(hall, desired, refreshing));
  stop.defer(
    settings.onChange(() => void hall.look((state, stamp) => desired.all(state, stamp)).catch(() => {})),
  );
  stop.defer(await keepRoster({ hall, plan, views: domain, clock, refreshing, publish }));
}
