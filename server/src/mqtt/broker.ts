import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { Aedes, type Client, type PublishPacket } from 'aedes';
import type { Logger } from 'pino';
import type { Tally } from '@jiaohao/shared/node';
import { maxMessageBytes, type AgentId } from '@jiaohao/shared';
import { channelOf, readableTopics, type AgentProfile, type Channel } from './access.ts';
import { boundOutgoing, type Outgoing } from './outgoing.ts';
import { createPacketSizeGuard } from './packet-size.ts';
import { keepRetainedByTopic } from './retained.ts';

export interface BrokerOptions {
  readonly hall: string;
  /** Who belongs to the hall; asked at each connection and message, because it may change. */
  readonly agents: ReadonlyMap<AgentId, AgentProfile>;
  /** Checks an agent's secret; `from` is the address it connects from. Once a connection, never a message. */
  readonly isAgent: (agent: AgentId, secret: string, from: string) => Promise<boolean>;
  /** Takes what an agent sent on one of its own topics, no larger than a message may be. */
  readonly onMessage: (agent: AgentProfile, channel: Channel, payload: Uint8Array) => void;
  readonly tally: Tally;
  readonly log: Logger;
  /** A subscriber that takes no bytes is cut off after this long. */
  readonly drainTimeoutMs?: number;
  /** So much may wait for one that reads too slowly, then it is cut off. */
  readonly mostOutgoingBytes?: number;
}

/** The MQTT 3.1.1 broker inside the hub: agents only, each on its own topics. */
export interface Broker {
  /** Serves; resolves to the port. Rejects with EADDRINUSE when the port is taken. */
  listen(host: string, port: number): Promise<number>;
  /** Resolves when subscribers have been served; never rejects, a failure is logged. */
  publish(topic: string, message: unknown, how: { retain: boolean }): Promise<void>;
  /** Ends an agent's connection; one that still belongs here comes back at once, to what is its own now. */
  dismiss(agent: AgentId): void;
  readonly outgoing: Outgoing;
  close(): Promise<void>;
}

const defaultDrainTimeoutMs = 1000;
const connectTimeoutMs = 5000;
/** For each agent there is one to come while its last one is not over yet, and some for whoever knocks; what is beyond is turned away before it costs memory. */
const connectionsAnAgent = 2;
const connectionsBeside = 100;

export async function createBroker(options: BrokerOptions): Promise<Broker> {
  const broker = await Aedes.createBroker({
    drainTimeout: options.drainTimeoutMs ?? defaultDrainTimeoutMs,
    connectTimeout: connectTimeoutMs,
    // Nobody waits for another to be served: what piles up for one is bounded for each.
    concurrency: 0,
  });
  keepRetainedByTopic(broker);
  admitAgentsOnly(broker, options);
  keepToOwnTopics(broker, options);
  const outgoing = boundOutgoing(broker, options.tally, options.mostOutgoingBytes);
  const newest = newestClients(broker);
  takeMessages(broker, newest, options);
  countFaults(broker, options);

  const server = createServer({ noDelay: true, keepAlive: true }, (socket) => {
    attach(broker, socket, options.tally);
  });
  limitConnections(server, options);
  return {
    listen: (host, port) => listen(server, host, port),
    publish: (topic, message, { retain }) => publish(broker, options.log, topic, message, retain),
    dismiss: (agent) => {
      newest.get(agent)?.close();
    },
    outgoing,
    close: () => close(broker, server),
  };
}

/** The limit follows the agents, who may become more. */
function limitConnections(server: Server, { agents, tally }: Pick<BrokerOptions, 'agents' | 'tally'>): void {
  const limit = (): void => {
    server.maxConnections = connectionsBeside + connectionsAnAgent * agents.size;
  };
  limit();
  server.on('connection', limit);
  server.on('drop', () => {
    limit();
    tally.count('connection beyond the limit');
  });
}

/** Connects a socket, and cuts it off when it announces a packet that is too large to be kept in memory. */
function attach(broker: Aedes, socket: Socket, tally: Tally): void {
  broker.handle(socket);
  const withinLimit = createPacketSizeGuard();
  // The broker reads the socket on 'readable'; 'data' only lets us see the same chunks go by, and before it does.
  socket.on('data', (chunk: Uint8Array) => {
    if (withinLimit(chunk)) return;
    tally.count('oversized packet');
    socket.destroy();
  });
}

function admitAgentsOnly(broker: Aedes, { agents, isAgent, tally }: BrokerOptions): void {
  broker.preConnect = (_client, packet, done) => {
    // Desired state is retained and answers are asked for again: a session held for the absent could only replay stale boards.
    packet.clean = true;
    done(null, true);
  };
  broker.authenticate = (client, username, password, admit) => {
    const refuse = (why: string): void => {
      tally.count(why);
      admit(null, false);
    };
    if (username === undefined || password === undefined) refuse('anonymous client');
    else if (username !== client.id || !agents.has(username)) refuse('unknown agent');
    else {
      const from = 'remoteAddress' in client.conn ? String(client.conn.remoteAddress) : 'unknown';
      isAgent(username, password.toString('utf8'), from).then(
        (right) => {
          if (right) admit(null, true);
          else refuse('wrong secret');
        },
        () => {
          refuse('secret could not be checked');
        },
      );
    }
  };
}

function keepToOwnTopics(broker: Aedes, { hall, agents, tally }: BrokerOptions): void {
  broker.authorizePublish = (client, packet, done) => {
    const agent = agents.get(client?.id ?? '');
    const channel = agent === undefined ? null : channelOf(hall, agent, packet.topic);
    if (channel === null) {
      tally.count('publish on a topic not its own');
      done(new Error('not your topic'));
      return;
    }
    // Only presence is kept for later, and only one of lawful size.
    if (channel !== 'presence' || packet.payload.length > maxMessageBytes) packet.retain = false;
    done(null);
  };
  broker.authorizeSubscribe = (client, subscription, done) => {
    const agent = agents.get(client.id);
    const own = agent !== undefined && readableTopics(hall, agent).has(subscription.topic);
    if (!own) tally.count('subscription to a topic not its own');
    done(null, own ? subscription : null);
  };
}

/** The newest connection of each agent, over or not. */
function newestClients(broker: Aedes): ReadonlyMap<string, Client> {
  const newest = new Map<string, Client>();
  broker.on('client', (client) => newest.set(client.id, client));
  return newest;
}

function takeMessages(
  broker: Aedes,
  newest: ReadonlyMap<string, Client>,
  { hall, agents, onMessage, tally }: BrokerOptions,
): void {
  // Null for the hub's own messages. A last will arrives with its agent as the client.
  const take = (client: Client | null, packet: PublishPacket): void => {
    const agent = agents.get(client?.id ?? '');
    const channel = agent === undefined ? null : channelOf(hall, agent, packet.topic);
    // An agent that came back over a new connection is here, whatever becomes of the old one.
    if (agent === undefined || channel === null || newest.get(agent.id) !== client) return;
    if (packet.payload.length > maxMessageBytes) tally.count('oversized message');
    else onMessage(agent, channel, Buffer.from(packet.payload));
  };
  broker.published = (packet, client: Client | null, done) => {
    take(client, packet);
    done(null);
  };
}

function countFaults(broker: Aedes, { tally, log }: BrokerOptions): void {
  broker.on('connectionError', () => {
    tally.count('broken connection before the log-in');
  });
  broker.on('clientError', () => {
    tally.count('broken connection of an agent');
  });
  broker.on('keepaliveTimeout', () => {
    tally.count('agent fell silent');
  });
  broker.prependListener('error', (error: unknown) => {
    log.error({ err: error }, 'the broker could not store a message');
  });
}

function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve(portOf(server.address()));
    });
  });
}

function portOf(address: AddressInfo | string | null): number {
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function publish(
  broker: Aedes,
  log: Logger,
  topic: string,
  message: unknown,
  retain: boolean,
): Promise<void> {
  const payload = Buffer.from(JSON.stringify(message));
  const packet: PublishPacket = { cmd: 'publish', topic, payload, qos: 1, retain, dup: false };
  return new Promise((resolve) => {
    broker.publish(packet, (error) => {
      if (error !== undefined && error !== null)
        log.error({ err: error, topic }, 'a message could not be published');
      resolve();
    });
  });
}

async function close(broker: Aedes, server: Server): Promise<void> {
  const served = new Promise<void>((resolve) => {
    server.close(() => {
      resolve();
    });
  });
  await new Promise<void>((resolve) => {
    broker.close(resolve);
  });
  await served;
}
