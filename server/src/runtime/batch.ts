import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Answer, Command } from '@jiaohao/shared';
import type { Decision, HallEvent, HallPlan, Stamp } from '../domain/index.ts';
import type { JournalEntry, KeptAnswer } from '../store/journal.ts';
import type { Deadlines } from './deadlines.ts';
import type { Memory } from './memory.ts';
import { hubRefusal } from './refusals.ts';
import type { HallRules, WaitingWish, Wish } from './rules.ts';
import { answerOf, keptRefusal } from './told-again.ts';

/** What decides need beside the hall's memory. */
export interface BatchSurroundings {
  readonly plan: () => HallPlan;
  readonly rules: HallRules;
  readonly deadlines: Deadlines;
  readonly stamp: () => Stamp;
  /** The opaque address of a ticket of that day. */
  readonly trackerOf: (date: string, ticket: string) => string;
  readonly log: Logger;
}

/** Decided and evolved in memory, not yet on disk: nothing of it may leave the process. */
export interface Batch {
  readonly entries: readonly JournalEntry[];
  readonly answers: readonly { readonly wish: WaitingWish; readonly answer: Answer }[];
  readonly events: readonly HallEvent[];
  /** When its last entry was decided. */
  readonly stamp: Stamp;
}

/** Decides what the clock owes the hall and then each wish, in order, changing `memory` as it goes. */
export function createDecider(
  around: BatchSurroundings,
): (memory: Memory, wishes: readonly WaitingWish[]) => Batch {
  /** What has become due comes before any wish: a day that should have ended does not take another ticket first. */
  const decideDue = (memory: Memory, stamp: Stamp): JournalEntry[] => {
    const entries: JournalEntry[] = [];
    for (;;) {
      const due = around.deadlines.next(memory.state);
      if (due === null || due.at > stamp.at) return entries;
      const wish = { id: `hub-${randomUUID()}`, command: due.command, actor: { hub: 'timer' as const } };
      const recorded = record(around, memory, wish, stamp);
      if (recorded.answer.outcome === 'accepted') entries.push(...recorded.entries);
      else around.deadlines.giveUp(due, recorded.answer.refusal.code);
    }
  };

  return (memory, wishes) => {
    let stamp = around.stamp();
    const entries = decideDue(memory, stamp);
    const answers: { wish: WaitingWish; answer: Answer }[] = [];
    for (const wish of wishes) {
      if (wish.isAllowed?.(memory.state) === false) {
        answers.push({
          wish,
          answer: { id: wish.id, outcome: 'refused', refusal: hubRefusal('not-allowed') },
        });
        continue;
      }
      stamp = around.stamp();
      const { entries: written, answer } = record(around, memory, wish, stamp);
      // What was a bug is not written down as a decision of the hall: the same wish may be tried again.
      if (!isBug(answer)) entries.push(...written);
      answers.push({ wish, answer });
    }
    return { entries, answers, events: entries.flatMap((entry) => entry.events), stamp };
  };
}

interface OnRecord {
  readonly entries: readonly JournalEntry[];
  readonly answer: Answer;
}

/** Decides one command, evolves, and writes what will go to the journal. A refusal is written too: a repeat gets it again. */
function record(around: BatchSurroundings, memory: Memory, wish: Wish, stamp: Stamp): OnRecord {
  const decision = decideSafely(around, memory, wish, stamp);
  const entry = (commandId: string, events: readonly HallEvent[], answer: KeptAnswer): JournalEntry => ({
    hall: around.plan().id,
    day: memory.state.date ?? stamp.date,
    commandId,
    at: stamp.at,
    events,
    answer,
  });
  const evolve = (events: readonly HallEvent[]): void => {
    for (const event of events) memory.state = around.rules.evolve(memory.state, event);
  };
  if (!decision.ok) {
    const answer: Answer = { id: wish.id, outcome: 'refused', refusal: decision.refusal };
    return { entries: [entry(wish.id, [], keptRefusal(decision.refusal))], answer };
  }

  // The first command of a day may also end the day before it; each day's stream keeps its own end.
  const opening = decision.events.findIndex((event) => event.type === 'dayOpened');
  const before = decision.events.slice(0, Math.max(opening, 0));
  const events = decision.events.slice(before.length);
  const entries: JournalEntry[] = [];
  evolve(before);
  if (before.length > 0) {
    entries.push(entry(`hub-${randomUUID()}`, before, { kind: 'done' }));
  }
  evolve(events);
  memory.lastAt = stamp.at;
  const kept = around.rules.answerFacts(memory.state, decision.outcome, stamp);
  const { plan, date } = memory.state;
  const answer = answerOf(around, wish.id, kept, { plan, date: date ?? stamp.date });
  return { entries: [...entries, entry(wish.id, events, kept)], answer };
}

/** A throw out of decide is a bug; it changed nothing, so only its own sender suffers. */
function decideSafely(around: BatchSurroundings, memory: Memory, wish: Wish, stamp: Stamp): Decision {
  const command: Command = wish.command;
  try {
    return around.rules.decide(memory.state, around.plan(), command, stamp, wish.actor);
  } catch (error) {
    around.log.error({ err: error, command: command.kind }, 'a command could not be decided');
    return { ok: false, refusal: hubRefusal('went-wrong') };
  }
}

function isBug(answer: Answer): boolean {
  return answer.outcome === 'refused' && answer.refusal.code === 'went-wrong';
}
