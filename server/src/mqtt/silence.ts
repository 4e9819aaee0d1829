import type { Aedes, Client } from 'aedes';

/** Ends connections of agents that say nothing any more. */
export interface Silence {
  /** What the agent promised when it logs in: to say something within so many seconds; 0: nothing. */
  promised(client: Client, keepaliveSeconds: number): void;
  stop(): void;
}

interface Listening {
  /** What it had said in all when it was last looked at. */
  bytes: number;
  unheard: number;
  readonly most: number;
}

const tickMs = 500;

/**
 * Notices an agent that is silent for one and a half times what it promised (MQTT 3.1.1 §3.1.2.10). One timer for all of
 * them, which counts looks, not time: a hub that was itself stopped for a while finds its agents still there. With a timer for
 * each it would cut off all of them before it reads what they have said meanwhile.
 */
export function endSilence(broker: Aedes, fellSilent: () => void): Silence {
  const promises = new WeakMap<Client, number>();
  const listening = new Map<Client, Listening>();
  broker.on('client', (client) => {
    const seconds = promises.get(client) ?? 0;
    // One look more: the first may come at once.
    const most = Math.ceil((seconds * 1500) / tickMs) + 1;
    if (seconds > 0) listening.set(client, { bytes: bytesOf(client), unheard: 0, most });
  });
  const timer = setInterval(() => {
    for (const [client, line] of listening) {
      const bytes = bytesOf(client);
      line.unheard = bytes === line.bytes ? line.unheard + 1 : 0;
      line.bytes = bytes;
      const isSilent = line.unheard >= line.most;
      if (isSilent || client.closed) listening.delete(client);
      if (!isSilent || client.closed) continue;
      fellSilent();
      client.close();
    }
  }, tickMs).unref();
  return {
    promised: (client, keepaliveSeconds) => void promises.set(client, keepaliveSeconds),
    stop: () => clearInterval(timer),
  };
}

const bytesOf = ({ conn }: Client): number => ('bytesRead' in conn ? conn.bytesRead : 0);
