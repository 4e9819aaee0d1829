import type { AgentId, DeviceWatch, FrameReport } from '@jiaohao/shared';
import type { Clock } from '../runtime/clock.ts';
import type { DeviceRegister } from './device-register.ts';

export interface FrameRelayOptions {
  readonly devices: Pick<DeviceRegister, 'ownerOf' | 'onChange'>;
  readonly clock: Clock;
  /** Says to an agent which of its devices are watched. */
  readonly tell: (agent: AgentId, watch: DeviceWatch) => void;
}

/** Brings what goes over the lines to those who look at it. */
export interface FrameRelay {
  /** Listens to a device, whether or not it is there just now; returns how to stop. */
  watch(device: string, listener: (report: FrameReport) => void): () => void;
  /** False when the device is not this agent's. What nobody looks at any more is dropped. */
  heard(agent: AgentId, report: FrameReport): boolean;
  stop(): void;
}

/** A hub that is gone leaves no line tapped for longer than this. */
const leaseMs = 15_000;
const renewMs = 5000;

export function createFrameRelay({ devices, clock, tell }: FrameRelayOptions): FrameRelay {
  const watched = new Map<string, Set<(report: FrameReport) => void>>();
  /** Who was told of what, last time. */
  let told = new Map<AgentId, string[]>();
  let callOff = (): void => {};

  const tellAll = (): void => {
    callOff();
    const now = new Map<AgentId, string[]>();
    for (const device of watched.keys()) {
      const owner = devices.ownerOf(device);
      if (owner !== null) now.set(owner, [...(now.get(owner) ?? []), device]);
    }
    for (const agent of new Set([...told.keys(), ...now.keys()]))
      tell(agent, { devices: now.get(agent) ?? [], forMs: leaseMs });
    told = now;
    if (watched.size > 0) callOff = clock.schedule(clock.now() + renewMs, tellAll);
  };
  const stopListening = devices.onChange((change) => {
    if (watched.size === 0) return;
    const isBack = change.kind === 'agent' && change.present;
    const isNew = change.kind === 'device' && watched.has(change.report.device) && !knows(change);
    if (isBack || isNew) tellAll();
  });
  const knows = ({ agent, report }: { agent: AgentId; report: { device: string } }): boolean =>
    told.get(agent)?.includes(report.device) ?? false;

  return {
    watch(device, listener) {
      const listeners = watched.get(device) ?? new Set();
      // Its own, should the same listener look twice.
      const own = (report: FrameReport): void => listener(report);
      listeners.add(own);
      watched.set(device, listeners);
      tellAll();
      return () => {
        listeners.delete(own);
        if (listeners.size > 0 || watched.get(device) !== listeners) return;
        watched.delete(device);
        tellAll();
      };
    },
    heard(agent, report) {
      if (devices.ownerOf(report.device) !== agent) return false;
      for (const listener of watched.get(report.device) ?? []) listener(report);
      return true;
    },
    stop() {
      callOff();
      stopListening();
      watched.clear();
    },
  };
}
