import type { DeviceFault } from '@jiaohao/shared';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createDampedHealth } from './damped-health.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function damped() {
  const told: string[] = [];
  const health = createDampedHealth(({ faults }) => told.push(faults.join(' ')));
  const note = (...faults: DeviceFault[]): void => health.note({ faults, skippedBytes: 0 });
  return { told, note, close: () => health.close() };
}

describe('what is told of a device', () => {
  it('is every change at once, the first word also when all is well', () => {
    const { told, note } = damped();
    note();
    note('paper-out');
    note('paper-out');
    note();
    expect(told).toEqual(['', 'paper-out', '']);
  });

  it('of one that comes and goes is held until it has stayed away', async () => {
    const { told, note } = damped();
    for (let times = 0; times < 4; times += 1) {
      note('silent');
      await vi.advanceTimersByTimeAsync(1000);
      note();
      await vi.advanceTimersByTimeAsync(1000);
    }
    expect(told.at(-1)).toBe('flapping silent');
    await vi.advanceTimersByTimeAsync(20_000);
    expect(told.at(-1)).toBe('');
  });

  it('is nothing more once it is closed', async () => {
    const { told, note, close } = damped();
    for (let times = 0; times < 4; times += 1) {
      note('silent');
      note();
    }
    const before = told.length;
    close();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(told).toHaveLength(before);
  });
});
