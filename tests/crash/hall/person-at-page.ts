import { setTimeout as pause } from 'node:timers/promises';
import { answer as answerSchema, refusal, type Answer, type Command } from '@jiaohao/shared';
import { Client } from 'undici';
import type { Random } from '../../../hardware-sim/src/hall/random.ts';
import type { SessionHeaders } from '../../hall/staff-secrets.ts';
import { isForNow, now, type Ledger } from '../ledger/ledger.ts';

/** Where the hub serves pages just now; null while there is none. */
export interface Door {
  origin: string | null;
}

export interface PersonOptions {
  readonly name: string;
  /** What they do next; `last`: what came of what they did before. */
  readonly next: (random: Random, last: Answer | null) => Command;
  readonly door: Door;
  readonly headers: SessionHeaders;
  readonly ledger: Ledger;
  readonly random: Random;
  /** Mean pause between two asks, ms. */
  readonly pace: number;
}

/** How often somebody asks again, under its old id, what was answered long ago. */
const asksAgain = 0.1;
const lookAgainMs = 10;

/** Somebody of the staff over HTTP, who asks the same again under the same id until it is answered. */
export class PersonAtPage {
  readonly name: string;
  private readonly options: PersonOptions;
  private client: Client | null = null;
  private clientFor: string | null = null;
  private asking = false;
  private count = 0;
  private resting = false;
  private gone = false;
  private readonly done: { id: string; command: Command }[] = [];

  constructor(options: PersonOptions) {
    this.options = options;
    this.name = options.name;
  }

  /** Asks on and on; resolves after {@link rest}, when the last ask is answered. */
  async work(): Promise<void> {
    const { random, next, pace } = this.options;
    let last: Answer | null = null;
    while (!this.resting) {
      const old = this.done[Math.floor(random.next() * this.done.length)];
      if (old !== undefined && random.chance(asksAgain)) await this.untilAnswered(old.id, old.command);
      else last = await this.fresh(next(random, last));
      await pause(random.exponential(pace));
    }
    await this.client?.destroy();
  }

  rest(): void {
    this.resting = true;
  }

  /** Waits for nothing any more. */
  leave(): void {
    this.resting = true;
    this.gone = true;
  }

  /** Tears the connection while a request is on its way; false when none is. */
  cut(): boolean {
    if (this.client === null || !this.asking) return false;
    void this.client.destroy();
    this.client = null;
    return true;
  }

  private async fresh(command: Command): Promise<Answer | null> {
    this.count += 1;
    const id = `crash-${this.name.replace(' ', '')}-${this.count}`;
    this.options.ledger.asked(id, this.name, command, true);
    const answer = await this.untilAnswered(id, command);
    if (answer !== null) this.done.push({ id, command });
    return answer;
  }

  private async untilAnswered(id: string, command: Command): Promise<Answer | null> {
    while (!this.gone) {
      const answer = await this.once(id, command);
      if (answer !== null && !isForNow(answer)) return answer;
      await pause(lookAgainMs);
    }
    return null;
  }

  /** Null when no answer came. */
  private async once(id: string, command: Command): Promise<Answer | null> {
    const { door, headers, ledger } = this.options;
    const { origin } = door;
    if (origin === null) return null;
    const { path, body } = requestFor(command);
    let text: string;
    let status: number;
    try {
      this.asking = true;
      const response = await this.clientAt(origin).request({
        method: 'POST',
        path,
        headers: { 'content-type': 'application/json', 'idempotency-key': id, ...headers },
        body: JSON.stringify(body),
      });
      status = response.statusCode;
      text = await response.body.text();
    } catch {
      return null;
    } finally {
      this.asking = false;
    }
    const answer = readAnswer(id, text);
    if (answer === null) {
      ledger.complain('no-answer-of-ours', `${id} (${this.name}) got ${status} ${text}`);
      return null;
    }
    ledger.told(answer, now());
    return answer;
  }

  private clientAt(origin: string): Client {
    if (this.client !== null && this.clientFor === origin) return this.client;
    if (this.client !== null) void this.client.destroy();
    this.client = new Client(origin, { pipelining: 1 });
    this.clientFor = origin;
    return this.client;
  }
}

function requestFor(command: Command): { path: string; body: object } {
  if (command.kind === 'issue') return { path: '/api/tickets', body: { service: command.service } };
  if (command.kind === 'call-next' || command.kind === 'finish' || command.kind === 'recall')
    return { path: `/api/windows/${command.window}/${command.kind}`, body: {} };
  throw new Error(`nobody at a page of this hall sends ${command.kind}`);
}

function readAnswer(id: string, text: string): Answer | null {
  const body = parse(text);
  const accepted = answerSchema.safeParse(body);
  if (accepted.success) return accepted.data;
  const refused = refusal.safeParse(body);
  return refused.success ? { id, outcome: 'refused', refusal: refused.data } : null;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
