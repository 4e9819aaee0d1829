import { randomUUID } from 'node:crypto';
import type { Answer } from '../contracts/answers.ts';
import type { Command, CommandMessage } from '../contracts/commands.ts';
import { pauseAskedFor, whenToAskAgain, type AskAgain } from './ask-again.ts';
import { within } from './hub-silent.ts';
import { openOutbox, type Outbox } from './outbox.ts';

export interface SendOptions {
  /** Made where the command was born; default a fresh one. */
  readonly id?: string;
  /** With `log-in` only. */
  readonly pin?: string;
  /** A key press is worth nothing later: withdrawn when not answered within this many ms. Without it the command is kept on disk until answered. */
  readonly keepForMs?: number;
  /** With `keepForMs`: withdraws it sooner, when aborted. */
  readonly signal?: AbortSignal;
  /** With `keepForMs`: takes an answer that comes after the withdrawal, because the hub had heard the command before it fell silent. */
  readonly onLateAnswer?: (answer: Answer) => void;
}

type AnswerListener = (message: CommandMessage, answer: Answer) => void;

/** The commands sent and not answered: each is one promise to whoever sent it. */
export interface CommandsInFlight {
  /** Throws {@link OutboxError} at once when a command that is to be kept cannot be; it is not sent then. */
  send(command: Command, options: SendOptions): Promise<Answer>;
  /** How many are not answered. */
  readonly unanswered: number;
  /** After a reconnection: publishes everything unanswered again, in the order it was born. */
  again(): void;
  /** An answer came in. One to nothing sent (a repeat) is ignored. */
  settle(answer: Answer): void;
  /** The hub had no time for what is kept; it is sent again, in order, after the pause the hub asked for. */
  readonly isPausing: boolean;
  /** Some of what was sent `again` is not answered yet. */
  readonly isReplaying: boolean;
  onAnswer(listener: AnswerListener): () => void;
  readonly leftOver: readonly CommandMessage[];
  close(): void;
}

/** A listener could not write down what the answer says: the hub is asked for it again. */
const askAgainMs = 2000;
/** A hub that froze answers what it heard when it thaws; one that takes longer has been started again. */
const lateForMs = 60_000;

interface InFlightOptions {
  /** Of the outbox. */
  readonly path: string;
  publish(message: CommandMessage): void;
  /** What a listener of answers threw. The command stays, and is asked again. */
  failed(error: unknown): void;
  /** Called when the last of what was sent `again` is answered or withdrawn. */
  onThrough(): void;
  /** A pause that the hub asked for begins or is over. */
  onPause(pausing: boolean): void;
}

/** Opens the outbox and takes up what an earlier run left in it. */
export function openCommandsInFlight(options: InFlightOptions): CommandsInFlight {
  return new InFlight(options, openOutbox(options.path));
}

interface Waiter {
  readonly message: CommandMessage;
  /** On disk until answered. */
  readonly kept: boolean;
  readonly resolve: (answer: Answer) => void;
}

class InFlight implements CommandsInFlight {
  readonly leftOver: readonly CommandMessage[];
  readonly #options: InFlightOptions;
  readonly #outbox: Outbox;
  /** In the order they were born. */
  readonly #waiters = new Map<string, Waiter>();
  readonly #withdrawn = new Map<string, (answer: Answer) => void>();
  readonly #answerListeners = new Set<AnswerListener>();
  /** Of what was sent again, what is still unanswered. */
  #replaying = new Set<string>();
  #pause: NodeJS.Timeout | null = null;

  constructor(options: InFlightOptions, outbox: Outbox) {
    this.#options = options;
    this.#outbox = outbox;
    this.leftOver = this.#outbox.pending();
    for (const message of this.leftOver) void this.#wait(message, true);
  }

  send(command: Command, options: SendOptions): Promise<Answer> {
    const { id = randomUUID(), pin, keepForMs, signal, onLateAnswer = () => {} } = options;
    const message: CommandMessage = {
      id,
      bornAt: Date.now(),
      command,
      ...(pin === undefined ? {} : { pin }),
    };
    const kept = keepForMs === undefined;
    if (kept) this.#outbox.put(message);
    const answered = this.#wait(message, kept);
    // What is kept goes in order: nothing of it overtakes what the hub had no time for.
    if (!kept || !this.isPausing) this.#options.publish(message);
    if (keepForMs === undefined) return answered;
    return within(keepForMs, signal, answered, () => this.#withdraw(id, onLateAnswer));
  }

  get unanswered(): number {
    return this.#waiters.size;
  }

  again(): void {
    this.#endPause();
    this.#replaying = new Set(this.#waiters.keys());
    for (const { message } of this.#waiters.values()) this.#options.publish(message);
  }

  get isReplaying(): boolean {
    return this.#replaying.size > 0;
  }

  get isPausing(): boolean {
    return this.#pause !== null;
  }

  settle(answer: Answer): void {
    const waiter = this.#waiters.get(answer.id);
    if (waiter === undefined) {
      this.#withdrawn.get(answer.id)?.(answer);
      this.#withdrawn.delete(answer.id);
      return;
    }
    const { message } = waiter;
    const pause = answer.outcome === 'refused' && waiter.kept ? pauseAskedFor(answer.refusal) : null;
    if (pause !== null) {
      this.#pauseFor(pause);
      return;
    }
    const again = answer.outcome === 'refused' ? whenToAskAgain(message.command.kind, answer.refusal) : null;
    if (again !== null) this.#later(waiter, again);
    // Listeners first: what they note about the answer must be on disk before the command is forgotten.
    else if (this.#tell(message, answer)) {
      this.#outbox.remove(answer.id);
      waiter.resolve(answer);
      this.#over(answer.id);
    }
  }

  onAnswer(listener: AnswerListener): () => void {
    this.#answerListeners.add(listener);
    return () => this.#answerListeners.delete(listener);
  }

  close(): void {
    if (this.#pause !== null) clearTimeout(this.#pause);
    this.#outbox.close();
  }

  #wait(message: CommandMessage, kept: boolean): Promise<Answer> {
    return new Promise((resolve) => this.#waiters.set(message.id, { message, kept, resolve }));
  }

  /** All agents are asked to wait equally long, and would all come back at once. */
  #pauseFor(ms: number): void {
    if (this.#pause !== null) return;
    this.#pause = setTimeout(() => this.#resume(), ms * (1 + Math.random() / 2)).unref();
    this.#options.onPause(true);
  }

  #resume(): void {
    this.#endPause();
    for (const { message, kept } of this.#waiters.values()) if (kept) this.#options.publish(message);
  }

  #endPause(): void {
    if (this.#pause === null) return;
    clearTimeout(this.#pause);
    this.#pause = null;
    this.#options.onPause(false);
  }

  #tell(message: CommandMessage, answer: Answer): boolean {
    try {
      for (const listener of this.#answerListeners) listener(message, answer);
      return true;
    } catch (error) {
      this.#options.failed(error);
      this.#publishAfter(askAgainMs, message);
      return false;
    }
  }

  #later({ message, resolve }: Waiter, { afterMs, freshId }: AskAgain): void {
    if (!freshId) {
      this.#publishAfter(afterMs, message);
      return;
    }
    const renamed = { ...message, id: randomUUID() };
    try {
      this.#outbox.put(renamed);
    } catch (error) {
      // Under its old id it is refused once more, and renamed then.
      this.#options.failed(error);
      this.#publishAfter(afterMs, message);
      return;
    }
    this.#outbox.remove(message.id);
    this.#waiters.set(renamed.id, { message: renamed, kept: true, resolve });
    // Out of the replay: until tomorrow the hub has all that it can take.
    this.#over(message.id);
    this.#publishAfter(afterMs, renamed);
  }

  #publishAfter(ms: number, message: CommandMessage): void {
    setTimeout(() => {
      if (this.#waiters.has(message.id)) this.#options.publish(message);
    }, ms).unref();
  }

  #withdraw(id: string, onLateAnswer: (answer: Answer) => void): void {
    this.#withdrawn.set(id, onLateAnswer);
    setTimeout(() => this.#withdrawn.delete(id), lateForMs).unref();
    this.#over(id);
  }

  #over(id: string): void {
    this.#waiters.delete(id);
    if (this.#replaying.delete(id) && this.#replaying.size === 0) this.#options.onThrough();
  }
}
