import {
  deviceTest,
  type DeviceTest,
  type DeviceTestResult,
  type TestFinding,
} from '../contracts/device-tests.ts';
import { topics } from '../contracts/topics.ts';
import type { DeviceFault } from '../vocabulary/device.ts';
import type { Bilingual } from '../vocabulary/hall.ts';
import type { Session } from './session.ts';

/** What came of a test. */
export interface Found {
  readonly finding: TestFinding;
  readonly faults?: readonly DeviceFault[];
  readonly what?: Bilingual;
}

export interface DeviceTestsOptions {
  readonly hall: string;
  readonly agent: string;
  readonly session: Pick<Session, 'subscribe' | 'tell'>;
  readonly log: { error(about: object, text: string): void };
  /** Makes the test; resolves with what really happened. */
  readonly attempt: (test: DeviceTest) => Promise<Found>;
}

/** Makes the tests the hub asks for, one at a time on a device, each once however often it is asked for. */
export function openDeviceTests({ hall, agent, session, log, attempt }: DeviceTestsOptions): void {
  const made = new Map<string, DeviceTestResult | null>();
  const busy = new Set<string>();
  const tell = ({ id, device }: DeviceTest, { finding, faults = [], what }: Found): void => {
    const result: DeviceTestResult = { id, device, finding, faults: [...faults], what: what ?? null };
    made.set(id, result);
    session.tell(topics.testResults(hall, agent), result, 1);
  };
  const run = async (test: DeviceTest): Promise<void> => {
    made.set(test.id, null);
    const [oldest] = made.keys();
    if (made.size > kept && oldest !== undefined) made.delete(oldest);
    busy.add(test.device);
    try {
      tell(test, await attempt(test));
    } catch (error) {
      log.error({ err: error, device: test.device }, `the test of ${test.device} failed`);
      tell(test, { finding: 'not-confirmed' });
    } finally {
      busy.delete(test.device);
    }
  };
  session.subscribe(topics.tests(hall, agent), deviceTest, (test) => {
    const before = made.get(test.id);
    if (before !== undefined) {
      if (before !== null) session.tell(topics.testResults(hall, agent), before, 1);
    } else if (busy.has(test.device)) tell(test, { finding: 'test-under-way' });
    else void run(test);
  });
}

/** So many tests are remembered. */
const kept = 50;
