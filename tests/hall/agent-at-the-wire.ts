import { join } from 'node:path';
import {
  answer,
  boardDesired,
  clientIdOf,
  topics,
  type Answer,
  type BoardDesired,
  type Command,
} from '@jiaohao/shared';
import { readCredentials } from '@jiaohao/shared/node';
import mqtt, { type MqttClient } from 'mqtt';
import type { WholeHall } from './whole-hall.ts';

/** What is needed to take an agent's place: in a hall that is alone on its hub, */
type ItsHall = Pick<WholeHall, 'directory' | 'mqtt'>;
/** or anywhere. */
interface Place {
  readonly mqtt: string;
  readonly hall: string;
  readonly agent: string;
  readonly secret: string;
}

/** An agent's place at the broker, taken by a test that decides what goes over the wire and how often. */
export class AgentAtTheWire {
  private readonly client: MqttClient;
  private readonly place: Place;
  /** What retained messages said last, by topic. */
  private readonly shown = new Map<string, unknown>();
  private readonly waiting = new Map<string, ((given: Answer) => void)[]>();

  private constructor(client: MqttClient, place: Place) {
    this.client = client;
    this.place = place;
    const answers = topics.answers(place.hall, place.agent);
    client.on('message', (topic, payload) => {
      if (topic !== answers) {
        this.shown.set(topic, JSON.parse(payload.toString()));
        return;
      }
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
    return AgentAtTheWire.at({ mqtt: hall.mqtt, hall: 'demo', agent, secret });
  }

  /** Takes the place of an agent that is not running; rejects when it is not let in. */
  static async at(place: Place): Promise<AgentAtTheWire> {
    const id = clientIdOf(place.hall, place.agent);
    const client = await mqtt.connectAsync(place.mqtt, {
      username: id,
      clientId: id,
      password: place.secret,
      reconnectPeriod: 0,
    });
    const agent = new AgentAtTheWire(client, place);
    await client.subscribeAsync(topics.answers(place.hall, place.agent), { qos: 1 });
    return agent;
  }

  /** Hears from now on what the board of a window should show. */
  async watchBoard(window: number): Promise<void> {
    await this.client.subscribeAsync(topics.board(this.place.hall, window), { qos: 1 });
  }

  /** What it should show; null before that is heard. */
  board(window: number): BoardDesired | null {
    const shown = this.shown.get(topics.board(this.place.hall, window));
    return shown === undefined ? null : boardDesired.parse(shown);
  }

  /** Publishes a command message once; resolves with the next answer to its id. */
  send(id: string, command: Command): Promise<Answer> {
    const given = new Promise<Answer>((resolve) => {
      this.waiting.set(id, [...(this.waiting.get(id) ?? []), resolve]);
    });
    const message = JSON.stringify({ id, bornAt: Date.now(), command });
    this.client.publish(topics.commands(this.place.hall, this.place.agent), message, { qos: 1 });
    return given;
  }

  leave(): Promise<void> {
    return this.client.endAsync(true);
  }
}
