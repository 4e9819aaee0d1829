import { beforeEach, describe, expect, it } from 'vitest';
import type { DeviceTest, DeviceTestResult } from '@jiaohao/shared';
import { handClock, type HandClock } from '../testing/hall.ts';
import { createDeviceTrials, type DeviceTrials } from './device-trials.ts';

let clock: HandClock;
let trials: DeviceTrials;
let told: string[];

const test = (id: string, device = 'K1-printer'): DeviceTest => ({
  id,
  device,
  test: 'print',
  time: '2026-11-23 09:31',
  patienceMs: 30_000,
});
const printed = (id: string): DeviceTestResult => ({
  id,
  device: 'K1-printer',
  finding: 'fence-answered',
  faults: [],
  what: null,
});

beforeEach(() => {
  clock = handClock();
  told = [];
  trials = createDeviceTrials({
    devices: { ownerOf: (device) => (device === 'K1-printer' ? 'K1' : null) },
    clock,
    tell: (agent, { id }) => told.push(`${agent} ${id}`),
  });
});

describe('a test of a device', () => {
  it('is made by its agent, whose word is its result', async () => {
    const result = trials.attempt(test('test-0001'));
    expect(told).toEqual(['K1 test-0001']);
    expect(trials.heard('K1', printed('test-0001'))).toBe(true);
    expect(await result).toEqual(printed('test-0001'));
    expect(trials.heard('K1', printed('test-0001'))).toBe(false);
  });

  it('that is wished for again is the same test', async () => {
    const both = [trials.attempt(test('test-0001')), trials.attempt(test('test-0001'))];
    expect(told).toEqual(['K1 test-0001']);
    trials.heard('K1', printed('test-0001'));
    expect(await Promise.all(both)).toEqual([printed('test-0001'), printed('test-0001')]);
  });

  it('is not believed from another agent, nor of another test', async () => {
    const result = trials.attempt(test('test-0001'));
    expect([trials.heard('K2', printed('test-0001')), trials.heard('K1', printed('test-0002'))]).toEqual([
      false,
      false,
    ]);
    clock.advance(45_000);
    expect(await result).toBe('silent');
  });

  it('of a device nobody speaks of is not made', async () => {
    expect(await trials.attempt(test('test-0001', 'K9-printer'))).toBe('silent');
    expect(told).toEqual([]);
  });
});
