import type { Logger } from 'pino';
import type { AgentId, DeviceReport, Fault, Subject } from '@jiaohao/shared';
import type { HallEvent } from '../domain/index.ts';
import type { Clock } from '../runtime/clock.ts';
import type { HubFaults } from '../runtime/hub-faults.ts';
import type { Hall } from '../runtime/hall.ts';
import type { AgentStanding, DeviceRegister } from './device-register.ts';
import { createObservations, type Observations } from './observations.ts';

export interface WatchOptions {
  readonly hall: Pick<Hall, 'submit' | 'onRecorded'>;
  readonly devices: Pick<DeviceRegister, 'list' | 'onChange'>;
  /** What is wrong with the hub itself. */
  readonly hubFaults: Pick<HubFaults, 'current' | 'onChange'>;
  readonly clock: Clock;
  readonly log: Logger;
}

/** An agent that was never heard of for this long since the hub's start is gone. */
const heardWithinMs = 10_000;
/** One that is back before this has passed was not gone: a link that breaks and is mended is no incident. */
const backWithinMs = 2500;

const hub: Subject = { id: 'hub', kind: 'hub' };

/**
 * Turns what agents report, their coming and going, and what is wrong with the hub into commands of the hall; returns how
 * to stop.
 */
export function keepWatch({ hall, devices, hubFaults, clock, log }: WatchOptions): () => void {
  const observations = createObservations({ hall, clock, log });
  const agents = new Map<AgentId, WatchedAgent>();
  for (const standing of devices.list())
    agents.set(standing.agent, watchAgent(standing, observations, clock));

  const seeHub = (faults: readonly Fault[]): void => {
    observations.see(hub, faults, clock.now());
  };
  seeHub(hubFaults.current());
  const stopListening = [
    hubFaults.onChange(seeHub),
    devices.onChange((change) => {
      const agent = agents.get(change.agent);
      if (change.kind === 'joined')
        agents.set(change.agent, watchAgent(change.standing, observations, clock));
      else if (change.kind === 'left') {
        agent?.isNoneOfOurs();
        agents.delete(change.agent);
      } else if (change.kind === 'device') agent?.reports(change.report);
      else if (change.kind === 'gone') agent?.hasNoMore(change.device);
      else if (change.present) agent?.isHere();
      else agent?.leaves();
    }),
    hall.onRecorded((recorded) => {
      if (recorded.events.some(asksAnew)) observations.tellAll();
    }),
  ];
  return () => {
    for (const stop of stopListening) stop();
    for (const agent of agents.values()) agent.forgetTimer();
    observations.stop();
  };
}

/** A day that begins knows nothing yet; and what a person has cleared may still be so. */
function asksAnew(event: HallEvent): boolean {
  const begins = event.type === 'dayOpened' || event.type === 'dayReopened';
  return begins || (event.type === 'incidentClosed' && event.how === 'cleared');
}

interface WatchedAgent {
  isHere(): void;
  leaves(): void;
  reports(report: DeviceReport): void;
  /** A device was taken away on purpose: nothing is wrong with it any more. */
  hasNoMore(device: string): void;
  /** It was taken out of the hall: nothing is wrong with it any more. */
  isNoneOfOurs(): void;
  forgetTimer(): void;
}

/** While an agent is away nobody knows how its devices are: they are told of again when it is back and says so. */
function watchAgent(
  { agent, kind, present, devices }: AgentStanding,
  observations: Observations,
  clock: Clock,
): WatchedAgent {
  const subject: Subject =
    kind === 'kiosk' ? { id: agent, kind: 'kiosk', kiosk: agent } : { id: agent, kind: 'display-agent' };
  const known = new Map<string, Subject>();
  let callOff = (): void => {};

  const goneUnlessHeardBy = (at: number, since: number): void => {
    callOff();
    callOff = clock.schedule(at, () => {
      observations.see(subject, ['gone'], since);
      for (const device of known.keys()) observations.forget(device);
      known.clear();
    });
  };
  const endWith = (each: Subject): void => {
    observations.see(each, [], clock.now());
    observations.forget(each.id);
  };
  const watched: WatchedAgent = {
    isHere() {
      callOff();
      observations.see(subject, [], clock.now());
    },
    leaves() {
      goneUnlessHeardBy(clock.now() + backWithinMs, clock.now());
    },
    reports({ device, kind: deviceKind, window, faults, at }) {
      const where = kind === 'kiosk' ? { kiosk: agent } : {};
      const of = { id: device, kind: deviceKind, ...where, ...(window === undefined ? {} : { window }) };
      known.set(device, of);
      observations.see(
        of,
        faults,
        // By the agent's clock; one that runs ahead is not believed.
        Math.min(at, clock.now()),
      );
    },
    hasNoMore(device) {
      const gone = known.get(device);
      known.delete(device);
      if (gone !== undefined) endWith(gone);
    },
    isNoneOfOurs() {
      callOff();
      for (const each of [...known.values(), subject]) endWith(each);
    },
    forgetTimer: () => {
      callOff();
    },
  };
  if (present) {
    watched.isHere();
    for (const report of devices) watched.reports(report);
  } else goneUnlessHeardBy(clock.now() + heardWithinMs, clock.now());
  return watched;
}
