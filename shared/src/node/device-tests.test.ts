import { describe, expect, it } from 'vitest';
import { deviceTestResult, type DeviceTest, type DeviceTestResult } from '../contracts/device-tests.ts';
import { topics } from '../contracts/topics.ts';
import { openDeviceTests, type Found } from './device-tests.ts';

/** An agent whose devices are tried; each test ends when the spec says so. */
function agentInTest() {
  const results: DeviceTestResult[] = [];
  const begun: { readonly id: string; readonly end: PromiseWithResolvers<Found> }[] = [];
  const errors: string[] = [];
  let hear: (test: DeviceTest) => void = () => {};
  openDeviceTests({
    hall: 'demo',
    agent: 'D1',
    session: {
      subscribe(topic, schema, listener) {
        expect(topic).toBe(topics.tests('demo', 'D1'));
        hear = (test) => listener(schema.parse(test));
      },
      tell: (_topic, value) => void results.push(deviceTestResult.parse(value)),
    },
    log: { error: (_about, text) => void errors.push(text) },
    attempt({ id }) {
      const end = Promise.withResolvers<Found>();
      begun.push({ id, end });
      return end.promise;
    },
  });
  const asks = (id: string, device = 'board-1'): void =>
    hear({ id, device, test: 'board', time: '', patienceMs: 1000 });
  const ends = async (found: Found | Error): Promise<void> => {
    const end = begun.at(-1)?.end;
    if (found instanceof Error) end?.reject(found);
    else end?.resolve(found);
    await new Promise(setImmediate);
  };
  const said = (): string[] => results.map(({ id, finding }) => `${id} ${finding}`);
  return { asks, ends, said, begun, errors };
}

describe('a test the hub asks for', () => {
  it('is made once however often it is delivered, and its result told again', async () => {
    const { asks, ends, said, begun } = agentInTest();
    asks('test-0001');
    asks('test-0001');
    expect([begun.length, said()]).toEqual([1, []]);
    await ends({ finding: 'board-confirmed' });
    asks('test-0001');
    expect([begun.length, said()]).toEqual([1, ['test-0001 board-confirmed', 'test-0001 board-confirmed']]);
  });

  it('is not made while its device is tried already; that of another is', async () => {
    const { asks, ends, said, begun } = agentInTest();
    asks('test-0001');
    asks('test-0002');
    asks('test-0003', 'board-2');
    expect([begun.map(({ id }) => id), said()]).toEqual([
      ['test-0001', 'test-0003'],
      ['test-0002 test-under-way'],
    ]);
    await ends({ finding: 'not-confirmed' });
    asks('test-0004', 'board-2');
    expect(begun.at(-1)?.id).toBe('test-0004');
  });

  it('that fails by a mistake of ours is told as not confirmed, and the device can be tried again', async () => {
    const { asks, ends, said, begun, errors } = agentInTest();
    asks('test-0001');
    await ends(new TypeError('a mistake of ours'));
    asks('test-0002');
    expect([said(), begun.length, errors.length]).toEqual([['test-0001 not-confirmed'], 2, 1]);
  });
});
