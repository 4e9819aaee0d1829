import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { Aedes, type PublishPacket } from 'aedes';
import type { Logger } from 'pino';
import { createTally, type Tally } from '@jiaohao/shared/node';
import type { AgentProfile } from './access.ts';
import { admitAgentsOnly, keepToOwnTopics, takeMessages } from './doorkeeper.ts';
import { boundOutgoing, type Outgoing } from './outgoing.ts';
import { createPacketSizeGuard } from './packet-size.ts';
import { createExactTopics, type ExactTopics } from './exact-topics.ts';
import { createMemoryOfBroker, type MemoryOfBroker } from './memory-of-broker.ts';
import { endSilence, type Silence } from './silence.ts';
import { createSeats, type HallAtBroker, type Seats } from './seats.ts';

export interface BrokerOptions {
  readonly log: Logger;
  /** A subscriber that takes no bytes is cut off after this long. */
  readonly drainTimeoutMs?: number;
  /** So much may wait for one that reads too slowly, then it is cut off. */
  readonly mostOutgoingBytes?: number;
}

/** The MQTT 3.1.1 broker inside the hub, one for all its halls: agents only, each on its own topics. */
export interface Broker {
  /** Has a place for a hall, whose agents are let in once it says who they are. */
  admit(hall: HallAtBroker): AgentLine;
  /** Serves; resolves to the port. Rejects with EADDRINUSE when the port is taken. */
  listen(host: string, port: number): Promise<number>;
  readonly outgoing: Outgoing;
  /** Counts what is dropped of what agents send. */
  readonly tally: Pick<Tally, 'count' | 'totals'>;
  close(): Promise<void>;
}

/** The way to one hall's agents. */
export interface AgentLine {
  /** These are the hall's agents from now on; whoever is not what it was has its connection ended. */
  expect(agents: readonly AgentProfile[]): void;
  /** Resolves when subscribers have been served; never rejects. */
  publish(topic: string, text: string, how: { retain: boolean }): Promise<void>;
}

const defaultDrainTimeoutMs = 1000;
const connectTimeoutMs = 5000;
/** For each agent there is one to come while its last one is not over yet, and some for whoever knocks; what is beyond is turned away before it costs memory. */
const connectionsAnAgent = 2;
const connectionsBeside = 100;

export async function createBroker(options: BrokerOptions): Promise<Broker> {
  const { log } = options;
  const topics = createExactTopics();
  const memory = createMemoryOfBroker();
  const broker = await Aedes.createBroker({
    drainTimeout: options.drainTimeoutMs ?? defaultDrainTimeoutMs,
    connectTimeout: connectTimeoutMs,
    mq: topics,
    persistence: memory.persistence,
  });
  const tally = createTally(log, 'messages from agents');
  const seats = createSeats();
  const silence = endSilence(broker, () => tally.count('agent fell silent'));
  admitAgentsOnly(broker, seats, silence, tally);
  keepToOwnTopics(broker, seats, tally);
  const outgoing = boundOutgoing(broker, tally, options.mostOutgoingBytes);
  takeMessages(broker, seats, tally);
  countFaults(broker, tally, log);

  const server = createServer({ noDelay: true, keepAlive: true }, (socket) => {
    attach({ broker, silence, tally }, socket);
  });
  limitConnections(server, seats, tally);
  return {
    admit: (hall) => ({
      expect: (agents) => {
        seats.expect(hall, agents);
      },
      publish: (topic, text, { retain }) => publish({ topics, memory }, topic, text, retain),
    }),
    listen: (host, port) => listen(server, host, port),
    outgoing,
    tally,
    async close() {
      silence.stop();
      await close(broker, server);
      tally.stop();
    },
  };
}

/** The limit follows the agents, who may become more. */
function limitConnections(server: Server, seats: Pick<Seats, 'size'>, tally: Pick<Tally, 'count'>): void {
  const limit = (): void => {
    server.maxConnections = connectionsBeside + connectionsAnAgent * seats.size;
  };
  limit();
  server.on('connection', limit);
  server.on('drop', () => {
    limit();
    tally.count('connection beyond the limit');
  });
}

interface Doors {
  readonly broker: Aedes;
  readonly silence: Pick<Silence, 'listenTo'>;
  readonly tally: Pick<Tally, 'count'>;
}

/** Connects a socket, and cuts it off when it announces a packet that is too large to be kept in memory. */
function attach({ broker, silence, tally }: Doors, socket: Socket): void {
  const heard = silence.listenTo(broker.handle(socket));
  const withinLimit = createPacketSizeGuard();
  // The broker reads the socket on 'readable'; 'data' only lets us see the same chunks go by, and before it does.
  socket.on('data', (chunk: Uint8Array) => {
    heard();
    if (withinLimit(chunk)) return;
    tally.count('oversized packet');
    socket.destroy();
  });
}

function countFaults(broker: Aedes, tally: Pick<Tally, 'count'>, log: Logger): void {
  broker.on('connectionError', () => {
    tally.count('broken connection before the log-in');
  });
  broker.on('clientError', () => {
    tally.count('broken connection of an agent');
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

/** The hub's own messages are lawful, and the hub itself does not hear them: they go to their subscribers at once. */
function publish(
  { topics, memory }: { topics: Pick<ExactTopics, 'emit'>; memory: Pick<MemoryOfBroker, 'retain'> },
  topic: string,
  text: string,
  retain: boolean,
): Promise<void> {
  const payload = Buffer.from(text);
  const packet: PublishPacket = { cmd: 'publish', topic, payload, qos: 1, retain, dup: false };
  // As text, which whoever compares it with the next keeps anyway.
  if (retain) memory.retain({ ...packet, payload: text });
  return new Promise((resolve) => {
    topics.emit(packet, resolve);
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
