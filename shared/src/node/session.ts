import type { MqttClient } from 'mqtt';
import type { ZodType } from 'zod';
import { answer as answerSchema, type Answer } from '../contracts/answers.ts';
import type { Command, CommandMessage } from '../contracts/commands.ts';
import type { DeviceReport } from '../contracts/reports.ts';
import { maxMessageBytes, topics } from '../contracts/topics.ts';
import { openCommandsInFlight, type SendOptions } from './commands-in-flight.ts';
import { keepMqtt, type MqttLinkOptions } from './mqtt-link.ts';
import { createTally } from './tally.ts';

/** One agent's session with the hub. */
export interface Session {
  /** Sends a command until it is answered, however often the hub or this agent restarts; it acts once. Rejects with HubSilentError past `keepForMs`. */
  send(command: Command, options?: SendOptions): Promise<Answer>;
  /** Every first answer, also to commands left over from before a restart. */
  onAnswer(listener: (message: CommandMessage, answer: Answer) => void): () => void;
  /** What a device is like now; the newest per device is sent again after each reconnection. */
  report(report: DeviceReport): void;
  /** Retained desired state. What does not fit the schema is counted, said once a minute and dropped. */
  subscribe<T>(topic: string, schema: ZodType<T>, listener: (value: T) => void): void;
  /** Commands still unanswered from before this start. */
  readonly leftOver: readonly CommandMessage[];
  readonly online: boolean;
  onOnline(listener: (online: boolean) => void): () => void;
  close(): Promise<void>;
}

export interface SessionOptions extends MqttLinkOptions {
  /** SQLite file of the commands not answered yet. */
  readonly outboxPath: string;
}

/** Opens a session that keeps itself connected; commands may be sent at once, online or not. */
export function openSession(options: SessionOptions): Session {
  const tally = createTally(options.log, 'messages from the hub');
  const onlineListeners = new Set<(online: boolean) => void>();
  const desired = new Map<string, (payload: unknown) => void>();
  const reports = new Map<string, DeviceReport>();
  let client: MqttClient | null = null;

  const to = (topic: string) => (value: unknown) => {
    client?.publish(topic, JSON.stringify(value), { qos: 1 });
  };
  const publishReport = to(topics.reports(options.hall, options.agent));
  const answersTopic = topics.answers(options.hall, options.agent);
  const commands = openCommandsInFlight(options.outboxPath, to(topics.commands(options.hall, options.agent)));
  const settle = (payload: unknown): void => {
    const checked = answerSchema.safeParse(payload);
    if (checked.success) commands.settle(checked.data);
    else tally.count('malformed answer');
  };
  const turn = (connected: MqttClient | null): void => {
    client = connected;
    for (const listener of onlineListeners) listener(connected !== null);
  };

  const link = keepMqtt(options, {
    topics: () => [answersTopic, ...desired.keys()],
    up(connected) {
      turn(connected);
      commands.again();
      for (const report of reports.values()) publishReport(report);
    },
    down: () => turn(null),
    message(topic, bytes) {
      const payload = parse(bytes);
      if (payload === undefined) tally.count('not JSON or too large');
      else if (topic === answersTopic) settle(payload);
      else desired.get(topic)?.(payload);
    },
  });

  return {
    leftOver: commands.leftOver,
    send: (command, sendOptions = {}) => commands.send(command, sendOptions),
    onAnswer: (listener) => commands.onAnswer(listener),
    report(report) {
      reports.set(report.device, report);
      publishReport(report);
    },
    subscribe(topic, schema, listener) {
      desired.set(topic, (payload) => {
        const checked = schema.safeParse(payload);
        if (checked.success) listener(checked.data);
        else tally.count('malformed desired state');
      });
      client?.subscribe(topic, { qos: 1 });
    },
    get online() {
      return client !== null;
    },
    onOnline(listener) {
      onlineListeners.add(listener);
      return () => onlineListeners.delete(listener);
    },
    async close() {
      await link.close();
      tally.stop();
      commands.close();
    },
  };
}

function parse(bytes: Buffer): unknown {
  if (bytes.length > maxMessageBytes) return undefined;
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}
