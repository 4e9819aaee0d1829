import type { Refusal, TicketNumber } from '@jiaohao/shared';
import type { AnswerFacts, HallEvent } from '../domain/index.ts';

/** One hall's business day: the unit that is replayed at a restart. */
export interface Stream {
  readonly hall: string;
  /** Local date of the business day, `2026-11-23`. */
  readonly day: string;
}

/**
 * What a command's sender was told, without the words that the plan of its day or the code of a refusal give it again:
 * enough to tell the same at any later time.
 */
export type KeptAnswer = AnswerFacts | KeptRefusal;

export interface KeptRefusal {
  readonly kind: 'refused';
  readonly code: string;
  /** Null when it has no words of its own: those of its code. */
  readonly said: Omit<Refusal, 'code'> | null;
}

/** What one command left behind: its events (none when it was refused) and what its sender was told. */
export interface JournalEntry extends Stream {
  readonly commandId: string;
  /** When the hub decided it, epoch milliseconds. */
  readonly at: number;
  readonly events: readonly HallEvent[];
  readonly answer: KeptAnswer;
}

/** A business day that has entries. */
export interface DayInJournal extends Stream {
  readonly entries: number;
}

/** Nothing is written unless everything is: the entries of a batch build on each other. */
export type AppendResult =
  | { readonly kind: 'appended' }
  /** Some command ids are in the journal already; `known` has what they were told then. Nothing was written. */
  | { readonly kind: 'already-known'; readonly known: ReadonlyMap<string, Told> };

/** What a command was told, and on which day of which hall. */
export interface Told extends Stream {
  readonly answer: KeptAnswer;
}

/** Hears of one command: of which hall, when it was decided, epoch milliseconds, and what came of it. */
export type Replayed = (hall: string, at: number, events: readonly HallEvent[]) => void;

/** Reads of a journal; safe beside a hub that is writing. */
export interface JournalReader {
  /** The hall's days, oldest first. */
  days(hall: string): Promise<readonly DayInJournal[]>;
  /** All halls with entries, in alphabetical order. */
  halls(): Promise<readonly string[]>;
  /** A day's entries in the order they were decided. */
  read(stream: Stream): Promise<readonly JournalEntry[]>;
  /** Tells the last day of each of these halls, command by command as they were decided, in one go through the journal. */
  replay(halls: readonly string[], tell: Replayed): Promise<void>;
  /** The entries of a day that begin it or name a ticket, in order; quick, and so not proved to be whole. */
  naming(stream: Stream, ticket: TicketNumber): Promise<readonly JournalEntry[]>;
  /** The entries of a day that begin it or are about an incident, in order; quick, and so not proved to be whole. */
  ofIncidents(stream: Stream): Promise<readonly JournalEntry[]>;
  /** What those of these commands of a hall that are known were told. An id is one hall's: at another it means another command. */
  answersTo(hall: string, commandIds: readonly string[]): Promise<ReadonlyMap<string, Told>>;
  close(): Promise<void>;
}

/** The memory of the hall. When `append` resolves, the entries survive a power cut. */
export interface Journal extends JournalReader {
  /** @throws when the medium fails; then nothing of the batch is in the journal. */
  append(entries: readonly JournalEntry[]): Promise<AppendResult>;
}
