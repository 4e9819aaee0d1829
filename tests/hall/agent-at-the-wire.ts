import { join } from 'node:path';
import { answer, clientIdOf, topics, type Answer, type Command } from '@jiaohao/shared';
import { readCredentials } from '@jiaohao/shared/node';
import mqtt, { type MqttClient } from 'mqtt';
import type { WholeHall } from './whole-hall.ts';

/** What is needed to take an agent's place. */
type ItsHall = Pick<WholeHall, 'directory' | 'mqtt'>;

/** An agent's place at the broker, taken by a test that decides what goes over the wire and how often. */
export class AgentAtTheWire {
  private readonly client: MqttClient;
  private readonly agent: string;
  private readonly waiting = new Map<string, ((given: Answer) => void)[]>();

  private constructor(client: MqttClient, agent: string) {
    this.client = client;
    this.agent = agent;
    client.on('message', (_topic, payload) => {
      const given = answer.parse(JSON.parse(payload.toString()));
      this.waiting.get(given.id)?.shift()?.(given);
    });
    client.on('error', () => {});
  }

  /** Stops the display agent and takes its place. */
  static async instead(hall: WholeHall): Promise<AgentAtTheWire> {
    await hall.program('D1').stop();
    return AgentAtTheWire.connect(hall);
  }

  /** Takes the place of an agent, the display agent unless said, that is not running. */
  static async connect(hall: ItsHall, agent = 'D1'): Promise<AgentAtTheWire> {
    const { secret } = readCredentials(join(hall.directory, `run/secrets/${agent}.json`));
    const client = await mqtt.connectAsync(hall.mqtt, {
      username: clientIdOf('demo', agent),
      clientId: clientIdOf('demo', agent),
      password: secret,
      reconnectPeriod: 0,
    });
    await client.subscribeAsync(topics.answers('demo', agent), { qos: 1 });
    return new AgentAtTheWire(client, agent);
  }

  /** Publishes a command message once; resolves with the next answer to its id. */
  send(id: string, command: Command): Promise<Answer> {
    const given = new Promise<Answer>((resolve) => {
      this.waiting.set(id, [...(this.waiting.get(id) ?? []), resolve]);
    });
    const message = JSON.stringify({ id, bornAt: Date.now(), command });
    this.client.publish(topics.commands('demo', this.agent), message, { qos: 1 });
    return given;
  }

  leave(): Promise<void> {
    return this.client.endAsync(true);
  }
}
