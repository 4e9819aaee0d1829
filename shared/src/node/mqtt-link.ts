import mqtt, { type MqttClient } from 'mqtt';
import { Socket } from 'node:net';
import type { Logger } from 'pino';
import { topics } from '../contracts/topics.ts';
import type { Presence } from '../contracts/reports.ts';

export interface MqttLinkOptions {
  /** `mqtt://host:port`. */
  readonly url: string;
  readonly hall: string;
  readonly agent: string;
  readonly secret: string;
  readonly log: Logger;
}

export interface MqttLinkEvents {
  /** Connected and subscribed. */
  up(client: MqttClient): void;
  down(): void;
  message(topic: string, payload: Buffer): void;
  /** Topics to be subscribed at each connection. */
  topics(): string[];
}

const pauseMs = 300;
const pauseRefusedMs = 3000;

/**
 * Keeps one MQTT connection to the hub. Each connection is a new client: what an old one had in flight is not sent again
 * behind the back of the session, which alone knows what is still wanted.
 */
export function keepMqtt(options: MqttLinkOptions, events: MqttLinkEvents): { close(): Promise<void> } {
  const presenceTopic = topics.presence(options.hall, options.agent);
  const presence = (present: boolean): string =>
    JSON.stringify({ agent: options.agent, present, at: Date.now() } satisfies Presence);
  let stopped = false;
  let up = false;
  let timer: NodeJS.Timeout | undefined;
  let client: MqttClient;
  let complained = false;

  const complain = (error: Error): void => {
    if (complained) return;
    complained = true;
    options.log.warn(
      { url: options.url },
      `no session with the hub: ${error.message || 'no connection'}; trying on`,
    );
  };
  const connect = (): void => {
    let refused = false;
    client = mqtt.connect(options.url, {
      protocolVersion: 4,
      clientId: options.agent,
      username: options.agent,
      password: options.secret,
      reconnectPeriod: 0,
      connectTimeout: 5000,
      keepalive: 4,
      will: { topic: presenceTopic, payload: Buffer.from(presence(false)), qos: 1, retain: true },
    });
    const here = client;
    here.on('connect', () => {
      if (here.stream instanceof Socket) here.stream.setNoDelay(true);
      here.publish(presenceTopic, presence(true), { qos: 1, retain: true });
      here.subscribe(events.topics(), { qos: 1 }, (error) => {
        if (error !== null) {
          complain(error);
          here.end(true);
          return;
        }
        up = true;
        complained = false;
        options.log.info({ url: options.url }, 'session with the hub');
        events.up(here);
      });
    });
    // aedes may deliver what it had retained after what was published meanwhile: the older must not win.
    const live = new Set<string>();
    here.on('message', (topic, payload, { retain }) => {
      if (!retain) live.add(topic);
      if (!retain || !live.has(topic)) events.message(topic, payload);
    });
    here.on('error', (error) => {
      // 4: bad user name or password, 5: not authorised (MQTT 3.1.1 §3.2.2.3).
      refused = 'code' in error && (error.code === 4 || error.code === 5);
      complain(refused ? new Error('the hub refuses this agent and secret; enrol it again') : error);
    });
    here.on('close', () => {
      if (up) events.down();
      up = false;
      here.end(true);
      here.removeAllListeners();
      here.on('error', () => {});
      if (!stopped) timer = setTimeout(connect, refused ? pauseRefusedMs : pauseMs);
    });
  };
  connect();

  return {
    async close() {
      stopped = true;
      clearTimeout(timer);
      if (client.connected)
        await client.publishAsync(presenceTopic, presence(false), { qos: 1, retain: true }).catch(() => {});
      await client.endAsync(true);
    },
  };
}
