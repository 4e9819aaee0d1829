import type { Aedes, Client } from 'aedes';
import type { Tally } from '@jiaohao/shared/node';

/** All that an agent of a large hall is sent when it connects, twice over. */
const usualMostBytes = 1024 * 1024;

/** What waits to go out to agents. */
export interface Outgoing {
  readonly connections: number;
  /** Over all connections, beyond what the system has taken. */
  bytes(): number;
}

/**
 * Cuts off whoever has left too much unread: it would grow the hub's memory, and all of what it is sent is retained, or
 * asked for again, when it is back. Whoever takes no bytes at all is cut off by the broker's drain time-out, also with less.
 */
export function boundOutgoing(broker: Aedes, tally: Tally, mostBytes = usualMostBytes): Outgoing {
  const clients = new Set<Client>();
  broker.on('client', (client) => {
    clients.add(client);
    client.conn.once('close', () => clients.delete(client));
  });
  broker.authorizeForward = (client, packet) => {
    if (client.conn.destroyed) return null;
    if (client.conn.writableLength <= mostBytes) return packet;
    tally.count('agent that does not read');
    client.conn.destroy();
    return null;
  };
  return {
    get connections() {
      return clients.size;
    },
    bytes: () => [...clients].reduce((sum, { conn }) => sum + conn.writableLength, 0),
  };
}
