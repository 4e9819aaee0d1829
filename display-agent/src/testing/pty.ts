import { once } from 'node:events';
import { rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Duplex } from 'node:stream';

const require = createRequire(import.meta.url);

interface Opened {
  readonly master: Duplex;
  readonly slave: Duplex;
  readonly ptsName: string;
}

/** A device at the other end of a real serial port made of a pseudo-terminal, under a link that outlives unplugs. */
export class Pty {
  readonly link: string;
  onBytes: (bytes: Uint8Array) => void = () => {};
  #master: Duplex | null = null;
  #keeper: { close(): Promise<void> } | null = null;

  constructor(link: string) {
    this.link = link;
  }

  /** Makes a new port and points the link at it. */
  async plug(): Promise<void> {
    const pty: { open(options: { encoding: null }): Opened } = require('@lydell/node-pty');
    const bindings: {
      autoDetect(): { open(options: object): Promise<{ close(): Promise<void> }> };
    } = require('@serialport/bindings-cpp');
    const { master, slave, ptsName } = pty.open({ encoding: null });
    // node-pty's own slave would eat the agent's first bytes; a second opening, never read, keeps the port alive and raw.
    slave.destroy();
    this.#keeper = await bindings
      .autoDetect()
      .open({ path: ptsName, baudRate: 9600, lock: false, hupcl: false });
    master.on('data', (bytes: Uint8Array) => this.onBytes(bytes));
    master.on('error', () => {});
    this.#master = master;
    await rm(`${this.link}.new`, { force: true });
    await symlink(ptsName, `${this.link}.new`);
    await rename(`${this.link}.new`, this.link);
  }

  /** Pulls the cable: whoever has the port open sees it vanish. */
  async unplug(): Promise<void> {
    const master = this.#master;
    if (master === null) return;
    this.#master = null;
    await rm(this.link, { force: true });
    await this.#keeper?.close();
    const closed = once(master, 'close');
    master.destroy();
    await closed;
  }

  /** The device hangs: it reads no more. */
  takeNothing(): void {
    this.#master?.pause();
  }

  say(bytes: Uint8Array): void {
    this.#master?.write(bytes);
  }
}
