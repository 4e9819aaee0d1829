import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { isLinkLost, type ByteLink } from '../link/byte-link.ts';
import { keepLink } from './keep-link.ts';
import { isDeviceMissing, openLink } from './open-link.ts';

const closing: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** A raw TCP serial server with a device behind it that echoes. */
async function serialServer(
  port = 0,
): Promise<{ address: string; port: number; unplug: () => Promise<void> }> {
  const sockets = new Set<Socket>();
  const server: Server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.pipe(socket);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const unplug = (): Promise<void> => {
    for (const socket of sockets) socket.destroy();
    return new Promise((resolve) => server.close(() => resolve()));
  };
  closing.push(unplug);
  const taken = portOf(server);
  return { address: `tcp://127.0.0.1:${taken}`, port: taken, unplug };
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

describe('a link to a device', () => {
  it('given a serial server, then all 256 byte values pass both ways', async () => {
    const { address } = await serialServer();
    const link = await openLink(address, { baud: 9600 });
    closing.push(() => link.close());
    const every = Uint8Array.from({ length: 256 }, (_, i) => i);
    const got: number[] = [];
    const whole = new Promise<void>((resolve) =>
      link.onBytes((bytes) => {
        got.push(...bytes);
        if (got.length >= 256) resolve();
      }),
    );
    await link.write(every);
    await whole;
    expect(got).toEqual([...every]);
  });

  it.each(['/dev/no-such-port', 'tcp://127.0.0.1:1'])(
    'given no device at %s, then one clear sentence',
    async (address) => {
      const error: unknown = await openLink(address, { baud: 9600 }).catch((why: unknown) => why);
      expect(isDeviceMissing(error)).toBe(true);
      expect(String(error)).toContain(address);
    },
  );

  it('given the device is unplugged, then the owner is told once and writes are refused', async () => {
    const { address, unplug } = await serialServer();
    const link = await openLink(address, { baud: 9600 });
    const lost = new Promise<string>((resolve) => link.onLost(resolve));
    await link.write(Uint8Array.of(1));
    await unplug();
    expect(await lost).toMatch(/unplugged|closed|reset/i);
    expect(isLinkLost(await link.write(Uint8Array.of(2)).catch((error: unknown) => error))).toBe(true);
  });

  it('given a device that goes and comes back, then a kept link is up, down once, and up again', async () => {
    const first = await serialServer();
    const heard: string[] = [];
    let next: () => void = () => {};
    const hears = (): Promise<void> => new Promise((resolve) => (next = resolve));
    const up = hears();
    const kept = keepLink(
      first.address,
      { baud: 9600 },
      {
        up: (_link: ByteLink) => {
          heard.push('up');
          next();
        },
        down: () => {
          heard.push('down');
          next();
        },
      },
    );
    closing.push(() => kept.close());
    await up;
    const down = hears();
    await first.unplug();
    await down;
    expect(kept.link).toBeNull();
    const back = hears();
    await serialServer(first.port);
    await back;
    expect(heard).toEqual(['up', 'down', 'up']);
  });
});
