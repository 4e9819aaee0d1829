import { connect as openSocket } from 'node:net';
import { clientIdOf } from '@jiaohao/shared';
import { acknowledge, connect, createReader, ping, publish, subscribe, type Will } from './mqtt-packets.ts';

export interface LightAgentOptions {
  readonly port: number;
  readonly hall: string;
  readonly agent: string;
  readonly secret: string;
  readonly will: Will;
  readonly topics: readonly string[];
  /** As agents have it unless said. */
  readonly keepaliveSeconds?: number;
  readonly hear: (topic: string, payload: Buffer) => void;
  /** The broker gave a sign of life. */
  readonly alive?: () => void;
  /** The connection is over, whoever ended it. */
  readonly gone: () => void;
}

/** One agent's connection to a broker, as light as it can be: its socket and a reader. */
export interface LightAgent {
  /** QoS 1; resolves when the broker has acknowledged it. */
  publish(topic: string, payload: string, retain?: boolean): Promise<void>;
  /** Asks for a sign of life. */
  ping(): void;
  close(): void;
}

/** As the agents do it, `shared/src/node/mqtt-link.ts`. */
const usualKeepaliveSeconds = 4;

/** Resolves when the agent is connected and subscribed. Rejects when the broker refuses it or hangs up before. */
export function openLightAgent(options: LightAgentOptions): Promise<LightAgent> {
  const { port, hall, agent, secret, will, topics, hear, keepaliveSeconds = usualKeepaliveSeconds } = options;
  const { promise, resolve, reject } = Promise.withResolvers<LightAgent>();
  const socket = openSocket({ host: '127.0.0.1', port, noDelay: true });
  const read = createReader();
  const unacknowledged = new Map<number, () => void>();
  let lastId = 1;
  const light: LightAgent = {
    publish(topic, payload, retain = false) {
      lastId = (lastId % 65_535) + 1;
      const id = lastId;
      return new Promise((done) => {
        unacknowledged.set(id, done);
        socket.write(publish(id, topic, payload, retain));
      });
    },
    ping: () => void socket.write(ping),
    close: () => void socket.destroy(),
  };
  socket.once('connect', () =>
    socket.write(connect(clientIdOf(hall, agent), secret, keepaliveSeconds, will)),
  );
  socket.on('data', (chunk) => {
    for (const heard of read(chunk)) {
      if (heard.kind === 'connected') {
        if (heard.code !== 0) reject(new Error(`${agent} was refused: ${heard.code}`));
        socket.write(subscribe(1, topics));
      } else if (heard.kind === 'subscribed') resolve(light);
      else if (heard.kind === 'acknowledged') {
        unacknowledged.get(heard.id)?.();
        unacknowledged.delete(heard.id);
      } else if (heard.kind === 'alive') options.alive?.();
      else if (heard.kind === 'message') {
        if (heard.id !== null) socket.write(acknowledge(heard.id));
        hear(heard.topic, heard.payload);
      }
    }
  });
  socket.on('error', reject);
  socket.on('close', () => {
    reject(new Error(`${agent}: the broker hung up`));
    options.gone();
  });
  return promise;
}
