import { existsSync, readlinkSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ByteLink } from '@jiaohao/shared';
import { openLink } from '@jiaohao/shared/node';
import { afterEach, describe, expect, it } from 'vitest';
import { memoryCable } from './memory.ts';
import { ptyWire } from './pty.ts';
import { tcpWire } from './tcp.ts';
import type { Wire } from './wire.ts';

const undo: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

type Made = { wire: Wire; connect: () => Promise<ByteLink> };
type Hear = (bytes: Uint8Array) => void;

async function onPty(hear: Hear): Promise<Made> {
  const folder = await mkdtemp(join(tmpdir(), 'wire-'));
  undo.push(() => rm(folder, { recursive: true }));
  const wire = await ptyWire(join(folder, 'devices', 'counter-bus'))(hear);
  return { wire, connect: () => openLink(wire.address, { baud: 115_200 }) };
}
async function onTcp(hear: Hear): Promise<Made> {
  const wire = await tcpWire(0)(hear);
  return { wire, connect: () => openLink(wire.address, { baud: 115_200 }) };
}
async function inMemory(hear: Hear): Promise<Made> {
  const cable = memoryCable();
  return { wire: await cable.open(hear), connect: async () => cable.connect() };
}

/** Collects bytes until `count` are there. */
function collector() {
  const got: number[] = [];
  let check: () => void = () => {};
  return {
    hear: (bytes: Uint8Array): void => {
      got.push(...bytes);
      check();
    },
    take: (count: number): Promise<number[]> =>
      new Promise((resolve) => {
        check = () => {
          if (got.length < count) return;
          check = () => {};
          resolve(got.splice(0, count));
        };
        check();
      }),
  };
}

const every = Uint8Array.from({ length: 256 }, (_, i) => i);

async function setUp(make: (hear: Hear) => Promise<Made>) {
  const device = collector();
  const { wire, connect } = await make(device.hear);
  undo.push(() => wire.close());
  const host = collector();
  const link = await connect();
  undo.push(() => link.close());
  link.onBytes(host.hear);
  return { device, wire, connect, host, link };
}

describe.each([
  ['a pseudo-terminal', onPty],
  ['a TCP serial server', onTcp],
  ['memory', inMemory],
])('a wire over %s', (_name, make) => {
  it('passes every byte value both ways', async () => {
    const { device, wire, host, link } = await setUp(make);
    await link.write(every);
    expect(await device.take(256)).toEqual([...every]);
    wire.send(every);
    expect(await host.take(256)).toEqual([...every]);
  });

  it('given the cable is pulled, then the host is told, and finds the device again under the same address', async () => {
    const { device, wire, connect, link } = await setUp(make);
    const { address } = wire;
    const lost = new Promise((resolve) => link.onLost(resolve));
    await wire.unplug();
    await lost;
    expect(wire.plugged).toBe(false);
    await expect(connect()).rejects.toThrow(wire.address);
    wire.send(every);

    await wire.plug();
    expect(wire.address).toBe(address);
    const again = await connect();
    undo.push(() => again.close());
    await again.write(Uint8Array.of(0x42));
    expect(await device.take(1)).toEqual([0x42]);
  });

  it('given the agent restarts, then the device is still there and hears it', async () => {
    const { device, wire, connect, link } = await setUp(make);
    await link.close();
    for (const byte of [1, 2, 3]) {
      const again = await connect();
      const host = collector();
      again.onBytes(host.hear);
      await again.write(Uint8Array.of(byte));
      expect(await device.take(1)).toEqual([byte]);
      wire.send(Uint8Array.of(byte));
      expect(await host.take(1)).toEqual([byte]);
      await again.close();
    }
  });
});

describe('a stable link', () => {
  it('points to the pseudo-terminal of the day and goes with the device', async () => {
    const { wire } = await setUp(onPty);
    const first = readlinkSync(wire.address);
    expect(first).toMatch(/^\/dev\//);
    await wire.close();
    expect(existsSync(wire.address)).toBe(false);
  });
});
