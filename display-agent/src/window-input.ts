import type { Answer, BoardDesired, Command, counterBus } from '@jiaohao/shared';
import { isHubSilent, type Session } from '@jiaohao/shared/node';
import { randomUUID } from 'node:crypto';
import type { ByHand } from './domain/manual-calling/by-hand.ts';
import { ownCodes } from './domain/own-codes.ts';
import { readPress, type KeyTables } from './domain/read-press.ts';

/** Where the clerk hears how a press ended. */
export interface PressFeedback {
  accept(): void;
  refuse(digits: string): void;
}

type Keys = counterBus.KeyAction | counterBus.UnknownKeys;

/** What takes presses while the hub is away. */
interface WithoutHub {
  readonly isAlone: boolean;
  /** Aborted when the agent finds itself alone. */
  readonly presses: AbortSignal;
  press(action: Keys): ByHand;
}

export interface WindowInputOptions {
  readonly window: number;
  readonly session: Pick<Session, 'send'>;
  readonly withoutHub: WithoutHub;
  readonly tables: KeyTables;
  /** What the hub said last of the window's board: one key both pauses and resumes. */
  readonly face: () => BoardDesired['face'] | undefined;
  /** A press not answered within this many ms is withdrawn: a clerk who waited that long has pressed again, or done without. */
  readonly pressLifetimeMs: number;
  readonly feedback: PressFeedback;
}

/** Turns what is keyed at one window into commands with an id of their own, and answers into what the clerk sees and hears. */
export class WindowInput {
  readonly #options: WindowInputOptions;
  #unanswered = 0;

  constructor(options: WindowInputOptions) {
    this.#options = options;
  }

  /** Somebody waits for how a press ends. */
  get isBusy(): boolean {
    return this.#unanswered > 0;
  }

  /** One key press. Resolves when the clerk has been told how it ended. */
  async keys(action: Keys): Promise<void> {
    const { window, tables, feedback, withoutHub, face } = this.#options;
    if (withoutHub.isAlone) {
      this.#tellByHand(withoutHub.press(action));
      return;
    }
    const meaning = readPress(action, window, face(), tables);
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

  #tellByHand(outcome: ByHand): void {
    const { feedback } = this.#options;
    if (outcome.kind === 'refused') feedback.refuse(outcome.code);
    else if (outcome.kind !== 'nothing') feedback.accept();
  }

  async #send(command: Command, pin: string | null, feedback: PressFeedback | null): Promise<void> {
    const { session, pressLifetimeMs, withoutHub } = this.#options;
    const tell = (answer: Answer): void => {
      if (answer.outcome === 'accepted') feedback?.accept();
      else feedback?.refuse(answer.refusal.digits);
    };
    const options = {
      id: randomUUID(),
      keepForMs: pressLifetimeMs,
      // Clerks who call by hand must not find that an older press was carried out when the hub is back.
      signal: withoutHub.presses,
      // The clerk has been told that nobody answered: what became of the press after all must not go unsaid.
      onLateAnswer: tell,
      ...(pin === null ? {} : { pin }),
    };
    this.#unanswered += 1;
    try {
      tell(await session.send(command, options));
    } catch (error) {
      if (!isHubSilent(error)) throw error;
      feedback?.refuse(ownCodes.hubSilent);
    } finally {
      this.#unanswered -= 1;
    }
  }
}
