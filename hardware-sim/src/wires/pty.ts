import { once } from 'node:events';
import { mkdir, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import type { Duplex } from 'node:stream';
import { autoDetect, type BindingPortInterface } from '@serialport/bindings-cpp';
import type { OpenWire, Wire } from './wire.ts';

/** This machine has no pseudo-terminals. */
export class NoPtyError extends Error {
  readonly code = 'no-pty';
  override readonly name = 'NoPtyError';
}

/** A pseudo-terminal as node-pty opens it; its types leave `open` out. */
interface OpenedPty {
  readonly master: Duplex;
  readonly slave: Duplex;
  readonly ptsName: string;
}

interface Pty {
  readonly master: Duplex;
  readonly keeper: BindingPortInterface;
}

/** As a port that no program has open, a pty loses what nobody reads within this time. */
const unreadLivesMs = 2000;

/**
 * A serial port made of a pseudo-terminal, under a link that stays the same however often it is unplugged.
 * Rejects with {@link NoPtyError} where the system has none.
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
  const { master, slave, ptsName } = openPair();
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
function openPair(): OpenedPty {
  if (process.platform === 'win32') {
    throw new NoPtyError('Windows has no pseudo-terminals; give the line "wire: tcp" and a port instead');
  }
  const nodePty: { open(options: { encoding: null }): OpenedPty } = createRequire(import.meta.url)(
    '@lydell/node-pty',
  );
  return nodePty.open({ encoding: null });
}
