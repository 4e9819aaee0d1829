import type { AgentId, DeviceTest, DeviceTestResult } from '@jiaohao/shared';
import type { Clock } from '../runtime/clock.ts';
import type { DeviceRegister } from './device-register.ts';

export interface DeviceTrialsOptions {
  readonly devices: Pick<DeviceRegister, 'ownerOf'>;
  readonly clock: Clock;
  readonly tell: (agent: AgentId, test: DeviceTest) => void;
}

/** Has devices tried by their agents. */
export interface DeviceTrials {
  /** Resolves with what happened, or `silent` when the agent says nothing of it in time. */
  attempt(test: DeviceTest): Promise<DeviceTestResult | 'silent'>;
  /** False when nobody waits for it, or the device is not this agent's. */
  heard(agent: AgentId, result: DeviceTestResult): boolean;
}

/** What the slowest test takes beside waiting for a key, ms: paper that is printed, a board that is asked again. */
const slowestMs = 15_000;

export function createDeviceTrials({ devices, clock, tell }: DeviceTrialsOptions): DeviceTrials {
  interface Waiting {
    readonly agent: AgentId;
    readonly done: Promise<DeviceTestResult | 'silent'>;
    readonly end: (result: DeviceTestResult | 'silent') => void;
  }
  const waiting = new Map<string, Waiting>();

  return {
    attempt(test) {
      const agent = devices.ownerOf(test.device);
      if (agent === null) return Promise.resolve('silent');
      // The same wish sent again waits for the same test.
      const before = waiting.get(test.id);
      if (before !== undefined) return before.done;
      const { promise, resolve } = Promise.withResolvers<DeviceTestResult | 'silent'>();
      const end = (result: DeviceTestResult | 'silent'): void => {
        callOff();
        waiting.delete(test.id);
        resolve(result);
      };
      const callOff = clock.schedule(clock.now() + test.patienceMs + slowestMs, () => {
        end('silent');
      });
      waiting.set(test.id, { agent, done: promise, end });
      tell(agent, test);
      return promise;
    },
    heard(agent, result) {
      const test = waiting.get(result.id);
      if (test?.agent !== agent) return false;
      test.end(result);
      return true;
    },
  };
}
