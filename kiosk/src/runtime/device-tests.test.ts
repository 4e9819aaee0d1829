import { deviceTestResult, topics, type DeviceTest, type DeviceTestResult } from '@jiaohao/shared';
import { createLog } from '@jiaohao/shared/node';
import { describe, expect, it } from 'vitest';
import type { Page } from '../domain/page.ts';
import type { Printable } from '../domain/paper.ts';
import { openKioskTests, type KioskTests } from './device-tests.ts';

const log = createLog('K1');
log.level = 'silent';

/** A kiosk with somebody before it or not, whose devices are tried. */
function kioskThat(over: Partial<KioskTests['devices']> = {}, page: Page['page'] = 'start', mayUse = true) {
  const papers: Printable[] = [];
  const results: DeviceTestResult[] = [];
  let hear: (test: unknown) => void = () => {};
  openKioskTests({
    hall: 'demo',
    agent: 'K1',
    session: {
      subscribe(topic, schema, listener) {
        expect(topic).toBe(topics.tests('demo', 'K1'));
        hear = (test) => listener(schema.parse(test));
      },
      tell: (_topic, value) => results.push(deviceTestResult.parse(value)),
    },
    kiosk: { page: { page }, mayUse: () => mayUse },
    devices: {
      printer: {
        print(paper) {
          papers.push(paper);
          return Promise.resolve({ printed: true });
        },
      },
      reader: { check: () => Promise.resolve([]) },
      ...over,
    },
    log,
  });
  return {
    papers,
    tries: async (device: string, test: DeviceTest['test']) => {
      hear({ id: `test-${results.length}000`, device, test, time: '2026-11-23 09:31', patienceMs: 30_000 });
      await new Promise(setImmediate);
      return results.at(-1);
    },
  };
}

describe('the devices of a kiosk that are tried', () => {
  it('the printer puts a slip on paper that is no ticket, and has printed when its fence answers', async () => {
    const { tries, papers } = kioskThat();
    expect(await tries('K1-printer', 'print')).toMatchObject({ finding: 'fence-answered', faults: [] });
    expect(papers).toEqual([{ paper: 'test', sheet: { device: 'K1-printer', time: '2026-11-23 09:31' } }]);
  });

  it('a printer that cannot print says what is wrong', async () => {
    const printer = { print: () => Promise.resolve({ printed: false, faults: ['paper-out'] } as const) };
    const { tries } = kioskThat({ printer });
    expect(await tries('K1-printer', 'print')).toMatchObject({
      finding: 'device-fault',
      faults: ['paper-out'],
    });
  });

  it('the reader says how it is', async () => {
    expect(await kioskThat().tries('K1-reader', 'reader')).toMatchObject({ finding: 'reader-answered' });
    const reader = { check: () => Promise.resolve(['silent'] as const) };
    expect(await kioskThat({ reader }).tries('K1-reader', 'reader')).toMatchObject({
      finding: 'device-fault',
      faults: ['silent'],
    });
  });

  it('are left to the member who stands there, and to the technician who must clear them first', async () => {
    const busy = kioskThat({}, 'roster');
    expect(await busy.tries('K1-printer', 'print')).toMatchObject({ finding: 'visit-under-way' });
    expect(busy.papers).toEqual([]);
    const cleared = kioskThat({}, 'start', false);
    expect(await cleared.tries('K1-reader', 'reader')).toMatchObject({ finding: 'out-of-service' });
  });

  it('that are not there cannot be tried', async () => {
    const bare = kioskThat({ printer: null, reader: null });
    for (const [device, test] of [
      ['K1-printer', 'print'],
      ['K1-reader', 'reader'],
      ['K2-printer', 'print'],
      ['K1-printer', 'board'],
    ] as const)
      expect(await bare.tries(device, test)).toMatchObject({ finding: 'no-such-device' });
  });
});
