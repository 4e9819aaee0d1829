import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { DeviceKind, DeviceTest, DeviceTestResult, Fault, TestFinding } from '@jiaohao/shared';
import { seenFrames } from '../shapes/device.ts';
import { asSession } from '../testing/in-roles.ts';
import { serveHall, type ServedHall } from '../testing/served-hall.ts';

let served: ServedHall;
let technician: string;
beforeEach(async () => {
  served = await serveHall();
  technician = served.as('technician');
  served.devices.heard({ agent: 'K1', present: true, at: 1, replaying: 0 });
  reports('K1-printer', 'printer');
  reports('bus', 'counter-bus');
});
afterEach(() => served.close());

const reports = (device: string, kind: DeviceKind): void => {
  served.devices.report('K1', { device, kind, at: 1, faults: [], skippedBytes: 0 });
};
const codeOf = ({ status, body }: { status: number; body: unknown }): [number, unknown] => [
  status,
  z.looseObject({ code: z.string().optional() }).parse(body).code,
];
const get = (path: string, token?: string) =>
  served.call('GET', `/api/devices/${path}`, token === undefined ? {} : { token });
const tries = (device: string, token = technician, key = 'test-0001') =>
  served.call('POST', `/api/devices/${device}/test`, { token, key, body: {} });

/** The test that the agent is asked for, as soon as it is. */
async function asked(): Promise<DeviceTest> {
  for (;;) {
    const test = served.asked.findLast((each) => each.test !== undefined)?.test;
    if (test !== undefined) return test;
    await new Promise(setImmediate);
  }
}

/** The agent says what came of it. */
async function finds(finding: TestFinding, more: Partial<DeviceTestResult> = {}): Promise<DeviceTest> {
  const test = await asked();
  served.trials.heard('K1', { id: test.id, device: test.device, finding, faults: [], what: null, ...more });
  return test;
}

describe('the test of a device', () => {
  it('is made by its agent; what came of it is told, and in the journal with who wished for it', async () => {
    const tried = tries('K1-printer');
    expect(await finds('fence-answered')).toMatchObject({
      device: 'K1-printer',
      test: 'print',
      time: '2026-11-23 09:00',
    });
    expect(await tried).toEqual({
      status: 200,
      body: {
        device: 'K1-printer',
        test: 'print',
        outcome: 'passed',
        finding: 'fence-answered',
        faults: [],
        what: null,
      },
    });
    expect(await served.acts()).toEqual([
      ['device-tested', 'K1-printer passed fence-answered', { staff: '10' }],
    ]);
  });

  it('that did not pass says what the device says is wrong', async () => {
    const tried = tries('K1-printer', served.as('duty-manager'));
    await finds('device-fault', { faults: ['paper-out'] });
    expect((await tried).body).toMatchObject({ outcome: 'failed', faults: ['paper-out'] });
  });

  it('whose agent does not answer, or is away, was not made', async () => {
    const tried = tries('K1-printer');
    await asked();
    served.under.clock.advance(45_000);
    expect(codeOf(await tried)).toEqual([409, 'device-host-away']);
    served.devices.heard({ agent: 'K1', present: false, at: 2, replaying: 0 });
    expect(codeOf(await tries('K1-printer', technician, 'test-0002'))).toEqual([409, 'device-host-away']);
    expect(await served.acts()).toEqual([]);
  });

  it('of what is not there or has none, or by who may not, is refused', async () => {
    expect(codeOf(await tries('K9-printer'))).toEqual([404, 'not-found']);
    expect(codeOf(await tries('bus'))).toEqual([409, 'no-device-test']);
    expect(codeOf(await tries('K1-printer', served.as('clerk', 'consultant', 'admin')))).toEqual([
      403,
      'not-allowed',
    ]);
    expect(codeOf(await served.call('POST', '/api/devices/K1-printer/test', { body: {} }))[0]).not.toBe(200);
    expect(served.asked).toEqual([]);
  });
});

describe('the history of a device', () => {
  const observes = async (faults: Fault[], since: number): Promise<void> => {
    await served.under.send({
      kind: 'observe',
      subject: { id: 'K1-printer', kind: 'printer', kiosk: 'K1' },
      faults,
      since,
    });
  };

  it('is what failed from when to when, how soon it was noticed, and how long the repair took', async () => {
    const { clock } = served.under;
    await served.under.send({ kind: 'open-day' });
    const start = clock.now();
    clock.advance(2000);
    await observes(['paper-out'], start);
    clock.advance(60_000);
    await observes([], clock.now());
    clock.advance(60_000);
    await observes(['cover-open'], clock.now());
    const { status, body } = await get('K1-printer/history', technician);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      device: 'K1-printer',
      failures: 2,
      meanToNotice: 1000,
      meanToRepair: 62_000,
      incidents: [
        { incident: { fault: 'cover-open' }, closedAt: null, how: null },
        { incident: { fault: 'paper-out', since: start }, closedAt: start + 62_000, how: 'recovered' },
      ],
    });
  });

  it('of a device that never failed is empty', async () => {
    expect((await get('bus/history', served.as('duty-manager'))).body).toEqual({
      device: 'bus',
      failures: 0,
      meanToNotice: null,
      meanToRepair: null,
      incidents: [],
    });
  });

  it('is for technicians and duty managers', async () => {
    expect(codeOf(await get('K1-printer/history'))).toEqual([401, 'log-in-first']);
    expect(codeOf(await get('K1-printer/history', served.as('clerk')))).toEqual([403, 'not-allowed']);
  });
});

describe('the frames of a device', () => {
  it('are told live with what they mean, as long as the page listens', async () => {
    const gone = new AbortController();
    const response = await fetch(`${served.base}/api/devices/K1-printer/frames`, {
      headers: asSession(technician),
      signal: gone.signal,
    });
    expect(served.asked).toMatchObject([{ agent: 'K1', watch: { devices: ['K1-printer'] } }]);
    const common = { at: 5, isFrame: true } as const;
    served.frames.heard('K1', {
      device: 'K1-printer',
      protocol: 'escpos-printer',
      model: 'kiosk-80',
      frames: [
        { ...common, serial: 0, direction: 'to-device', hex: '100404' },
        { ...common, serial: 1, direction: 'to-host', hex: '7E' },
      ],
    });
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    while (!text.includes('event: frames')) text += (await reader.read()).value ?? '';
    const { frames } = seenFrames.parse(
      JSON.parse(/event: frames\ndata: (?<json>.*)\n/.exec(text)!.groups!['json']!),
    );
    expect(frames.map(({ hex, words }) => [hex, words.name.zh])).toEqual([
      ['100404', '查询状态'],
      ['7E', '状态：纸'],
    ]);
    gone.abort();
    while (served.asked.length < 2) await new Promise(setImmediate);
    expect(served.asked.at(-1)).toMatchObject({ watch: { devices: [] } });
  });

  it('are for technicians only, and end with the session', async () => {
    expect(codeOf(await get('K1-printer/frames'))).toEqual([401, 'log-in-first']);
    expect(codeOf(await get('K1-printer/frames', served.as('duty-manager', 'admin')))).toEqual([
      403,
      'not-allowed',
    ]);
    const response = await fetch(`${served.base}/api/devices/K1-printer/frames`, {
      headers: asSession(technician),
    });
    await served.call('DELETE', '/api/session', { token: technician, body: {} });
    const reader = response.body!.getReader();
    while (!(await reader.read()).done);
    expect(served.asked.at(-1)).toMatchObject({ watch: { devices: [] } });
  });
});
