import type { Client } from 'aedes';
import { clientIdOf, type AgentId } from '@jiaohao/shared';
import { waysUp, type AgentProfile, type Channel } from './access.ts';

/** A hall whose agents come to the hub's broker. */
export interface HallAtBroker {
  /** Its id. */
  readonly hall: string;
  /** Checks an agent's secret; `from` is the address it connects from. Once a connection, never a message. */
  readonly isAgent: (agent: AgentId, secret: string, from: string) => Promise<boolean>;
  /** Takes what an agent sent on one of its own topics, no larger than a message may be. */
  readonly onMessage: (agent: AgentProfile, channel: Channel, payload: Uint8Array) => void;
}

type Connection = Pick<Client, 'id' | 'close'>;

/** The place that is kept for one agent, connected or not. */
interface Seat {
  readonly at: HallAtBroker;
  /** What the agent is; changes with the settings. */
  profile: AgentProfile;
  /** Its newest connection, over or not. A dead agent does not keep it in memory. */
  newest: WeakRef<Connection> | null;
  /** Which way up a topic is for it. */
  readonly channelOf: (topic: string) => Channel | null;
}

/** Who belongs to the halls of the hub. Each question is one look-up, however many halls there are. */
export interface Seats {
  /** Null: nobody of ours. */
  of(client: Pick<Client, 'id'> | null): Seat | null;
  /** An agent has come, over what is its newest connection from now on. */
  came(client: Connection): void;
  /** All halls' agents. */
  readonly size: number;
  /** These are the hall's agents from now on. Whoever is no more, or has other windows, has its connection ended: one that still belongs here comes back at once, to what is its own now. */
  expect(at: HallAtBroker, agents: readonly AgentProfile[]): void;
}

export function createSeats(): Seats {
  const seats = new Map<string, Seat>();
  /** The client ids of each hall. */
  const ofHall = new Map<HallAtBroker, ReadonlySet<string>>();
  const place = (at: HallAtBroker, id: string, profile: AgentProfile): Seat | null => {
    const before = seats.get(id);
    if (before === undefined) {
      seats.set(id, { at, profile, newest: null, channelOf: waysUp(at.hall, profile.id) });
      return null;
    }
    const isSame = told(before.profile) === told(profile);
    before.profile = profile;
    return isSame ? null : before;
  };
  return {
    of: (client) => (client === null ? null : (seats.get(client.id) ?? null)),
    came(client) {
      const seat = seats.get(client.id);
      if (seat !== undefined) seat.newest = new WeakRef(client);
    },
    get size() {
      return seats.size;
    },
    expect(at, agents) {
      const next = new Map(agents.map((profile) => [clientIdOf(at.hall, profile.id), profile]));
      const gone = [...(ofHall.get(at) ?? [])].filter((id) => !next.has(id));
      const dismissed = gone.map((id) => seats.get(id) ?? null);
      for (const id of gone) seats.delete(id);
      for (const [id, profile] of next) dismissed.push(place(at, id, profile));
      ofHall.set(at, new Set(next.keys()));
      for (const seat of dismissed) seat?.newest?.deref()?.close();
    },
  };
}

const told = (agent: AgentProfile): string =>
  `${agent.kind} ${[...agent.windows].sort((a, b) => a - b).join()}`;
