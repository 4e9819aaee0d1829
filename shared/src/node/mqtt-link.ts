import mqtt, { type MqttClient } from 'mqtt';
import { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { clientIdOf, topics } from '../contracts/topics.ts';
import type { Presence } from '../contracts/reports.ts';
import { pauseBeforeTry } from './back-off.ts';
import { watchHub, type HubWatch } from './hub-watch.ts';

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
  /** Topics to be subscribed at each connection; the first is the one without which there is no session. */
  topics(): string[];
}

/** A link to the hub that keeps itself connected. */
export interface MqttLink {
  /** Says that this agent is there, and how many of its commands from before it sends again. */
  sayPresent(replaying: number): void;
  close(): Promise<void>;
}

/** A hub that serves answers sooner even with a hall of agents at its door; a frozen one lets a connection wait for ever. */
const connectWithinMs = 3000;
/** The hub calls an agent gone that was silent for one and a half times this. */
const keepaliveSeconds = 4;

/** MQTT 3.1.1 §3.9.3: the subscription failed. */
const notGranted = 0x80;

/** A hub that hangs must not keep an agent from stopping. */
const partWithinMs = 1000;

/**
 * Keeps one MQTT connection to the hub. Each connection is a new client: what an old one had in flight is not sent again
 * behind the back of the session, which alone knows what is still wanted.
 */
export function keepMqtt(options: MqttLinkOptions, events: MqttLinkEvents): MqttLink {
  return new KeptMqtt(options, events);
}

class KeptMqtt implements MqttLink {
  readonly #options: MqttLinkOptions;
  readonly #events: MqttLinkEvents;
  readonly #presenceTopic: string;
  #client: MqttClient;
  #up = false;
  #stopped = false;
  /** Tries since the last session. */
  #failed = 0;
  #complained = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: MqttLinkOptions, events: MqttLinkEvents) {
    this.#options = options;
    this.#events = events;
    this.#presenceTopic = topics.presence(options.hall, options.agent);
    this.#client = this.#connect();
  }

  sayPresent(replaying: number): void {
    this.#client.publish(this.#presenceTopic, this.#presence(true, replaying), { qos: 1, retain: true });
  }

  async close(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    const client = this.#client;
    if (client.connected) {
      const said = client.publishAsync(this.#presenceTopic, this.#presence(false), { qos: 1, retain: true });
      await Promise.race([said.catch(() => {}), sleep(partWithinMs, undefined, { ref: false })]);
    }
    await client.endAsync(true);
  }

  #connect(): MqttClient {
    const { url, hall, agent, secret } = this.#options;
    const clientId = clientIdOf(hall, agent);
    const client = mqtt.connect(url, {
      protocolVersion: 4,
      clientId,
      username: clientId,
      password: secret,
      reconnectPeriod: 0,
      connectTimeout: connectWithinMs,
      keepalive: keepaliveSeconds,
      will: { topic: this.#presenceTopic, payload: Buffer.from(this.#presence(false)), qos: 1, retain: true },
    });
    let refused = false;
    let watch: HubWatch | null = null;
    client.on('connect', () => {
      watch = watchHub({
        ask: () => client.sendPing(),
        onSilent: () => this.#giveUp(client, 'the hub is connected and says nothing'),
      });
      this.#subscribe(client);
    });
    client.on('packetreceive', () => watch?.heard());
    this.#passMessages(client);
    client.on('error', (error) => {
      // 4: bad user name or password, 5: not authorised (MQTT 3.1.1 §3.2.2.3).
      refused = 'code' in error && (error.code === 4 || error.code === 5);
      this.#complain(refused ? 'the hub refuses this agent and secret; enrol it again' : error.message);
    });
    client.on('close', () => {
      watch?.stop();
      this.#lost(client, refused);
    });
    return client;
  }

  #subscribe(client: MqttClient): void {
    if (client.stream instanceof Socket) client.stream.setNoDelay(true);
    const topics = this.#events.topics();
    client.subscribe(topics, { qos: 1 }, (error, _subscriptions, packet) => {
      const refused = topics.filter((_, nth) => Number(packet?.granted[nth]) === notGranted);
      // Windows may be another agent's by now: what this one still has goes on. Without answers nothing does.
      if (error !== null && (refused.length === 0 || refused.includes(topics[0] ?? ''))) {
        this.#giveUp(client, error.message);
        return;
      }
      if (refused.length > 0)
        this.#options.log.warn({ topics: refused }, 'the hub says that these are not for this agent to hear');
      this.#up = true;
      this.#failed = 0;
      this.#complained = false;
      this.#options.log.info({ url: this.#options.url }, 'session with the hub');
      this.#events.up(client);
    });
  }

  #passMessages(client: MqttClient): void {
    // aedes may deliver what it had retained after what was published meanwhile: the older must not win.
    const live = new Set<string>();
    client.on('message', (topic, payload, { retain }) => {
      if (!retain) live.add(topic);
      if (!retain || !live.has(topic)) this.#events.message(topic, payload);
    });
  }

  #giveUp(client: MqttClient, why: string): void {
    this.#complain(why);
    client.end(true);
  }

  #lost(client: MqttClient, refused: boolean): void {
    const before = this.#up;
    this.#up = false;
    if (before) this.#events.down();
    client.end(true);
    client.removeAllListeners();
    client.on('error', () => {});
    if (this.#stopped) return;
    // A hub that ends, or a switch between, may close without a word.
    this.#complain(before ? 'the connection broke' : 'the connection was closed before the hub answered');
    const pause = pauseBeforeTry({ failed: this.#failed, refused }, Math.random());
    this.#failed += 1;
    this.#timer = setTimeout(() => (this.#client = this.#connect()), pause);
  }

  #presence(present: boolean, replaying = 0): string {
    const { agent } = this.#options;
    return JSON.stringify({ agent, present, at: Date.now(), replaying } satisfies Presence);
  }

  /** One line an absence of the hub, not one a try. */
  #complain(why: string): void {
    if (this.#complained) return;
    this.#complained = true;
    const { log, url } = this.#options;
    log.warn({ url }, `no session with the hub: ${why || 'no connection'}; trying on`);
  }
}
