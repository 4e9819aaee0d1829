import type { AgentId, DeviceReport, Presence } from '@jiaohao/shared';

/** An agent as the hub last heard of it. */
export interface AgentStanding {
  readonly agent: AgentId;
  readonly kind: 'kiosk' | 'display';
  readonly present: boolean;
  /** When that was heard, epoch milliseconds by the hub's clock; null: never. */
  readonly since: number | null;
  /** Commands from before its connection that it sends again and that are not answered yet. */
  readonly replaying: number;
  /** What it last said of each of its devices. Not to be relied on while it is away. */
  readonly devices: DeviceReport[];
}

/** What was heard: of an agent, or of one of its devices. */
type RegisterChange =
  | { readonly kind: 'agent'; readonly agent: AgentId; readonly present: boolean }
  | { readonly kind: 'device'; readonly agent: AgentId; readonly report: DeviceReport }
  /** It says that it has the device no more. */
  | { readonly kind: 'gone'; readonly agent: AgentId; readonly device: string }
  /** It belongs to the hall from now on, or no more. */
  | { readonly kind: 'joined'; readonly agent: AgentId; readonly standing: AgentStanding }
  | { readonly kind: 'left'; readonly agent: AgentId };

/** Who is there and what their devices say, in memory: agents say it anew whenever they connect. */
export interface DeviceRegister {
  heard(presence: Presence): void;
  /** False, and nothing is kept, when the device is another's or has the name of something that is no device. */
  report(agent: AgentId, report: DeviceReport): boolean;
  /** These are all the devices of the agent; what it said of others is over. */
  hasOnly(agent: AgentId, devices: readonly string[]): void;
  /** Whose device it is; null: nobody has spoken of it. */
  ownerOf(device: string): AgentId | null;
  /** Every agent of the hall, heard of or not. */
  list(): AgentStanding[];
  /** These are the hall's agents from now on; who is no more is forgotten with its devices. */
  expect(agents: Iterable<PlannedAgent>): void;
  onChange(listener: (change: RegisterChange) => void): () => void;
}

interface PlannedAgent {
  readonly id: AgentId;
  readonly kind: AgentStanding['kind'];
  /** Of a display agent. */
  readonly windows?: Iterable<number>;
}

/** More than any agent has; made-up names beyond it are dropped. */
const maxDevices = 200;
/** Incidents are about these too, so no device may be called so. */
const noDevice = /^(?:hub|window-\d+)$/;

interface Entry {
  readonly agent: AgentId;
  readonly kind: AgentStanding['kind'];
  present: boolean;
  since: number | null;
  replaying: number;
  readonly devices: Map<string, DeviceReport>;
}

const neverHeard = ({ id, kind }: PlannedAgent): [AgentId, Entry] => [
  id,
  { agent: id, kind, present: false, since: null, replaying: 0, devices: new Map() },
];

function standingOf(entry: Entry): AgentStanding {
  return { ...entry, devices: [...entry.devices.values()] };
}

export function createDeviceRegister(agents: Iterable<PlannedAgent>, now: () => number): DeviceRegister {
  const listeners = new Set<(change: RegisterChange) => void>();
  const standing = new Map([...agents].map(neverHeard));
  /** Whoever speaks of a device first has it. */
  const owners = new Map<string, AgentId>();
  /** What another agent said of a device meanwhile: a line that was moved to it is heard of there before its old agent lets go. */
  const claims = new Map<string, { readonly agent: AgentId; readonly report: DeviceReport }>();
  const changed = (change: RegisterChange): void => {
    for (const listener of listeners) listener(change);
  };
  const forget = (agent: AgentId): void => {
    standing.delete(agent);
    for (const [device, owner] of owners) if (owner === agent) owners.delete(device);
    changed({ kind: 'left', agent });
  };
  const drop = (agent: AgentId, isGone: (report: DeviceReport) => boolean): void => {
    const devices = standing.get(agent)?.devices ?? new Map<string, DeviceReport>();
    for (const [device, report] of devices) {
      if (!isGone(report)) continue;
      devices.delete(device);
      owners.delete(device);
      changed({ kind: 'gone', agent, device });
      const next = claims.get(device);
      claims.delete(device);
      if (next !== undefined) take(next.agent, next.report);
    }
  };
  const isOf = (agent: AgentId, device: string): boolean =>
    !noDevice.test(device) && !standing.has(device) && (owners.get(device) ?? agent) === agent;
  const take = (agent: AgentId, report: DeviceReport): boolean => {
    const devices = standing.get(agent)?.devices;
    if (devices === undefined || !isOf(agent, report.device)) return false;
    if (devices.size >= maxDevices && !devices.has(report.device)) return false;
    owners.set(report.device, agent);
    devices.set(report.device, report);
    changed({ kind: 'device', agent, report });
    return true;
  };

  return {
    heard({ agent, present, replaying }) {
      const entry = standing.get(agent);
      if (entry === undefined) return;
      const cameOrWent = entry.present !== present || entry.since === null;
      if (!cameOrWent && entry.replaying === replaying) return;
      if (cameOrWent) entry.since = now();
      entry.present = present;
      entry.replaying = replaying;
      changed({ kind: 'agent', agent, present });
    },
    report(agent, report) {
      const { device } = report;
      const isTaken = take(agent, report);
      if (!isTaken && standing.has(agent) && owners.has(device) && claims.size < maxDevices)
        claims.set(device, { agent, report });
      return isTaken;
    },
    hasOnly(agent, names) {
      drop(agent, ({ device }) => !names.includes(device));
    },
    ownerOf: (device) => owners.get(device) ?? null,
    list: () => [...standing.values()].map(standingOf),
    expect(planned) {
      const expected = new Map([...planned].map((agent) => [agent.id, agent]));
      for (const { agent, kind } of standing.values()) if (expected.get(agent)?.kind !== kind) forget(agent);
      for (const agent of expected.values()) {
        // A window may be another's from now on, who has to be able to speak of what hangs there.
        const own = new Set(agent.windows);
        drop(agent.id, ({ window }) => window !== undefined && !own.has(window));
        if (standing.has(agent.id)) continue;
        const [id, entry] = neverHeard(agent);
        standing.set(id, entry);
        changed({ kind: 'joined', agent: id, standing: standingOf(entry) });
      }
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
