import { Aedes, type AedesPublishPacket, type Client } from 'aedes';
import { createServer, type Server, type Socket } from 'node:net';
import type { Answer } from '../contracts/answers.ts';
import { commandMessage, type CommandMessage } from '../contracts/commands.ts';
import { deviceReport, presence, type Presence } from '../contracts/reports.ts';
import { topics } from '../contracts/topics.ts';

/** A real broker that answers every command with `done` unless told to keep still; it can be killed and come back on its port. */
export class HubInTest {
  port = 0;
  silent = false;
  /** What an agent may not hear. */
  readonly closedTopics = new Set<string>();
  /** Of the last agent that connected: silent for one and a half times this, it is gone. */
  keepaliveSeconds = 0;
  /** What the agent said of itself, in order. */
  readonly presences: Presence[] = [];
  /** The devices that were reported, in order. */
  readonly reports: string[] = [];
  /** How a command is answered. */
  answerTo: (message: CommandMessage) => Answer = ({ id }) => ({
    id,
    outcome: 'accepted',
    result: { kind: 'done' },
  });
  readonly received: CommandMessage[] = [];
  private broker: Aedes | null = null;
  private server: Server | null = null;
  private readonly sockets = new Set<Socket>();
  private waiters: { count: number; resolve: () => void }[] = [];

  async start(): Promise<void> {
    const broker = await Aedes.createBroker();
    broker.preConnect = (_client, packet, done) => {
      this.keepaliveSeconds = packet.keepalive ?? 0;
      done(null, true);
    };
    broker.authorizeSubscribe = (_client, subscription, done) =>
      done(null, this.closedTopics.has(subscription.topic) ? null : subscription);
    broker.on('publish', (packet, client) => this.take(packet, client));
    const server = createServer({ noDelay: true }, broker.handle);
    server.on('connection', (socket) => this.sockets.add(socket));
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
    const address = server.address();
    this.port = typeof address === 'object' && address !== null ? address.port : 0;
    this.broker = broker;
    this.server = server;
  }

  async kill(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    this.sockets.clear();
    await new Promise<void>((resolve) => (this.server ? this.server.close(() => resolve()) : resolve()));
    await new Promise<void>((resolve) => (this.broker ? this.broker.close(() => resolve()) : resolve()));
    this.broker = null;
  }

  async retained(topic: string, payload: string): Promise<void> {
    await new Promise<void>((resolve) =>
      this.broker?.publish({ cmd: 'publish', topic, payload, qos: 1, retain: true, dup: false }, () =>
        resolve(),
      ),
    );
  }

  /** What an agent gets as soon as it has subscribed: something published just now, and only then what was retained. */
  deliversLate(topic: string, published: string, retained: string): void {
    this.broker?.on('subscribe', (subscriptions, client) => {
      if (!subscriptions.some((one) => one.topic === topic)) return;
      for (const [payload, retain] of [
        [published, false],
        [retained, true],
      ] as const)
        client.publish({ cmd: 'publish', topic, payload, qos: 1, retain, dup: false }, () => {});
    });
  }

  hasReceived(count: number): Promise<void> {
    return new Promise((resolve) => {
      if (this.received.length >= count) resolve();
      else this.waiters.push({ count, resolve });
    });
  }

  private take(packet: AedesPublishPacket, client: Client | null): void {
    if (client === null) return;
    if (packet.topic.endsWith('/presence'))
      this.presences.push(presence.parse(JSON.parse(packet.payload.toString())));
    if (packet.topic.endsWith('/reports'))
      this.reports.push(deviceReport.parse(JSON.parse(packet.payload.toString())).device);
    if (!packet.topic.endsWith('/commands')) return;
    const message = commandMessage.parse(JSON.parse(packet.payload.toString()));
    this.received.push(message);
    for (const waiter of this.waiters) if (this.received.length >= waiter.count) waiter.resolve();
    if (!this.silent) this.answer(client.id.slice(client.id.indexOf('/') + 1), this.answerTo(message));
  }

  answer(agent: string, answer: Answer): void {
    const payload = JSON.stringify(answer);
    this.broker?.publish(
      { cmd: 'publish', topic: topics.answers('h', agent), payload, qos: 1, retain: false, dup: false },
      () => {},
    );
  }
}
