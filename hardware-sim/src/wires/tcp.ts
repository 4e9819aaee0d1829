import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import type { OpenWire, Wire } from './wire.ts';

/**
 * A raw TCP serial server with the device behind it, as ser2net offers one: bytes as they are, one client at a
 * time. The newest has the line, so that an agent that restarts is not shut out by its own old connection.
 * Rejects if the port is taken.
 * @param port 0 takes any free one; `address` of the wire says which
 */
export function tcpWire(port: number, host = '127.0.0.1'): OpenWire {
  return async (hear) => {
    let client: Socket | null = null;
    let chosen = port;
    let server: Server | null = null;

    const greet = (socket: Socket): void => {
      socket.on('error', () => {});
      client?.destroy();
      client = socket;
      socket.on('data', hear);
      socket.on('close', () => {
        if (client === socket) client = null;
      });
    };
    const listen = async (): Promise<void> => {
      const opened = createServer({ noDelay: true }, greet);
      opened.listen(chosen, host);
      await once(opened, 'listening');
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a TCP server's address is never a string
      chosen = (opened.address() as AddressInfo).port;
      server = opened;
    };
    const takeDown = async (): Promise<void> => {
      const gone = server;
      server = null;
      if (gone === null) return;
      const closed = once(gone, 'close');
      gone.close();
      client?.destroy();
      await closed;
    };
    await listen();

    const wire: Wire = {
      get address() {
        return `tcp://${host}:${chosen}`;
      },
      send: (bytes) => void client?.write(bytes),
      get plugged() {
        return server !== null;
      },
      unplug: takeDown,
      async plug() {
        if (server === null) await listen();
      },
      close: takeDown,
    };
    return wire;
  };
}
