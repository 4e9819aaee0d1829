import { once } from 'node:events';
import { mkdir, rename, rm, symlink } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Duplex } from 'node:stream';
import { autoDetect, type BindingPortInterface } from '@serialport/bindings-cpp';
import type { OpenWire, Wire } from './wire.ts';

/** This machine has no pseudo-terminals. */
class NoPtyError extends Error {
  readonly code = 'no-pty';
  override readonly name = 'NoPtyError';
}

/** A pseudo-terminal as node-pty opens it; its own types leave `open` out. */
interface OpenedPty {
  readonly master: Duplex;
  readonly slave: Duplex;
  readonly ptsName: string;
}

declare module '@lydell/node-pty' {
  export function open(options: { encoding: null }): OpenedPty;
}

interface Pty {
  readonly master: Duplex;
  readonly keeper: BindingPortInterface;
}

/** As a port that no program has open, a pty loses what nobody reads within this time. */
const unreadLivesMs = 2000;

/**
 * A serial port made of a pseudo-terminal, under a link that stays the same however often it is unplugged.
 * Rejects with code `no-pty` where the system has none.
 * @param link where the link is put, for example `run/devices/K1-reader`
 */
export function ptyWire(link: string): OpenWire {
  return async (hear) => {
    const address = resolve(link);
    let pty: Pty | null = await openPty(address, hear);
    let discard: NodeJS.Timeout | undefined;

    const takeDown = async (): Promise<void> => {
      clearTimeout(discard);
      const gone = pty;
      pty = null;
      if (gone === null) return;
      await rm(address, { force: true });
      await gone.keeper.close();
      const closed = once(gone.master, 'close');
      gone.master.destroy();
      await closed;
    };
    const wire: Wire = {
      address,
      send(bytes) {
        const open = pty;
        if (open === null) return;
        open.master.write(bytes);
        clearTimeout(discard);
        discard = setTimeout(() => void open.keeper.flush().catch(() => {}), unreadLivesMs);
        discard.unref();
      },
      get plugged() {
        return pty !== null;
      },
      unplug: takeDown,
      async plug() {
        pty ??= await openPty(address, hear);
      },
      close: takeDown,
    };
    return wire;
  };
}

/**
 * The keeper is a second opening of the slave side that is never read. It puts the pty in raw mode before the agent comes
 * and keeps the master alive when the agent goes. node-pty's own slave must go at once, or it eats the agent's first bytes.
 */
async function openPty(address: string, hear: (bytes: Uint8Array) => void): Promise<Pty> {
  const { master, slave, ptsName } = await openPair();
  slave.destroy();
  const keeper = await autoDetect().open({ path: ptsName, baudRate: 9600, lock: false, hupcl: false });
  master.on('data', hear);
  master.on('error', () => {});
  await mkdir(dirname(address), { recursive: true });
  const fresh = `${address}.new`;
  await rm(fresh, { force: true });
  await symlink(ptsName, fresh);
  await rename(fresh, address);
  return { master, keeper };
}

/** Trap: node-pty's `destroy` and `kill` on an opened pair signal process -1, that is everyone. Only its streams are used. */
async function openPair(): Promise<OpenedPty> {
  if (process.platform === 'win32') {
    throw new NoPtyError('Windows has no pseudo-terminals; give each line a "tcpPort" instead');
  }
  const { open } = await import('@lydell/node-pty');
  return open({ encoding: null });
}
