import { randomUUID } from 'node:crypto';
import type { Answer } from '../contracts/answers.ts';
import type { Command, CommandMessage } from '../contracts/commands.ts';
import { openOutbox } from './outbox.ts';

/** The hub gave no answer while the command was still worth something; it was withdrawn. If the hub heard it before, it may still act. */
export class HubSilentError extends Error {
  readonly code = 'hub-silent';
  override readonly name = 'HubSilentError';
}

/** True for a {@link HubSilentError}. */
export function isHubSilent(error: unknown): error is HubSilentError {
  return error instanceof HubSilentError;
}

export interface SendOptions {
  /** Made where the command was born; default a fresh one. */
  readonly id?: string;
  /** With `log-in` only. */
  readonly pin?: string;
  /** A key press is worth nothing later: withdrawn when not answered within this many ms. Without it the command is kept on disk until answered. */
  readonly keepForMs?: number;
  /** With `keepForMs`: takes an answer that comes after the withdrawal, because the hub had heard the command before it fell silent. */
  readonly onLateAnswer?: (answer: Answer) => void;
}

type AnswerListener = (message: CommandMessage, answer: Answer) => void;

/** The commands sent and not answered: each is one promise to whoever sent it. */
export interface CommandsInFlight {
  send(command: Command, options: SendOptions): Promise<Answer>;
  /** Publishes everything unanswered again, after a reconnection. */
  again(): void;
  /** An answer came in. One to nothing sent (a repeat) is ignored. */
  settle(answer: Answer): void;
  onAnswer(listener: AnswerListener): () => void;
  readonly leftOver: readonly CommandMessage[];
  close(): void;
}

/** A hub that froze answers what it heard when it thaws; one that takes longer has been started again. */
const lateForMs = 60_000;

/** Opens the outbox at `path` and takes up what an earlier run left in it. */
export function openCommandsInFlight(
  path: string,
  publish: (message: CommandMessage) => void,
): CommandsInFlight {
  const outbox = openOutbox(path);
  const waiters = new Map<string, { message: CommandMessage; resolve: (answer: Answer) => void }>();
  const listeners = new Set<AnswerListener>();
  const withdrawn = new Map<string, (answer: Answer) => void>();
  const wait = (message: CommandMessage): Promise<Answer> =>
    new Promise((resolve) => waiters.set(message.id, { message, resolve }));

  const withdraw = (id: string, onLateAnswer: (answer: Answer) => void): void => {
    waiters.delete(id);
    withdrawn.set(id, onLateAnswer);
    setTimeout(() => withdrawn.delete(id), lateForMs).unref();
  };
  const takeLate = (answer: Answer): void => {
    withdrawn.get(answer.id)?.(answer);
    withdrawn.delete(answer.id);
  };

  const leftOver = outbox.pending();
  for (const message of leftOver) void wait(message);

  return {
    leftOver,
    send(command, { id = randomUUID(), pin, keepForMs, onLateAnswer = () => {} }) {
      const message: CommandMessage = {
        id,
        bornAt: Date.now(),
        command,
        ...(pin === undefined ? {} : { pin }),
      };
      if (keepForMs === undefined) outbox.put(message);
      const answered = wait(message);
      publish(message);
      if (keepForMs === undefined) return answered;
      return within(keepForMs, answered, () => withdraw(id, onLateAnswer));
    },
    again() {
      for (const { message } of waiters.values()) publish(message);
    },
    settle(answer) {
      const waiter = waiters.get(answer.id);
      if (waiter === undefined) {
        takeLate(answer);
        return;
      }
      waiters.delete(answer.id);
      // Listeners first: what they note about the answer must be on disk before the command is forgotten.
      for (const listener of listeners) listener(waiter.message, answer);
      outbox.remove(answer.id);
      waiter.resolve(answer);
    },
    onAnswer(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => outbox.close(),
  };
}

function within(ms: number, answered: Promise<Answer>, withdraw: () => void): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      withdraw();
      reject(new HubSilentError(`the hub gave no answer within ${ms} ms`));
    }, ms);
    void answered.then((answer) => {
      clearTimeout(timer);
      resolve(answer);
    });
  });
}
