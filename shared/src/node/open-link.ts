import { createConnection, type Socket } from 'node:net';
import { LinkLostError, type ByteLink } from '../link/byte-link.ts';

/** The port cannot be opened: not plugged in, taken by another program, or no permission. */
export class DeviceMissingError extends Error {
  readonly code = 'device-missing';
  override readonly name = 'DeviceMissingError';
}

/** True for a {@link DeviceMissingError}. */
export function isDeviceMissing(error: unknown): error is DeviceMissingError {
  return error instanceof DeviceMissingError;
}

export interface LinkOptions {
  /** Bits per second; always 8N1. A TCP serial server has its own setting and ignores this. */
  readonly baud: number;
  /** A stalled device never calls back: after this many ms a write has failed. Default 5000. */
  readonly writeTimeoutMs?: number;
}

const tcpAddress = /^tcp:\/\/(?<host>\[[^\]]+\]|[^:/]+):(?<port>\d{1,5})$/;

/**
 * Opens a serial port (`/dev/ttyUSB0`, `COM3`) or a raw TCP serial server (`tcp://host:port`).
 * Rejects with {@link DeviceMissingError}, whose message is one sentence for a technician.
 */
export async function openLink(address: string, options: LinkOptions): Promise<ByteLink> {
  const tcp = tcpAddress.exec(address)?.groups;
  return tcp === undefined
    ? openSerial(address, options)
    : openTcp(address, tcp['host'] ?? '', Number(tcp['port']), options);
}

async function openSerial(address: string, options: LinkOptions): Promise<ByteLink> {
  // Loaded only where there is a port: the hub has none.
  const { SerialPort } = await import('serialport');
  const port = new SerialPort({ path: address, baudRate: options.baud, autoOpen: false });
  return new Promise((resolve, reject) => {
    port.open((error) => {
      if (error !== null) {
        reject(new DeviceMissingError(`cannot open ${address} at ${options.baud} baud: ${error.message}`));
        return;
      }
      const closePort = () => new Promise<void>((done) => (port.isOpen ? port.close(() => done()) : done()));
      resolve(linkOver(address, port, options, closePort));
    });
  });
}

function openTcp(address: string, host: string, port: number, options: LinkOptions): Promise<ByteLink> {
  const socket: Socket = createConnection({
    host: host.replaceAll(/[[\]]/g, ''),
    port,
    noDelay: true,
    keepAlive: true,
  });
  return new Promise((resolve, reject) => {
    const refuse = (error: Error) => {
      socket.destroy();
      reject(new DeviceMissingError(`cannot connect to the serial server ${address}: ${error.message}`));
    };
    socket.setTimeout(5000, () => refuse(new Error('no answer within 5 s')));
    socket.once('error', refuse);
    socket.once('connect', () => {
      socket.off('error', refuse);
      socket.setTimeout(0);
      const closeSocket = () =>
        new Promise<void>((done) => {
          if (socket.destroyed) done();
          else socket.once('close', () => done()).destroy();
        });
      resolve(linkOver(address, socket, options, closeSocket));
    });
  });
}

interface Port {
  write(bytes: Uint8Array, done: (error?: Error | null) => void): boolean;
  on(event: 'data', listener: (bytes: Uint8Array) => void): unknown;
  on(event: 'error' | 'close', listener: (error?: Error | null | boolean) => void): unknown;
}

function linkOver(
  address: string,
  port: Port,
  options: LinkOptions,
  closePort: () => Promise<void>,
): ByteLink {
  const byteListeners = new Set<(bytes: Uint8Array) => void>();
  const lossListeners = new Set<(why: string) => void>();
  let open = true;

  const lose = (why: string): void => {
    if (!open) return;
    open = false;
    for (const listener of lossListeners) listener(why);
    void closePort();
  };
  // An unplug is only seen while a data listener is attached, so there is always one.
  port.on('data', (bytes) => {
    for (const listener of byteListeners) listener(bytes);
  });
  port.on('error', (error) => lose(error instanceof Error ? error.message : 'the port failed'));
  port.on('close', () => lose('unplugged or closed from the other side'));

  return {
    address,
    write: (bytes) =>
      open
        ? timedWrite(port, bytes, options.writeTimeoutMs ?? 5000, (why) => lose(why))
        : Promise.reject(new LinkLostError(`${address} is gone`)),
    onBytes(listener) {
      byteListeners.add(listener);
      return () => byteListeners.delete(listener);
    },
    onLost(listener) {
      lossListeners.add(listener);
      return () => lossListeners.delete(listener);
    },
    async close() {
      open = false;
      await closePort();
    },
  };
}

function timedWrite(
  port: Port,
  bytes: Uint8Array,
  timeoutMs: number,
  lose: (why: string) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (why: string): void => {
      lose(why);
      reject(new LinkLostError(why));
    };
    const timer = setTimeout(() => fail(`takes no bytes for ${timeoutMs} ms`), timeoutMs);
    port.write(bytes, (error) => {
      clearTimeout(timer);
      if (error instanceof Error) fail(error.message);
      else resolve();
    });
  });
}
