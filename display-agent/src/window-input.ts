import type { Answer, BoardDesired, Command, counterBus } from '@jiaohao/shared';
import { isHubSilent, type Session } from '@jiaohao/shared/node';
import { randomUUID } from 'node:crypto';
import { ownCodes } from './domain/own-codes.ts';
import { readPress, type KeyTables } from './domain/read-press.ts';

/** Where the clerk hears how a press ended. */
export interface PressFeedback {
  accept(): void;
  refuse(digits: string): void;
}

export interface WindowInputOptions {
  readonly window: number;
  readonly session: Pick<Session, 'send'>;
  readonly tables: KeyTables;
  /** A press not answered within this many ms is withdrawn: a clerk who waited that long has pressed again, or done without. */
  readonly pressLifetimeMs: number;
  readonly feedback: PressFeedback;
}

/** Turns what is keyed at one window into commands with an id of their own, and answers into what the clerk sees and hears. */
export class WindowInput {
  readonly #options: WindowInputOptions;
  #face: BoardDesired['face'] | undefined;

  constructor(options: WindowInputOptions) {
    this.#options = options;
  }

  /** What the window's board should show: one key both pauses and resumes. */
  faceIs(face: BoardDesired['face']): void {
    this.#face = face;
  }

  /** One key press. Resolves when the clerk has been told how it ended. */
  async keys(action: counterBus.KeyAction | counterBus.UnknownKeys): Promise<void> {
    const { window, tables, feedback } = this.#options;
    const meaning = readPress(action, window, this.#face, tables);
    switch (meaning.kind) {
      case 'command':
        await this.#send(meaning.command, meaning.pin, feedback);
        break;
      case 'not-understood':
        feedback.refuse(ownCodes.notUnderstood);
        break;
      case 'nothing':
        break;
    }
  }

  /** A member's grade, 1 best … 5 worst. The member has been thanked by the evaluator; the clerk's keypad stays as it is. */
  async grade(grade: number): Promise<void> {
    await this.#send({ kind: 'evaluate', window: this.#options.window, grade }, null, null);
  }

  async #send(command: Command, pin: string | null, feedback: PressFeedback | null): Promise<void> {
    const { session, pressLifetimeMs } = this.#options;
    const tell = (answer: Answer): void => {
      if (answer.outcome === 'accepted') feedback?.accept();
      else feedback?.refuse(answer.refusal.digits);
    };
    const options = {
      id: randomUUID(),
      keepForMs: pressLifetimeMs,
      // The clerk has been told that nobody answered: what became of the press after all must not go unsaid.
      onLateAnswer: tell,
      ...(pin === null ? {} : { pin }),
    };
    try {
      tell(await session.send(command, options));
    } catch (error) {
      if (!isHubSilent(error)) throw error;
      feedback?.refuse(ownCodes.hubSilent);
    }
  }
}
