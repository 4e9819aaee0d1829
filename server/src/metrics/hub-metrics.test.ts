import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDeviceRegister, type DeviceRegister } from '../mqtt/device-register.ts';
import { hallIn, issue, silentLog, temporaryFolder, type HallUnderTest } from '../testing/hall.ts';
import { createHubMetrics, type HubMetrics } from './hub-metrics.ts';

let folder: ReturnType<typeof temporaryFolder>;
let under: HallUnderTest;
let metrics: HubMetrics;
let devices: DeviceRegister;
let dropped: Map<string, number>;
let isReadable: boolean;

beforeEach(async () => {
  folder = temporaryFolder();
  metrics = createHubMetrics(silentLog);
  under = await hallIn(folder.path, { watch: metrics.writer });
  devices = createDeviceRegister(
    [
      { id: 'K1', kind: 'kiosk' },
      { id: 'D1', kind: 'display' },
    ],
    () => 1000,
  );
  dropped = new Map();
  isReadable = true;
  ask(1);
});
afterEach(async () => {
  await under.close();
  folder.remove();
});

/** The hub has so many halls, each as the one there is. */
function ask(count: number): void {
  const { hall } = under;
  metrics.ask({
    halls: Array.from({ length: count }, (_, nth) => ({
      id: `hall-${nth}`,
      hall: {
        waiting: (lane) => hall.waiting(lane),
        look: (see) =>
          isReadable ? hall.look(see) : Promise.reject(new Error('the journal cannot be read')),
      },
      agents: { devices },
    })),
    closed: 1,
    broker: { tally: { totals: dropped, count() {} }, outgoing: { connections: 2, bytes: () => 70 } },
    crowd: { inside: 3 },
    journalFile: join(folder.path, 'journal.sqlite'),
  });
}

/** The values of a metric, by their labels as they are written. */
async function valuesOf(name: string): Promise<Record<string, number>> {
  const lines = (await metrics.text()).split('\n');
  return Object.fromEntries(
    lines.flatMap((line) => {
      const [, labels = '', value] = new RegExp(`^${name}(?:\\{(.*)\\})? (\\S+)$`).exec(line) ?? [];
      return value === undefined ? [] : [[labels.replaceAll('"', ''), Number(value)]];
    }),
  );
}

describe('what the hub measures of itself', () => {
  it('counts commands by where they came from and what became of them, and times each leg', async () => {
    await under.send(issue());
    await under.send({ kind: 'call-next', window: 1 });
    await under.send({ kind: 'call-next', window: 77 });
    expect(await valuesOf('jiaohao_commands_total')).toEqual({
      'lane=pages,kind=issue,outcome=accepted': 1,
      'lane=pages,kind=issue,outcome=refused': 0,
      'lane=pages,kind=call-next,outcome=accepted': 1,
      'lane=pages,kind=call-next,outcome=refused': 1,
    });
    expect(await valuesOf('jiaohao_command_seconds_count')).toEqual({ 'lane=agents': 0, 'lane=pages': 3 });
    expect(await valuesOf('jiaohao_command_wait_seconds_count')).toEqual({
      'lane=agents': 0,
      'lane=pages': 3,
    });
    expect(await valuesOf('jiaohao_batch_seconds_count')).toEqual({
      'leg=decide': 3,
      'leg=commit': 3,
      'leg=tell': 3,
    });
    expect(await valuesOf('jiaohao_batch_commands_sum')).toEqual({ '': 3 });
    expect(await valuesOf('jiaohao_journal_entries_total')).toEqual({ '': 3 });
  });

  it('shows the hall, its queues, its agents and its journal as they stand', async () => {
    await under.send(issue());
    await under.send(issue('withdrawal'));
    await under.send({ kind: 'call-next', window: 1 });
    devices.heard({ agent: 'K1', present: true, at: 1, replaying: 0 });
    devices.report('K1', {
      device: 'K1-printer',
      kind: 'printer',
      at: 1,
      faults: ['paper-out'],
      skippedBytes: 0,
    });
    dropped.set('not JSON', 4);
    expect(await valuesOf('jiaohao_day')).toMatchObject({ 'phase=open': 1, 'phase=closed': 0 });
    expect(await valuesOf('jiaohao_tickets')).toMatchObject({
      'state=waiting': 1,
      'state=called': 1,
      'state=done': 0,
    });
    expect(await valuesOf('jiaohao_waiting')).toEqual({ 'service=deposit': 0, 'service=withdrawal': 1 });
    expect(await valuesOf('jiaohao_windows')).toEqual({
      'status=open': 1,
      'status=paused': 0,
      'status=closed': 2,
    });
    expect(await valuesOf('jiaohao_agents')).toEqual({
      'kind=kiosk,presence=here': 1,
      'kind=kiosk,presence=away': 0,
      'kind=display,presence=here': 0,
      'kind=display,presence=away': 1,
    });
    expect(await valuesOf('jiaohao_devices')).toMatchObject({
      'kind=printer,standing=well': 0,
      'kind=printer,standing=faulty': 1,
    });
    expect(await valuesOf('jiaohao_mqtt_dropped_total')).toEqual({ 'reason=not JSON': 4 });
    expect(await valuesOf('jiaohao_intake_waiting')).toEqual({ 'lane=agents': 0, 'lane=pages': 0 });
    expect(await valuesOf('jiaohao_mqtt_waiting_bytes')).toEqual({ '': 70 });
    expect((await valuesOf('jiaohao_journal_bytes'))['file=journal']).toBeGreaterThan(0);
    expect(await valuesOf('jiaohao_hall_readable')).toEqual({ '': 1 });
    expect(await valuesOf('jiaohao_halls_closed')).toEqual({ '': 1 });
  });

  it('opens and closes streams, and knows what waits for their readers', async () => {
    const { live } = metrics.http;
    const ended = [false, true].map((stalled) => live.opened({ stalled, waitingBytes: stalled ? 500 : 0 }));
    expect(await valuesOf('jiaohao_live_streams')).toEqual({ '': 2 });
    expect(await valuesOf('jiaohao_live_stalled_streams')).toEqual({ '': 1 });
    expect(await valuesOf('jiaohao_live_waiting_bytes')).toEqual({ '': 500 });
    for (const end of ended) end();
    expect(await valuesOf('jiaohao_live_streams')).toEqual({ '': 0 });
  });

  it('given the hall cannot be read, then it says so and tells everything else', async () => {
    isReadable = false;
    expect(await valuesOf('jiaohao_hall_readable')).toEqual({ '': 0 });
    expect(await valuesOf('jiaohao_mqtt_connections')).toEqual({ '': 2 });
  });

  it('tells a few halls apart by their names, and adds up what many have', async () => {
    await under.send(issue('withdrawal'));
    metrics = createHubMetrics(silentLog);
    ask(2);
    expect(await valuesOf('jiaohao_waiting')).toEqual({
      'service=deposit,hall=hall-0': 0,
      'service=withdrawal,hall=hall-0': 1,
      'service=deposit,hall=hall-1': 0,
      'service=withdrawal,hall=hall-1': 1,
    });
    expect(await valuesOf('jiaohao_agents')).toMatchObject({ 'kind=kiosk,presence=away,hall=hall-1': 1 });
    metrics = createHubMetrics(silentLog);
    ask(20);
    expect(await valuesOf('jiaohao_waiting')).toEqual({ 'service=deposit': 0, 'service=withdrawal': 20 });
    expect(await valuesOf('jiaohao_day')).toMatchObject({ 'phase=open': 20, 'phase=closed': 0 });
    expect(await valuesOf('jiaohao_agents')).toMatchObject({ 'kind=kiosk,presence=away': 20 });
    expect(await valuesOf('jiaohao_hall_readable')).toEqual({ '': 20 });
  });

  it('names no ticket, no person and nothing that somebody typed', async () => {
    const member = { key: 'ab'.repeat(32), maskedName: '张*', ageBand: '65-and-over' as const };
    await under.send({ kind: 'issue', service: 'deposit', source: 'desk', member });
    await under.send({ kind: 'call-next', window: 1 });
    await under.send({ kind: 'cancel', ticket: 'Z999', reason: '一句话' });
    metrics.http.answered('GET', '/api/tickets/:ticket', 200, 0.01);
    metrics.http.answered('GET', null, 404, 0.01);
    const text = await metrics.text();
    expect(text).toContain('route="/api/tickets/:ticket"');
    expect(text).toContain('route="none",status="4xx"');
    expect(text).not.toMatch(/abab|张|65-and|A001|Z999|一句话/);
  });
});
