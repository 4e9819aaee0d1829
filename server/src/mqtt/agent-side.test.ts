import mqtt, { type MqttClient } from 'mqtt';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { topics, type DeviceReport } from '@jiaohao/shared';
import { hallPlan, type HallPlan } from '../domain/index.ts';
import type { Recorded } from '../runtime/hall.ts';
import { hallIn, issue, silentLog, smallHall, temporaryFolder, type HallUnderTest } from '../testing/hall.ts';
import { createAgentSide, type AgentSide } from './agent-side.ts';

const plan: HallPlan = hallPlan.parse({
  ...smallHall(),
  kiosks: ['K1'],
  displays: [{ id: 'D1', windows: [1, 2, 3] }],
});
const agents = [
  { id: 'K1', kind: 'kiosk' as const },
  { id: 'D1', kind: 'display' as const, windows: [1, 2, 3] },
];

let folder: ReturnType<typeof temporaryFolder>;
/** What runs, newest last. */
let undo: (() => Promise<void> | void)[];
let under: HallUnderTest;
let side: AgentSide;
let port: number;

/** Starts a hub on the folder, as it is there. */
async function start(): Promise<void> {
  under = await hallIn(folder.path, { plan });
  const { hall, clock, close } = under;
  undo.push(close);
  side = await createAgentSide({
    plan,
    agents,
    hall,
    hubFaults: { current: () => [], onChange: () => () => {} },
    doors: { isAgent: () => Promise.resolve(true), checkPin: () => Promise.resolve('right') },
    clock,
    log: silentLog,
    stop: { defer: (step) => undo.push(step) },
  });
  port = await side.open('127.0.0.1', 0);
}

async function stop(): Promise<void> {
  for (const step of undo.splice(0).reverse()) await step();
}

beforeEach(() => {
  folder = temporaryFolder();
  undo = [];
});
afterEach(async () => {
  await stop();
  folder.remove();
});

async function connect(agent: string): Promise<MqttClient> {
  const will = { topic: topics.presence('centre', agent), payload: presence(agent, false), qos: 1 as const };
  const client = await mqtt.connectAsync(`mqtt://127.0.0.1:${port}`, {
    clientId: agent,
    username: agent,
    password: 'secret',
    reconnectPeriod: 0,
    will: { ...will, retain: true },
  });
  undo.push(() => client.endAsync(true));
  return client;
}

const presence = (agent: string, present: boolean): string =>
  JSON.stringify({ agent, present, at: 1, replaying: 0 });

/** The first message on each of these topics. */
async function firstOf(client: MqttClient, wanted: string[]): Promise<Map<string, unknown>> {
  const found = new Map<string, unknown>();
  const all = new Promise<void>((resolve) => {
    client.on('message', (topic, payload) => {
      if (!found.has(topic)) found.set(topic, JSON.parse(payload.toString()));
      if (found.size === wanted.length) resolve();
    });
  });
  await client.subscribeAsync(wanted, { qos: 1 });
  await all;
  return found;
}

describe('a hub that starts again in the middle of a day', () => {
  it('has everything agents show and keep ready for the first of them', async () => {
    await start();
    for (const ticket of ['A001', 'A002']) {
      await under.send(issue());
      await under.send({ kind: 'confirm-delivery', ticket, delivery: 'printed' });
    }
    await under.send({ kind: 'call-next', window: 1 });
    await under
      .send({ kind: 'pause', window: 2, reason: '开会' })
      .then(() => under.send(issue('withdrawal')));
    await stop();

    await start();
    const display = await firstOf(await connect('D1'), [
      topics.board('centre', 1),
      topics.keypad('centre', 1),
      topics.board('centre', 3),
      topics.roster('centre'),
    ]);
    expect(display.get(topics.board('centre', 1))).toMatchObject({ face: 'call', short: 'A001' });
    expect(display.get(topics.keypad('centre', 1))).toMatchObject({ ticket: 'A001', waiting: 1 });
    expect(display.get(topics.board('centre', 3))).toMatchObject({ face: 'closed' });
    expect(display.get(topics.roster('centre'))).toMatchObject({
      date: '2026-11-23',
      services: [{ tickets: [{ ticket: 'A002' }] }, {}],
    });
    const kiosk = await firstOf(await connect('K1'), [
      topics.kioskMenu('centre', 'K1'),
      topics.numberLease('centre', 'K1'),
      topics.roster('centre'),
    ]);
    expect(kiosk.get(topics.kioskMenu('centre', 'K1'))).toMatchObject({ issuing: true });
    expect(kiosk.get(topics.numberLease('centre', 'K1'))).toMatchObject({
      date: '2026-11-23',
      series: [{ blocks: [{ from: 501, to: 520 }] }, {}],
    });
  });
});

describe('what agents say of themselves and their devices', () => {
  /** The types of what the hall records next about incidents, so many of them. */
  function incidents(count: number): Promise<string[]> {
    const found: string[] = [];
    return new Promise((resolve) => {
      const off = under.hall.onRecorded(({ events }: Recorded) => {
        for (const event of events) {
          if (event.type === 'incidentOpened')
            found.push(`${event.incident.subject.id} ${event.incident.fault}`);
          if (event.type === 'incidentClosed') found.push(`over ${event.how}`);
        }
        if (found.length < count) return;
        off();
        resolve(found);
      });
    });
  }

  function agentLeft(): Promise<void> {
    return new Promise((resolve) => {
      side.devices.onChange((change) => {
        if (change.kind === 'agent' && !change.present) resolve();
      });
    });
  }

  it('becomes incidents of the hall, and their ends', async () => {
    await start();
    await under.send({ kind: 'open-day' });
    const kiosk = await connect('K1');
    const say = (channel: 'presence' | 'reports', message: string) =>
      kiosk.publishAsync(topics[channel]('centre', 'K1'), message, { qos: 1 });
    const printer = (faults: DeviceReport['faults']): string =>
      JSON.stringify({ device: 'K1-printer', kind: 'printer', at: 1, faults, skippedBytes: 0 });
    await say('presence', presence('K1', true));

    let heard = incidents(1);
    await say('reports', printer(['paper-out']));
    expect(await heard).toEqual(['K1-printer paper-out']);
    heard = incidents(1);
    await say('reports', printer([]));
    expect(await heard).toEqual(['over recovered']);

    heard = incidents(2);
    const left = agentLeft();
    kiosk.stream.destroy();
    await left;
    under.clock.advance(10_000);
    expect(await heard).toEqual(['K1 gone', 'D1 gone']);
  });
});
