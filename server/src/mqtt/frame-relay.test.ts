import { beforeEach, describe, expect, it } from 'vitest';
import type { FrameReport } from '@jiaohao/shared';
import { handClock, type HandClock } from '../testing/hall.ts';
import { createDeviceRegister, type DeviceRegister } from './device-register.ts';
import { createFrameRelay, type FrameRelay } from './frame-relay.ts';

let clock: HandClock;
let devices: DeviceRegister;
let relay: FrameRelay;
/** Who was told to listen in on what, `D1: board-1 keypad-1`. */
let told: string[];

const reports = (agent: string, device: string): void => {
  devices.report(agent, { device, kind: 'board', at: 1, faults: [], skippedBytes: 0 });
};
const frames = (device: string): FrameReport => ({
  device,
  protocol: 'onbon-board',
  model: 'bx-5k',
  frames: [{ serial: 0, at: 5, direction: 'to-device', hex: 'A5', isFrame: true }],
});
const nobody = (): void => {};

beforeEach(() => {
  clock = handClock();
  const agents = [
    { id: 'K1', kind: 'kiosk' },
    { id: 'D1', kind: 'display' },
  ] as const;
  devices = createDeviceRegister(agents, () => clock.now());
  told = [];
  relay = createFrameRelay({
    devices,
    clock,
    tell: (agent, watch) => told.push(`${agent}: ${watch.devices.join(' ')}`.trim()),
  });
  for (const device of ['board-1', 'board-2']) reports('D1', device);
});

describe('the frames of a device', () => {
  it('are asked for while somebody looks, again and again, and then no more', () => {
    const stopOne = relay.watch('board-1', nobody);
    const stopOther = relay.watch('board-1', nobody);
    expect(told).toEqual(['D1: board-1', 'D1: board-1']);
    clock.advance(5000);
    expect(told).toHaveLength(3);
    stopOne();
    stopOne();
    expect(told).toHaveLength(3);
    stopOther();
    expect(told.slice(3)).toEqual(['D1:']);
    clock.advance(60_000);
    expect(told).toHaveLength(4);
  });

  it('are asked for together with those of the agent’s other devices', () => {
    relay.watch('board-1', nobody);
    relay.watch('board-2', nobody);
    expect(told.at(-1)).toBe('D1: board-1 board-2');
  });

  it('are asked for as soon as its agent is back, or first speaks of it', () => {
    relay.watch('K1-printer', nobody);
    expect(told).toEqual([]);
    reports('K1', 'K1-printer');
    expect(told).toEqual(['K1: K1-printer']);
    reports('K1', 'K1-printer');
    expect(told).toHaveLength(1);
    devices.heard({ agent: 'K1', present: false, at: 1, replaying: 0 });
    expect(told).toHaveLength(1);
    devices.heard({ agent: 'K1', present: true, at: 1, replaying: 0 });
    expect(told).toEqual(['K1: K1-printer', 'K1: K1-printer']);
  });

  it('go to everybody who looks at it, from its own agent only', () => {
    const seen: string[] = [];
    const stop = relay.watch('board-1', ({ device }) => seen.push(`one ${device}`));
    relay.watch('board-1', ({ device }) => seen.push(`other ${device}`));
    relay.watch('board-2', ({ device }) => seen.push(device));
    expect([relay.heard('D1', frames('board-1')), relay.heard('K1', frames('board-1'))]).toEqual([
      true,
      false,
    ]);
    stop();
    relay.heard('D1', frames('board-1'));
    expect(seen).toEqual(['one board-1', 'other board-1', 'other board-1']);
  });

  it('are asked for by nobody when the hub stops', () => {
    relay.watch('board-1', nobody);
    relay.stop();
    clock.advance(60_000);
    devices.heard({ agent: 'D1', present: true, at: 1, replaying: 0 });
    expect(told).toHaveLength(1);
  });
});
