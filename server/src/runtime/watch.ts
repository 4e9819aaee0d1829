import type { Answer, CommandKind } from '@jiaohao/shared';
import type { IntakeLane } from './lanes.ts';

/** Sees wishes come and go. Times in seconds. */
export interface IntakeWatch {
  /** A wish is about to be decided, so long after it came. */
  taken(lane: IntakeLane, seconds: number): void;
  /** Its sender has been answered, so long after it came. */
  answered(lane: IntakeLane, kind: CommandKind, answer: Answer, seconds: number): void;
  /** A wish found its lane full. */
  shed(lane: IntakeLane): void;
}

/** One batch, from the first wish decided to the last sender answered. Times in seconds. */
export interface BatchTimes {
  readonly wishes: number;
  readonly entries: number;
  readonly decide: number;
  /** Until its entries were on disk; null when there were none. */
  readonly commit: number | null;
  /** Until listeners and senders had been told. */
  readonly tell: number;
}

/** When the stages of a batch were reached, by the process's own clock, ms. */
interface BatchMarks {
  readonly began: number;
  readonly decided: number;
  readonly onDisk: number;
}

/** The times of a batch that is through now. */
export function timesOf(
  { answers, entries }: { readonly answers: readonly unknown[]; readonly entries: readonly unknown[] },
  { began, decided, onDisk }: BatchMarks,
): BatchTimes {
  return {
    wishes: answers.length,
    entries: entries.length,
    decide: (decided - began) / 1000,
    commit: entries.length === 0 ? null : (onDisk - decided) / 1000,
    tell: (performance.now() - onDisk) / 1000,
  };
}

/** Sees the single writer at work. */
export interface WriterWatch extends IntakeWatch {
  wrote(batch: BatchTimes): void;
}

/** For a hall nobody measures. */
export const unwatched: WriterWatch = { taken() {}, answered() {}, shed() {}, wrote() {} };
