import type { Aedes, Client } from 'aedes';

/** Ends connections of agents that say nothing any more. */
export interface Silence {
  /** A connection has come; returns what says that something was heard over it. */
  listenTo(client: Client): () => void;
  /** What the agent promised when it logs in: to say something within so many seconds; 0: nothing. */
  promised(client: Client, keepaliveSeconds: number): void;
  stop(): void;
}

interface Line {
  /** Looks since something was heard. */
  unheard: number;
  most: number;
}

const tickMs = 500;

/**
 * Notices an agent that is silent for one and a half times what it promised (MQTT 3.1.1 §3.1.2.10). One timer for all of
 * them, which counts looks, not time: a hub that was itself stopped for a while finds its agents still there. With a timer for
 * each it would cut off all of them before it reads what they have said meanwhile.
 */
export function endSilence(broker: Aedes, fellSilent: () => void): Silence {
  const lines = new WeakMap<Client, Line>();
  const loggedIn = new Map<Client, Line>();
  broker.on('client', (client) => {
    const line = lines.get(client);
    if (line === undefined || line.most === 0) return;
    line.unheard = 0;
    loggedIn.set(client, line);
  });
  const timer = setInterval(() => {
    for (const [client, line] of loggedIn) {
      line.unheard += 1;
      if (client.closed) loggedIn.delete(client);
      else if (line.unheard > line.most) {
        loggedIn.delete(client);
        fellSilent();
        client.close();
      }
    }
  }, tickMs).unref();
  return {
    listenTo(client) {
      const line: Line = { unheard: 0, most: 0 };
      lines.set(client, line);
      return () => void (line.unheard = 0);
    },
    promised(client, keepaliveSeconds) {
      const line = lines.get(client);
      if (line !== undefined) line.most = Math.ceil((keepaliveSeconds * 1500) / tickMs);
    },
    stop: () => clearInterval(timer),
  };
}
