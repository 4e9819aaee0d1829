import { isDeepStrictEqual } from 'node:util';
import type { Answer, Command } from '@jiaohao/shared';

/** What somebody asked of the hub, and what was heard of it, written down in a process that nobody kills. */
export interface Ask {
  /** The command's id, made where it was born. */
  readonly id: string;
  /** Who asked: `desk 1`, `window 3`, `K1`. */
  readonly by: string;
  readonly command: Command;
  /** Milliseconds of {@link now}. */
  readonly askedAt: number;
  /** The first answer that was heard; null while there is none. */
  answer: Answer | null;
  /** When it was heard. */
  answeredAt: number | null;
  /** How many times it was answered. */
  answers: number;
  /** It had no answer when a hub died, and what the journal said then has been counted. */
  doubted: boolean;
  /** Whoever asked keeps it until it is answered, over every restart; a key press that is withdrawn is not kept. */
  kept: boolean;
}

/** Something that a hub in order would not have done. */
export interface Discrepancy {
  readonly rule: string;
  readonly text: string;
}

/** Refusals the hub does not write down: the same ask is to come again, and gets another answer. */
const forNow: ReadonlySet<string> = new Set(['settling', 'stopping', 'busy']);
/** The hub says itself that it failed. Nothing here gives it a reason. */
const failures: ReadonlySet<string> = new Set(['not-recorded', 'went-wrong', 'disk-full']);

/** True when the answer says nothing of the ask and it is to be asked again. */
export function isForNow(answer: Answer): boolean {
  return (
    answer.outcome === 'refused' && (forNow.has(answer.refusal.code) || failures.has(answer.refusal.code))
  );
}

/** Milliseconds, comparable between the processes of one machine to a fraction of one. */
export const now = (): number => performance.timeOrigin + performance.now();

/** Every ask and every answer of one hall, by command id. */
export class Ledger {
  readonly asks = new Map<string, Ask>();
  readonly #wrong = new Map<string, Discrepancy>();
  /** Answers to asks that had been answered before: each was the same. */
  repeats = 0;

  /** What was seen to be wrong while it happened. */
  get wrong(): Discrepancy[] {
    return [...this.#wrong.values()];
  }

  /** Something is wrong; said again and again, it is one thing. */
  complain(rule: string, text: string): void {
    this.#wrong.set(`${rule} ${text}`, { rule, text });
  }

  asked(id: string, by: string, command: Command, kept: boolean): void {
    if (!this.asks.has(id))
      this.asks.set(id, {
        id,
        by,
        command,
        askedAt: now(),
        kept,
        answer: null,
        answeredAt: null,
        answers: 0,
        doubted: false,
      });
  }

  /** It is on the disk of whoever asked: from now on it may not get lost. */
  isKept(id: string): void {
    const ask = this.asks.get(id);
    if (ask !== undefined) ask.kept = true;
  }

  told(answer: Answer, at: number): void {
    const ask = this.asks.get(answer.id);
    if (ask === undefined) {
      this.complain('answer-to-nobody', `${answer.id} was answered and never asked`);
      return;
    }
    if (answer.outcome === 'refused' && failures.has(answer.refusal.code))
      this.complain('failed', `${answer.id} (${ask.by}) was refused: ${answer.refusal.code}`);
    if (isForNow(answer)) return;
    ask.answers += 1;
    if (ask.answer === null) {
      ask.answer = answer;
      ask.answeredAt = at;
    } else if (isDeepStrictEqual(ask.answer, answer)) this.repeats += 1;
    else
      this.complain(
        'two-answers',
        `${answer.id} (${ask.by}) was told ${short(ask.answer)} and later ${short(answer)}`,
      );
  }

  /** Answered by `until`, or at all. */
  acknowledged(until = Infinity): Ask[] {
    return [...this.asks.values()].filter(({ answeredAt }) => answeredAt !== null && answeredAt <= until);
  }

  /** Asked by `until`, and no answer heard by then. */
  open(until = Infinity): Ask[] {
    return [...this.asks.values()].filter(
      ({ askedAt, answeredAt }) => askedAt <= until && (answeredAt === null || answeredAt > until),
    );
  }
}

/** An answer in few words. */
export function short(answer: Answer): string {
  if (answer.outcome === 'refused') return `refused ${answer.refusal.code}`;
  const { result } = answer;
  if (result.kind === 'ticket') return `ticket ${result.slip.ticket}`;
  return result.kind === 'called' ? `call of ${result.ticket} to window ${result.window}` : 'done';
}
