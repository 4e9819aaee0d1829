import {
  createLane,
  isSilentDevice,
  LinkLostError,
  type Codec,
  type Framer,
  type Lane,
} from '@jiaohao/shared';
import type { Clock } from '../line/clock.ts';
import type { Dialect, Line } from '../line/line.ts';

/** One question to one device of the line. */
export interface Question<Reply> {
  readonly bytes: Uint8Array;
  /** The device's own time to answer, ms; the wire's time is added. */
  readonly deviceMs: number;
  answeredBy(reply: Reply): boolean;
}

/** Bytes of a short answer and what an adapter holds back, in the reckoning of time-outs. */
const answerBytes = 32;
const adapterMs = 100;
const bitsPerByte = 10;
/** A board gets this part of its time at each try after the first: one cut off in the worst moment is called silent within 5 s. */
const retryShare = 8;
/** Tries after the first. */
const retries = 2;

/**
 * The side of a line on which the host asks and devices answer: one question in flight whatever the number of devices, each
 * tried three times.
 */
export class AskingLine<Reply> implements Dialect {
  readonly #line: Line;
  readonly #framer: Framer<Reply>;
  readonly #lane: Lane<Question<Reply>, Reply>;
  /** Questions that have been said once. */
  readonly #said = new WeakSet<Question<Reply>>();

  constructor(options: { line: Line; baud: number; codec: Codec<Reply>; clock: Clock }) {
    const { line, baud, codec, clock } = options;
    this.#line = line;
    this.#framer = codec.framer();
    this.#lane = createLane({
      send: (question) => {
        this.#said.add(question);
        line.askTurn(() => question.bytes);
      },
      answers: (question, reply) => question.answeredBy(reply),
      timeoutMs: (question) => this.#timeoutMs(question, baud),
      retries,
      schedule: (ms, fn) => clock.schedule(ms, fn),
    });
    line.attach(this);
    line.listen({ down: (why) => this.#lane.fail(new LinkLostError(why)) });
  }

  get skipped(): number {
    return this.#framer.skipped;
  }

  get pending(): number {
    return this.#framer.pending;
  }

  /** Resolves with the answer, `silent` when none came to any try, `lost` when the port is away or goes away. */
  async ask(question: Question<Reply>): Promise<Reply | 'silent' | 'lost'> {
    if (!this.#line.isUp) return 'lost';
    try {
      return await this.#lane.ask(question);
    } catch (error) {
      return isSilentDevice(error) ? 'silent' : 'lost';
    }
  }

  receive(bytes: Uint8Array): void {
    // What answers no question of ours is late or for another master; it says nothing we may rely on.
    for (const reply of this.#framer.push(bytes)) this.#lane.offer(reply);
  }

  flush(): void {
    for (const reply of this.#framer.flush()) this.#lane.offer(reply);
  }

  #timeoutMs(question: Question<Reply>, baud: number): number {
    const wireMs = ((question.bytes.length + answerBytes) * bitsPerByte * 1000) / baud;
    // A late answer to the first try also ends the second: a little time is enough then, and silence is noticed in time.
    const deviceMs = this.#said.has(question) ? question.deviceMs / retryShare : question.deviceMs;
    return wireMs + deviceMs + adapterMs;
  }
}
