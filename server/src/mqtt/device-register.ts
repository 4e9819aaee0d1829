import type { AgentId, DeviceReport, Presence } from '@jiaohao/shared';

/** An agent as the hub last heard of it. */
export interface AgentStanding {
  readonly agent: AgentId;
  readonly kind: 'kiosk' | 'display';
  readonly present: boolean;
  /** When that was heard, epoch milliseconds by the hub's clock; null: never. */
  readonly since: number | null;
  /** What it last said of each of its devices. Not to be relied on while it is away. */
  readonly devices: DeviceReport[];
}

/** Who is there and what their devices say, in memory: agents say it anew whenever they connect. */
export interface DeviceRegister {
  heard(presence: Presence): void;
  report(agent: AgentId, report: DeviceReport): void;
  /** Every agent of the hall file, heard of or not. */
  list(): AgentStanding[];
  onChange(listener: () => void): () => void;
}

/** More than any agent has; made-up names beyond it are dropped. */
const maxDevices = 200;

export function createDeviceRegister(
  agents: Iterable<{ readonly id: AgentId; readonly kind: AgentStanding['kind'] }>,
  now: () => number,
): DeviceRegister {
  const listeners = new Set<() => void>();
  const standing = new Map(
    [...agents].map(({ id, kind }) => [
      id,
      {
        agent: id,
        kind,
        present: false,
        since: null as number | null,
        devices: new Map<string, DeviceReport>(),
      },
    ]),
  );
  const changed = (): void => {
    for (const listener of listeners) listener();
  };
  return {
    heard({ agent, present }) {
      const entry = standing.get(agent);
      if (entry === undefined || (entry.present === present && entry.since !== null)) return;
      entry.present = present;
      entry.since = now();
      changed();
    },
    report(agent, report) {
      const devices = standing.get(agent)?.devices;
      if (devices === undefined || (devices.size >= maxDevices && !devices.has(report.device))) return;
      devices.set(report.device, report);
      changed();
    },
    list: () => [...standing.values()].map((entry) => ({ ...entry, devices: [...entry.devices.values()] })),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
