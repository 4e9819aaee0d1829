import type { MqttClient } from 'mqtt';
import type { ZodType } from 'zod';
import { answer as answerSchema, type Answer } from '../contracts/answers.ts';
import type { Command, CommandMessage } from '../contracts/commands.ts';
import type { DeviceReport } from '../contracts/reports.ts';
import { maxMessageBytes, topics } from '../contracts/topics.ts';
import { isBackEntry } from './ask-again.ts';
import { openCommandsInFlight, type CommandsInFlight, type SendOptions } from './commands-in-flight.ts';
import { keepMqtt, type MqttLink, type MqttLinkOptions } from './mqtt-link.ts';
import { createTally, type Tally } from './tally.ts';

/** One agent's session with the hub. */
export interface Session {
  /**
   * Sends a command until it is answered, however often the hub or this agent restarts; it acts once. Rejects with
   * HubSilentError past `keepForMs`. A command without it is on disk when this returns; one that the disk does not take is not
   * sent, and an OutboxError is thrown at once.
   */
  send(command: Command, options?: SendOptions): Promise<Answer>;
  /** Every first answer, also to commands left over from before a restart. */
  onAnswer(listener: (message: CommandMessage, answer: Answer) => void): () => void;
  /** What a device is like now; the newest per device is sent again after each reconnection. */
  report(report: DeviceReport): void;
  /** A device that is there no more is not spoken of again. */
  forget(device: string): void;
  /** Says something that is worth nothing later: lost while the hub is away. `qos` 0: may be lost on the way, too. `passed`: handed on, or lost. */
  tell(topic: string, value: unknown, qos: 0 | 1, passed?: () => void): void;
  /** Retained desired state, and what is said at the moment. What does not fit the schema is counted, said once a minute and dropped. */
  subscribe<T>(topic: string, schema: ZodType<T>, listener: (value: T) => void): void;
  /** Listens to a topic no more. */
  unsubscribe(topic: string): void;
  /** Commands still unanswered from before this start. */
  readonly leftOver: readonly CommandMessage[];
  readonly online: boolean;
  /** Told after what is unanswered has been sent again: what a listener sends comes behind it. */
  onOnline(listener: (online: boolean) => void): () => void;
  /** The hub has no time for what is kept here; it is sent again after a while. Key presses go through meanwhile, or are refused. */
  readonly hubIsBusy: boolean;
  onBusy(listener: (busy: boolean) => void): () => void;
  /** After each connection, when all that was unanswered until then has been answered: the hub knows what happened here. */
  onThrough(listener: () => void): () => void;
  close(): Promise<void>;
}

export interface SessionOptions extends MqttLinkOptions {
  /** SQLite file of the commands not answered yet. */
  readonly outboxPath: string;
}

/** Opens a session that keeps itself connected; commands may be sent at once, online or not. */
export function openSession(options: SessionOptions): Session {
  return new HubSession(options);
}

class HubSession implements Session {
  readonly #options: SessionOptions;
  readonly #tally: Tally;
  readonly #commands: CommandsInFlight;
  readonly #link: MqttLink;
  readonly #answersTopic: string;
  readonly #desired = new Map<string, (payload: unknown) => void>();
  readonly #reports = new Map<string, DeviceReport>();
  readonly #onlineListeners = new Set<(online: boolean) => void>();
  readonly #throughListeners = new Set<() => void>();
  readonly #busyListeners = new Set<(busy: boolean) => void>();
  #client: MqttClient | null = null;

  constructor(options: SessionOptions) {
    const { hall, agent, log, outboxPath: path } = options;
    this.#options = options;
    this.#answersTopic = topics.answers(hall, agent);
    this.#commands = openCommandsInFlight({
      path,
      publish: (message) => this.#publish(topics.commands(hall, agent), message),
      failed: (error) =>
        log.error({ err: error }, 'an answer of the hub could not be taken; it is asked again'),
      onThrough: () => this.#through(),
      onPause: (pausing) => {
        for (const listener of this.#busyListeners) listener(pausing);
      },
    });
    this.#commands.onAnswer(({ command }, answer) => {
      if (answer.outcome === 'refused' && isBackEntry(command.kind))
        log.warn(
          { ...whatItSays(command), code: answer.refusal.code },
          'the hub did not enter what was done without it',
        );
    });
    this.#tally = createTally(log, 'messages from the hub');
    this.#link = keepMqtt(options, {
      topics: () => [this.#answersTopic, ...this.#desired.keys()],
      up: (client) => this.#up(client),
      down: () => this.#turn(null),
      message: (topic, bytes) => this.#hear(topic, bytes),
    });
  }

  get leftOver(): readonly CommandMessage[] {
    return this.#commands.leftOver;
  }

  get online(): boolean {
    return this.#client !== null;
  }

  send(command: Command, options: SendOptions = {}): Promise<Answer> {
    return this.#commands.send(command, options);
  }

  onAnswer(listener: (message: CommandMessage, answer: Answer) => void): () => void {
    return this.#commands.onAnswer(listener);
  }

  report(report: DeviceReport): void {
    this.#reports.set(report.device, report);
    this.#publishReport(report);
  }

  forget(device: string): void {
    this.#reports.delete(device);
  }

  tell(topic: string, value: unknown, qos: 0 | 1, passed: () => void = () => {}): void {
    if (this.#client === null) passed();
    else this.#client.publish(topic, JSON.stringify(value), { qos }, passed);
  }

  subscribe<T>(topic: string, schema: ZodType<T>, listener: (value: T) => void): void {
    this.#desired.set(topic, (payload) => {
      const checked = schema.safeParse(payload);
      if (checked.success) listener(checked.data);
      else this.#tally.count('malformed desired state');
    });
    this.#client?.subscribe(topic, { qos: 1 });
  }

  unsubscribe(topic: string): void {
    this.#desired.delete(topic);
    this.#client?.unsubscribe(topic);
  }

  onOnline(listener: (online: boolean) => void): () => void {
    this.#onlineListeners.add(listener);
    return () => this.#onlineListeners.delete(listener);
  }

  get hubIsBusy(): boolean {
    return this.#commands.isPausing;
  }

  onBusy(listener: (busy: boolean) => void): () => void {
    this.#busyListeners.add(listener);
    return () => this.#busyListeners.delete(listener);
  }

  onThrough(listener: () => void): () => void {
    this.#throughListeners.add(listener);
    return () => this.#throughListeners.delete(listener);
  }

  async close(): Promise<void> {
    await this.#link.close();
    this.#tally.stop();
    this.#commands.close();
  }

  #up(client: MqttClient): void {
    this.#client = client;
    this.#link.sayPresent(this.#commands.unanswered);
    // Before anyone hears of the connection, and so before anything new.
    this.#commands.again();
    for (const report of this.#reports.values()) this.#publishReport(report);
    this.#turn(client);
    if (!this.#commands.isReplaying) this.#tellThrough();
  }

  #turn(client: MqttClient | null): void {
    this.#client = client;
    for (const listener of this.#onlineListeners) listener(client !== null);
  }

  #through(): void {
    if (this.#client === null) return;
    this.#link.sayPresent(0);
    this.#tellThrough();
  }

  #tellThrough(): void {
    for (const listener of this.#throughListeners) listener();
  }

  #hear(topic: string, bytes: Buffer): void {
    const payload = parse(bytes);
    if (payload === undefined) this.#tally.count('not JSON or too large');
    else if (topic === this.#answersTopic) this.#settle(payload);
    else this.#desired.get(topic)?.(payload);
  }

  #settle(payload: unknown): void {
    const checked = answerSchema.safeParse(payload);
    if (checked.success) this.#commands.settle(checked.data);
    else this.#tally.count('malformed answer');
  }

  #publishReport(report: DeviceReport): void {
    const { hall, agent } = this.#options;
    this.#publish(topics.reports(hall, agent), report);
  }

  #publish(topic: string, value: unknown): void {
    this.#client?.publish(topic, JSON.stringify(value), { qos: 1 });
  }
}

/** For the log: numbers, windows and times, and nothing of a person. */
function whatItSays(command: Command): object {
  if (command.kind === 'back-enter-ticket') return { ticket: command.ticket, issuedAt: command.issuedAt };
  if (command.kind !== 'back-enter-call') return {};
  return { digits: command.digits, window: command.window, calledAt: command.calledAt };
}

function parse(bytes: Buffer): unknown {
  if (bytes.length > maxMessageBytes) return undefined;
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}
