import { once } from 'node:events';
import { connect as connectTcp, type Socket } from 'node:net';
import * as fc from 'fast-check';
import mqtt, { type IClientOptions, type MqttClient } from 'mqtt';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clientIdOf, maxMessageBytes, topics } from '@jiaohao/shared';
import type { AgentProfile, Channel } from './access.ts';
import { createBroker, type AgentLine, type Broker, type BrokerOptions } from './broker.ts';
import { maxPacketBytes } from './packet-size.ts';

const hall = 'centre';
const log = pino({ level: 'silent' });
const kiosk: AgentProfile = { id: 'K1', kind: 'kiosk', windows: new Set() };
const display: AgentProfile = { id: 'D1', kind: 'display', windows: new Set([1]) };
const other: AgentProfile = { id: 'D2', kind: 'display', windows: new Set([2]) };

let broker: Broker;
let line: AgentLine;
let port: number;
let received: { agent: string; channel: Channel; text: string }[];
let onReceived: () => void;
const clients: MqttClient[] = [];
const sockets: Socket[] = [];

beforeEach(async () => {
  received = [];
  onReceived = () => {};
  await open({ drainTimeoutMs: 200 });
});

async function open(bounds: Pick<BrokerOptions, 'drainTimeoutMs' | 'mostOutgoingBytes'>): Promise<void> {
  broker = await createBroker({ log, ...bounds });
  line = broker.admit({
    hall,
    isAgent: (agent, secret) => Promise.resolve(secret === `secret of ${agent}`),
    onMessage: (agent, channel, payload) => {
      received.push({ agent: agent.id, channel, text: Buffer.from(payload).toString() });
      onReceived();
    },
  });
  line.expect([kiosk, display, other]);
  port = await broker.listen('127.0.0.1', 0);
}
afterEach(async () => {
  for (const client of clients.splice(0)) await client.endAsync(true);
  for (const socket of sockets.splice(0)) socket.destroy();
  await broker.close();
});

function client(id: string, over: Partial<IClientOptions> = {}): MqttClient {
  const made = mqtt.connect(`mqtt://127.0.0.1:${port}`, {
    clientId: clientIdOf(hall, id),
    username: clientIdOf(hall, id),
    password: `secret of ${id}`,
    protocolVersion: 4,
    reconnectPeriod: 0,
    ...over,
  });
  clients.push(made);
  made.on('error', () => {});
  return made;
}

/** The next event of a client, whatever errors come on the way. */
function next(from: MqttClient, event: 'connect' | 'close'): Promise<void> {
  return new Promise((resolve) => {
    from.once(event, () => {
      resolve();
    });
  });
}

function nextMessage(from: MqttClient): Promise<string> {
  return new Promise((resolve) => {
    from.once('message', (_topic, payload) => {
      resolve(payload.toString());
    });
  });
}

function nextError(from: MqttClient): Promise<unknown> {
  return new Promise((resolve) => {
    from.once('error', resolve);
  });
}

async function online(id: string, over: Partial<IClientOptions> = {}): Promise<MqttClient> {
  const made = client(id, over);
  await next(made, 'connect');
  return made;
}

/** Resolves once so many messages have come in. */
async function messages(count: number): Promise<typeof received> {
  if (received.length < count)
    await new Promise<void>((resolve) => {
      onReceived = () => {
        if (received.length >= count) resolve();
      };
    });
  return received;
}

describe('who may connect', () => {
  it.each<[string, string, Partial<IClientOptions>, string]>([
    ['an agent with a wrong secret', 'K1', { password: 'guess' }, 'wrong secret'],
    ['an agent the hall does not have', 'K9', {}, 'unknown agent'],
    [
      'an agent under another’s client id',
      'D1',
      { username: clientIdOf(hall, 'K1'), password: 'secret of K1' },
      'unknown agent',
    ],
  ])('not %s', async (_, id, over, why) => {
    expect(await nextError(client(id, over))).toMatchObject({ code: 5 });
    expect(broker.tally.totals.get(why)).toBe(1);
  });

  it('not anonymous', async () => {
    const nobody = mqtt.connect(`mqtt://127.0.0.1:${port}`, {
      clientId: clientIdOf(hall, 'K1'),
      protocolVersion: 4,
      reconnectPeriod: 0,
    });
    clients.push(nobody);
    expect(await nextError(nobody)).toMatchObject({ code: 5 });
    expect(broker.tally.totals.get('anonymous client')).toBe(1);
  });

  it('an enrolled agent, and what it sends on its own topics arrives', async () => {
    const k1 = await online('K1');
    await k1.publishAsync(topics.commands(hall, 'K1'), 'a command', { qos: 1 });
    await k1.publishAsync(topics.reports(hall, 'K1'), 'a report', { qos: 1 });
    expect(await messages(2)).toEqual([
      { agent: 'K1', channel: 'commands', text: 'a command' },
      { agent: 'K1', channel: 'reports', text: 'a report' },
    ]);
  });
});

describe('an agent keeps to its own topics', () => {
  it.each([
    topics.commands(hall, 'D1'),
    topics.presence(hall, 'D1'),
    topics.answers(hall, 'K1'),
    topics.board(hall, 1),
    'somewhere/else',
  ])('a publish on %s ends the connection and goes nowhere', async (topic) => {
    const d1 = await online('D1');
    const heard: string[] = [];
    d1.on('message', (on) => heard.push(on));
    await d1.subscribeAsync(topics.board(hall, 1), { qos: 1 });
    const k1 = await online('K1');
    k1.publish(topic, 'not mine', { qos: 1 });
    await next(k1, 'close');
    await d1.publishAsync(topics.reports(hall, 'D1'), 'still here', { qos: 1 });
    expect(await messages(1)).toEqual([{ agent: 'D1', channel: 'reports', text: 'still here' }]);
    expect(heard).toEqual([]);
    expect(broker.tally.totals.get('publish on a topic not its own')).toBe(1);
  });

  it.each([
    '#',
    'jiaohao/#',
    '$SYS/#',
    topics.board(hall, 2),
    topics.answers(hall, 'K1'),
    topics.commands(hall, 'D1'),
  ])('a subscription to %s is refused', async (topic) => {
    const d1 = await online('D1');
    await expect(d1.subscribeAsync(topic, { qos: 1 })).rejects.toThrow('Unspecified error');
    expect(broker.tally.totals.get('subscription to a topic not its own')).toBe(1);
  });

  it('finds the desired state of its windows there when it connects, and nothing of an absent time replayed', async () => {
    const first = await online('D1', { clean: false });
    await first.subscribeAsync(topics.board(hall, 1), { qos: 1 });
    await first.endAsync();
    for (const text of ['请A001号到1号窗口', '请A002号到1号窗口', '请A003号到1号窗口'])
      await line.publish(topics.board(hall, 1), JSON.stringify({ text }), { retain: true });

    const again = client('D1', { clean: false });
    const heard: string[] = [];
    again.on('message', (_topic, payload) => heard.push(payload.toString()));
    await next(again, 'connect');
    again.subscribe(topics.board(hall, 1), { qos: 1 });
    await nextMessage(again);
    await again.publishAsync(topics.reports(hall, 'D1'), 'read', { qos: 1 });
    expect(heard).toEqual(['{"text":"请A003号到1号窗口"}']);
  });

  it('speaks of an agent that vanished through its last will', async () => {
    const will = {
      topic: topics.presence(hall, 'K1'),
      payload: Buffer.from('gone'),
      qos: 1 as const,
      retain: true,
    };
    const k1 = await online('K1', { will });
    k1.stream.destroy();
    expect(await messages(1)).toEqual([{ agent: 'K1', channel: 'presence', text: 'gone' }]);
  });

  it('speaks so of an agent that freezes and keeps its connection: one and a half keepalives later', async () => {
    const frozen = connectTcp(port, '127.0.0.1');
    sockets.push(frozen);
    await once(frozen, 'connect');
    frozen.write(
      mqttConnectPacket('K1', 'secret of K1', { keepalive: 1, will: topics.presence(hall, 'K1') }),
    );
    await once(frozen, 'data');
    expect(await messages(1)).toEqual([{ agent: 'K1', channel: 'presence', text: 'gone' }]);
    expect(broker.tally.totals.get('agent fell silent')).toBe(1);
  });

  it('given the hub itself was stopped for longer than that, then whoever spoke meanwhile is still there', async () => {
    const agent = connectTcp(port, '127.0.0.1');
    sockets.push(agent);
    await once(agent, 'connect');
    agent.write(mqttConnectPacket('K1', 'secret of K1', { keepalive: 1, will: topics.presence(hall, 'K1') }));
    await once(agent, 'data');
    agent.write(pingPacket);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2500);
    await once(agent, 'data');
    expect(broker.tally.totals.get('agent fell silent')).toBeUndefined();
    expect(broker.outgoing.connections).toBe(1);
  });

  it('does not call an agent gone whose new connection took the place of the old', async () => {
    const will = {
      topic: topics.presence(hall, 'K1'),
      payload: Buffer.from('gone'),
      qos: 1 as const,
      retain: true,
    };
    const old = await online('K1', { will });
    const gone = next(old, 'close');
    const again = await online('K1', { will });
    await gone;
    await again.publishAsync(topics.presence(hall, 'K1'), 'here', { qos: 1 });
    again.stream.destroy();
    expect((await messages(2)).map(({ text }) => text)).toEqual(['here', 'gone']);
  });
});

describe('two halls on one hub, each with an agent K1', () => {
  const east = 'east';
  let eastLine: AgentLine;
  let inEast: string[];

  beforeEach(() => {
    inEast = [];
    eastLine = broker.admit({
      hall: east,
      isAgent: (agent, secret) => Promise.resolve(secret === `east secret of ${agent}`),
      onMessage: (agent, channel, payload) => {
        inEast.push(`${agent.id} ${channel} ${Buffer.from(payload).toString()}`);
        onReceived();
      },
    });
    eastLine.expect([kiosk, display]);
  });
  const ofEast = (agent: string): Promise<MqttClient> => {
    const id = clientIdOf(east, agent);
    return online(agent, { clientId: id, username: id, password: `east secret of ${agent}` });
  };

  it('have their own agents: both are connected, and each is heard in its hall', async () => {
    const [here, there] = [await online('K1'), await ofEast('K1')];
    await there.publishAsync(topics.reports(east, 'K1'), 'east', { qos: 1 });
    await here.publishAsync(topics.reports(hall, 'K1'), 'centre', { qos: 1 });
    expect(await messages(1)).toEqual([{ agent: 'K1', channel: 'reports', text: 'centre' }]);
    expect(inEast).toEqual(['K1 reports east']);
    expect(broker.outgoing.connections).toBe(2);
  });

  it('have their own secrets, and agents that the other does not have', async () => {
    const id = clientIdOf(east, 'K1');
    const guessing = client('K1', { clientId: id, username: id });
    expect(await nextError(guessing)).toMatchObject({ code: 5 });
    expect(broker.tally.totals.get('wrong secret')).toBe(1);
    const unknown = clientIdOf(east, 'D2');
    expect(await nextError(client('D2', { clientId: unknown, username: unknown }))).toMatchObject({
      code: 5,
    });
    expect(broker.tally.totals.get('unknown agent')).toBe(1);
  });

  it('hear and say nothing in one another', async () => {
    const there = await ofEast('D1');
    for (const topic of [topics.board(hall, 1), topics.answers(hall, 'D1'), topics.roster(hall)])
      await expect(there.subscribeAsync(topic, { qos: 1 })).rejects.toThrow('Unspecified error');
    there.publish(topics.reports(hall, 'D1'), 'not mine', { qos: 1 });
    await next(there, 'close');
    expect(received).toEqual([]);
    expect(inEast).toEqual([]);
  });

  it('given an agent is taken out of one hall, then its connection there ends and the other hall’s goes on', async () => {
    const [here, there] = [await online('K1'), await ofEast('K1')];
    const ended = next(there, 'close');
    eastLine.expect([display]);
    await ended;
    await here.publishAsync(topics.reports(hall, 'K1'), 'still here', { qos: 1 });
    expect(await messages(1)).toMatchObject([{ text: 'still here' }]);
  });
});

describe('what no agent should send', () => {
  it('a message at QoS 2 ends the connection', async () => {
    const k1 = await online('K1');
    k1.publish(topics.reports(hall, 'K1'), 'a report', { qos: 2 });
    await next(k1, 'close');
    expect(broker.tally.totals.get('publish at QoS 2')).toBe(1);
    expect(received).toEqual([]);
  });

  it('a message beyond the limit is counted and dropped, and the agent stays', async () => {
    const k1 = await online('K1');
    await k1.publishAsync(topics.reports(hall, 'K1'), Buffer.alloc(maxMessageBytes + 1), { qos: 1 });
    await k1.publishAsync(topics.reports(hall, 'K1'), 'small', { qos: 1 });
    expect(await messages(1)).toEqual([{ agent: 'K1', channel: 'reports', text: 'small' }]);
    expect(broker.tally.totals.get('oversized message')).toBe(1);
  });

  it('ends of conversations that never began are nothing to the hub', async () => {
    const odd = connectTcp(port, '127.0.0.1');
    sockets.push(odd);
    odd.on('error', () => {});
    await once(odd, 'connect');
    odd.write(mqttConnectPacket('K1', 'secret of K1'));
    await once(odd, 'data');
    // PUBREL, PUBREC, PUBCOMP and PUBACK of a message 7.
    for (const type of [0x62, 0x50, 0x70, 0x40]) odd.write(Buffer.from([type, 2, 0, 7]));
    odd.write(pingPacket);
    await once(odd, 'data');
    const d1 = await online('D1');
    await d1.publishAsync(topics.reports(hall, 'D1'), 'still serving', { qos: 1 });
    expect((await messages(1)).at(-1)?.text).toBe('still serving');
  });

  it('a packet too large to be kept in memory ends the connection before it arrives', async () => {
    const k1 = await online('K1');
    k1.publish(topics.reports(hall, 'K1'), Buffer.alloc(maxPacketBytes + 1), { qos: 1 });
    await next(k1, 'close');
    expect(broker.tally.totals.get('oversized packet')).toBe(1);
    expect(received).toEqual([]);
  });

  it('garbage on the port, before or after a log-in, never stops the hub', async () => {
    const connect = mqttConnectPacket('K1', 'secret of K1');
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ minLength: 2, maxLength: 400 }),
        fc.boolean(),
        async (garbage, loggedIn) => {
          const socket = connectTcp(port, '127.0.0.1');
          sockets.push(socket);
          socket.on('error', () => {});
          await once(socket, 'connect');
          if (loggedIn) {
            socket.write(connect);
            await once(socket, 'data');
          }
          socket.end(garbage);
          socket.resume();
          if (!socket.closed) await once(socket, 'close');
        },
      ),
      { numRuns: 300 },
    );
    const k1 = await online('K1');
    await k1.publishAsync(topics.reports(hall, 'K1'), 'still serving', { qos: 1 });
    expect((await messages(1)).at(-1)?.text).toBe('still serving');
  });

  it('a subscriber that takes no bytes is cut off and does not silence the others', async () => {
    await freezes('D2', topics.board(hall, 2));
    const d1 = await online('D1');
    await d1.subscribeAsync(topics.board(hall, 1), { qos: 1 });
    const heard = nextMessage(d1);
    const large = { text: 'x'.repeat(60_000) };
    const flood = Array.from({ length: 400 }, () =>
      line.publish(topics.board(hall, 2), JSON.stringify(large), { retain: true }),
    );
    const call = line.publish(topics.board(hall, 1), JSON.stringify({ text: 'A001' }), { retain: true });
    expect(await heard).toBe('{"text":"A001"}');
    await Promise.all([...flood, call]);
  });
});

describe('a subscriber that does not read', () => {
  it('is cut off once too much waits for it; the others do not wait for it at all, and nothing piles up', async () => {
    await broker.close();
    await open({ drainTimeoutMs: 3_600_000, mostOutgoingBytes: 256 * 1024 });
    const frozen = await freezes('D2', topics.board(hall, 2));
    const d1 = await online('D1');
    await d1.subscribeAsync(topics.board(hall, 1), { qos: 1 });
    const cut = once(frozen, 'close');
    let most = 0;
    for (let n = 0; n < 2000; n += 1) {
      const heard = nextMessage(d1);
      // Many small ones: it is for their number that a broker makes others wait.
      for (let unread = 0; unread < 10; unread += 1)
        void line.publish(topics.board(hall, 2), JSON.stringify({ text: 'x'.repeat(2000) }), {
          retain: true,
        });
      void line.publish(topics.board(hall, 1), JSON.stringify({ text: `A${n}` }), { retain: true });
      expect(await heard).toBe(`{"text":"A${n}"}`);
      most = Math.max(most, broker.outgoing.bytes());
      if (broker.outgoing.connections === 1) break;
    }
    frozen.resume();
    await cut;
    expect(broker.tally.totals.get('agent that does not read')).toBe(1);
    expect(most).toBeGreaterThan(200_000);
    expect(most).toBeLessThan(400_000);
    expect(broker.outgoing).toMatchObject({ connections: 1 });
  });

  it('finds what it should show when it is back', async () => {
    await broker.close();
    await open({ drainTimeoutMs: 3_600_000, mostOutgoingBytes: 256 * 1024 });
    await freezes('D2', topics.board(hall, 2));
    for (let n = 0; broker.outgoing.connections > 0 && n < 2000; n += 1) {
      void line.publish(topics.board(hall, 2), JSON.stringify({ text: 'x'.repeat(60_000) }), {
        retain: true,
      });
      await new Promise(setImmediate);
    }
    await line.publish(topics.board(hall, 2), JSON.stringify({ text: 'A007' }), { retain: true });
    const again = await online('D2');
    const heard = nextMessage(again);
    again.subscribe(topics.board(hall, 2), { qos: 1 });
    expect(await heard).toBe('{"text":"A007"}');
  });
});

/** Connects an agent that subscribes to a topic and then takes no bytes any more. */
async function freezes(agent: string, topic: string): Promise<Socket> {
  const frozen = connectTcp(port, '127.0.0.1');
  sockets.push(frozen);
  frozen.on('error', () => {});
  await once(frozen, 'connect');
  frozen.write(mqttConnectPacket(agent, `secret of ${agent}`));
  await once(frozen, 'data');
  frozen.write(mqttSubscribePacket(topic));
  await once(frozen, 'data');
  return frozen.pause();
}

/** CONNECT with user name and password, and a last will `gone` on a topic, MQTT 3.1.1 §3.1. */
function mqttConnectPacket(
  id: string,
  secret: string,
  { keepalive = 60, will }: { keepalive?: number; will?: string } = {},
): Buffer {
  const text = (value: string): Buffer => {
    const bytes = Buffer.from(value);
    return Buffer.concat([Buffer.from([bytes.length >> 8, bytes.length & 0xff]), bytes]);
  };
  const flags = will === undefined ? 0xc2 : 0xce;
  const head = [text('MQTT'), Buffer.from([4, flags, 0, keepalive]), text(clientIdOf(hall, id))];
  const body = Buffer.concat([
    ...head,
    ...(will === undefined ? [] : [text(will), text('gone')]),
    text(clientIdOf(hall, id)),
    text(secret),
  ]);
  return Buffer.concat([Buffer.from([0x10, body.length]), body]);
}

/** PINGREQ, §3.12. */
const pingPacket = Buffer.from([0xc0, 0]);

/** SUBSCRIBE to one topic at QoS 1, §3.8. */
function mqttSubscribePacket(topic: string): Buffer {
  const bytes = Buffer.from(topic);
  const body = Buffer.concat([Buffer.from([0, 1, 0, bytes.length]), bytes, Buffer.from([1])]);
  return Buffer.concat([Buffer.from([0x82, body.length]), body]);
}
