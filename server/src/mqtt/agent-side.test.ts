import mqtt, { type MqttClient } from 'mqtt';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clientIdOf, kioskMenu, topics, type DeviceReport } from '@jiaohao/shared';
import { planWithLoans, smallBook, smallPlan, type SmallBook } from '../plan-book/testing/small-plan.ts';
import type { Recorded } from '../runtime/hall.ts';
import { createRefreshing } from '../runtime/refreshing.ts';
import { gist, hallIn, issue, silentLog, temporaryFolder, type HallUnderTest } from '../testing/hall.ts';
import { createAgentSide, type AgentSide } from './agent-side.ts';
import { createBroker } from './broker.ts';

let folder: ReturnType<typeof temporaryFolder>;
/** What runs, newest last. */
let undo: (() => Promise<void> | void)[];
let under: HallUnderTest;
let side: AgentSide;
let port: number;
let book: SmallBook;

/** Starts a hub on the folder, as it is there. */
async function start(): Promise<void> {
  book = smallBook(folder.path);
  undo.push(() => book.close());
  const { settings } = book;
  const plan = () => settings.hallPlan();
  under = await hallIn(folder.path, { plan });
  const { hall, clock } = under;
  undo.push(() => under.close());
  const broker = await createBroker({ log: silentLog });
  undo.push(() => broker.close());
  side = await createAgentSide({
    broker,
    plan,
    settings,
    hall,
    hubFaults: { current: () => [], onChange: () => () => {} },
    doors: { isAgent: () => Promise.resolve(true), checkPin: () => Promise.resolve('right') },
    clock,
    refreshing: createRefreshing(clock),
    log: silentLog,
    stop: { defer: (step) => undo.push(step) },
  });
  await side.prepare();
  port = await broker.listen('127.0.0.1', 0);
  side.keepWatch();
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
    clientId: clientIdOf('centre', agent),
    username: clientIdOf('centre', agent),
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

describe('new settings', () => {
  const menuTopic = topics.kioskMenu('centre', 'K1');
  const servicesOn = (menu: unknown): string[] => kioskMenu.parse(menu).services.map(({ id }) => id);

  /** What a client hears on a topic from now on, one after the other. */
  async function listen(client: MqttClient, topic: string): Promise<() => Promise<unknown>> {
    const heard: unknown[] = [];
    let wake = (): void => {};
    client.on('message', (on, payload) => {
      if (on !== topic) return;
      heard.push(JSON.parse(payload.toString()));
      wake();
    });
    await client.subscribeAsync(topic, { qos: 1 });
    return async () => {
      while (heard.length === 0) await new Promise<void>((resolve) => (wake = resolve));
      return heard.shift();
    };
  }

  it('given a running day, when a service is added, then it is offered when the next day opens, and not before', async () => {
    await start();
    await under.send({ kind: 'open-day' });
    const kiosk = await connect('K1');
    const next = await listen(kiosk, menuTopic);
    expect(servicesOn(await next())).toEqual(['deposit', 'withdrawal']);

    book.save(planWithLoans());
    expect(gist(await under.send(issue('loan')))).toBe('unknown-service');
    // Somebody who waits changes the menu, which still offers what the day began with.
    await under.send(issue());
    expect(servicesOn(await next())).toEqual(['deposit', 'withdrawal']);

    await under.send({ kind: 'cancel', ticket: 'A001', reason: '试' });
    await under.send({ kind: 'close-day' });
    under.clock.advance(24 * 3_600_000);
    await under.send({ kind: 'open-day' });
    let services: string[] = [];
    while (!services.includes('loan')) services = servicesOn(await next());
    expect(services).toEqual(['deposit', 'withdrawal', 'loan']);
    expect(gist(await under.send(issue('loan')))).toBe('C001');
    expect(await under.hall.look(({ plan }) => plan.version)).toBe(2);
  });

  it('given a hall before its first day, when a service is added, then the first day has it', async () => {
    await start();
    book.save(planWithLoans());
    expect(await under.hall.look(({ plan }) => plan.services.map(({ id }) => id))).toContain('loan');
    expect(gist(await under.send(issue('loan')))).toBe('C001');
  });

  it('given a running day, when a kiosk is added, then it is let in at once; one taken out stays until the day is over', async () => {
    await start();
    await under.send({ kind: 'open-day' });
    await connect('K1');
    await expect(connect('K2')).rejects.toThrow('Not authorized');
    const { hall, publicUrl } = smallPlan();
    const agents = [
      { id: 'K2', kind: 'kiosk' as const },
      { id: 'D1', kind: 'display' as const, windows: [1, 2, 3] },
    ];
    book.save({ hall, publicUrl, agents });
    const menu = await firstOf(await connect('K2'), [topics.kioskMenu('centre', 'K2')]);
    expect(menu.get(topics.kioskMenu('centre', 'K2'))).toMatchObject({ kiosk: 'K2', issuing: true });
    await connect('K1');
    expect(side.devices.list().map(({ agent }) => agent)).toEqual(['K1', 'D1', 'K2']);

    await under.send({ kind: 'close-day' });
    await expect(connect('K1')).rejects.toThrow('Not authorized');
    expect(side.devices.list().map(({ agent }) => agent)).toEqual(['D1', 'K2']);
  });
});
