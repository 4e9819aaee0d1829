import { Aedes, type AedesPublishPacket, type Client } from 'aedes';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Answer } from '../contracts/answers.ts';
import type { CommandMessage } from '../contracts/commands.ts';
import { commandMessage } from '../contracts/commands.ts';
import { topics } from '../contracts/topics.ts';
import { isHubSilent } from './commands-in-flight.ts';
import { openSession, type Session } from './session.ts';

const closing: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** A real broker that answers every command with `done` unless told to keep still; it can be killed and come back on its port. */
class HubInTest {
  port = 0;
  silent = false;
  readonly received: CommandMessage[] = [];
  private broker: Aedes | null = null;
  private server: Server | null = null;
  private readonly sockets = new Set<Socket>();
  private waiters: { count: number; resolve: () => void }[] = [];

  async start(): Promise<void> {
    const broker = await Aedes.createBroker();
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
    if (client === null || !packet.topic.endsWith('/commands')) return;
    const message = commandMessage.parse(JSON.parse(packet.payload.toString()));
    this.received.push(message);
    for (const waiter of this.waiters) if (this.received.length >= waiter.count) waiter.resolve();
    if (!this.silent) this.answer(client.id, message.id);
  }

  answer(agent: string, id: string): void {
    const payload = JSON.stringify({ id, outcome: 'accepted', result: { kind: 'done' } });
    this.broker?.publish(
      { cmd: 'publish', topic: topics.answers('h', agent), payload, qos: 1, retain: false, dup: false },
      () => {},
    );
  }
}

async function hallWithAgent() {
  const directory = mkdtempSync(join(tmpdir(), 'session-'));
  closing.push(() => rmSync(directory, { recursive: true }));
  const hub = new HubInTest();
  await hub.start();
  closing.push(() => hub.kill());
  const open = (): Session => {
    const session = openSession({
      url: `mqtt://127.0.0.1:${hub.port}`,
      hall: 'h',
      agent: 'K1',
      secret: 'a-secret-of-some-length',
      outboxPath: join(directory, 'outbox.sqlite'),
      log: pino({ level: 'silent' }),
    });
    closing.push(() => session.close().catch(() => {}));
    return session;
  };
  return { hub, open };
}

const callNext = { kind: 'call-next', window: 3 } as const;
const becomes = (session: Session, online: boolean): Promise<void> =>
  new Promise((resolve) => {
    if (session.online === online) {
      resolve();
      return;
    }
    const off = session.onOnline((now) => {
      if (now !== online) return;
      off();
      resolve();
    });
  });

describe('an agent’s session with the hub', () => {
  it('given a hub, when a command is sent, then its answer comes back', async () => {
    const { open } = await hallWithAgent();
    expect(await open().send(callNext)).toMatchObject({ outcome: 'accepted' });
  });

  it('given a hub that dies before it answers, when it comes back, then the same command with the same id is sent again', async () => {
    const { hub, open } = await hallWithAgent();
    hub.silent = true;
    const session = open();
    const answered = session.send(callNext, { id: 'command-0001' });
    await hub.hasReceived(1);
    await hub.kill();
    hub.silent = false;
    await hub.start();
    expect(await answered).toMatchObject({ id: 'command-0001', outcome: 'accepted' });
    expect(new Set(hub.received.map((message) => message.id))).toEqual(new Set(['command-0001']));
  });

  it('given an agent killed before the answer, when it starts again, then the command is left over, sent, and its answer told', async () => {
    const { hub, open } = await hallWithAgent();
    hub.silent = true;
    const first = open();
    void first.send(callNext, { id: 'command-0002' });
    await hub.hasReceived(1);
    await first.close();
    hub.silent = false;
    const second = open();
    expect(second.leftOver.map((message) => message.id)).toEqual(['command-0002']);
    const told = await new Promise<string>((resolve) => second.onAnswer((message) => resolve(message.id)));
    expect(told).toBe('command-0002');
    await second.close();
    expect(open().leftOver).toEqual([]);
  });

  it('given a key press nobody answers, then it is withdrawn, and the hub never hears of it after its return', async () => {
    const { hub, open } = await hallWithAgent();
    const session = open();
    await becomes(session, true);
    await hub.kill();
    await becomes(session, false);
    const outcome = await session
      .send(callNext, { id: 'command-0003', keepForMs: 30 })
      .catch((error: unknown) => isHubSilent(error));
    expect(outcome).toBe(true);
    await hub.start();
    await session.send(callNext, { id: 'command-0004' });
    expect(hub.received.map((message) => message.id)).toEqual(['command-0004']);
  });

  it('given a hub that heard a key press and answers after its withdrawal, then the late answer is told', async () => {
    const { hub, open } = await hallWithAgent();
    hub.silent = true;
    const session = open();
    await becomes(session, true);
    const late = Promise.withResolvers<Answer>();
    const outcome = await session
      .send(callNext, { id: 'command-0005', keepForMs: 30, onLateAnswer: late.resolve })
      .catch((error: unknown) => isHubSilent(error));
    expect(outcome).toBe(true);
    await hub.hasReceived(1);
    hub.answer('K1', 'command-0005');
    expect(await late.promise).toMatchObject({ id: 'command-0005', outcome: 'accepted' });
  });

  it('given the broker delivers old retained state after new, then the new one stands', async () => {
    const { hub, open } = await hallWithAgent();
    hub.deliversLate('desired', '{"call":"A013"}', '{"call":"A012"}');
    const session = open();
    const seen: string[] = [];
    session.subscribe('desired', z.object({ call: z.string() }), ({ call }) => seen.push(call));
    await becomes(session, true);
    // Its answer comes behind both, on the same connection.
    await session.send(callNext);
    expect(seen).toEqual(['A013']);
  });

  it('given retained desired state, some of it malformed, then the agent sees the good and drops the rest', async () => {
    const { hub, open } = await hallWithAgent();
    const session = open();
    const seen: number[] = [];
    const arrived = new Promise<void>((resolve) =>
      session.subscribe('jiaohao/h/windows/1/board', z.object({ n: z.int() }), ({ n }) => {
        seen.push(n);
        if (n === 2) resolve();
      }),
    );
    await becomes(session, true);
    const topic = topics.board('h', 1);
    for (const payload of ['{"n":1}', 'not json', '{"n":"two"}', `"${'x'.repeat(70_000)}"`, '{"n":2}'])
      await hub.retained(topic, payload);
    await arrived;
    expect(seen).toEqual([1, 2]);
  });
});
