import { describe, expect, it } from 'vitest';
import type { Actor } from '@jiaohao/shared';
import { handClock } from '../testing/hall.ts';
import { createDeviceRegister } from './device-register.ts';
import { createSettlingGate } from './settling-gate.ts';

const page: Actor = { staff: '01', window: 1 };

function setUp() {
  const clock = handClock();
  const devices = createDeviceRegister(
    [
      { id: 'K1', kind: 'kiosk' },
      { id: 'D1', kind: 'display' },
    ],
    () => clock.now(),
  );
  const gate = createSettlingGate(clock);
  const asked = (actor = page) =>
    gate.notNow({ id: 'press-of-a-page', command: { kind: 'call-next', window: 1 }, actor });
  const hears = (agent: string, replaying: number, present = true): void => {
    devices.heard({ agent, present, at: clock.now(), replaying });
  };
  return { clock, devices, gate, asked, hears };
}

describe('a hub that was started in the middle of a day', () => {
  it('lets pages call when its display agents have entered what they did by hand', () => {
    const { gate, devices, asked, hears } = setUp();
    gate.begin(devices);
    expect([asked(), asked({ agent: 'D1' })]).toEqual(['settling', null]);
    hears('D1', 2);
    hears('K1', 0);
    expect(asked()).toBe('settling');
    hears('D1', 0);
    expect(asked()).toBeNull();
  });

  it('waits for one that left before it was through, at most five seconds', () => {
    const { clock, gate, devices, asked, hears } = setUp();
    gate.begin(devices);
    hears('D1', 2);
    hears('D1', 0, false);
    clock.advance(4999);
    expect(asked()).toBe('settling');
    clock.advance(1);
    expect(asked()).toBeNull();
  });

  it('waits for nobody before it has begun', () => {
    expect(setUp().asked()).toBeNull();
  });
});
