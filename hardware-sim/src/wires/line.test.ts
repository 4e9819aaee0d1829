import { expect, it } from 'vitest';
import { systemClock } from '../clock.ts';
import { openLine } from './line.ts';
import { memoryCable } from './memory.ts';
import type { OpenWire } from './wire.ts';

it('a host that writes while the line is being opened is heard by nobody, and breaks nothing', async () => {
  const cable = memoryCable();
  const eager: OpenWire = async (hear) => {
    const wire = await cable.open(hear);
    hear(Uint8Array.of(0xff));
    return wire;
  };
  const line = await openLine({ id: 'bus', open: eager, baud: 9600, paced: false, clock: systemClock });
  const heard: number[] = [];
  line.attach((bytes) => heard.push(...bytes));
  await cable.connect().write(Uint8Array.of(1, 2));
  await line.close();
  expect(heard).toEqual([1, 2]);
});
