/** Where in the hub's work on a batch it can be made to die, in the order they come. */
export const stages = [
  /** Decided in memory, nothing written. */
  'before the commit',
  /** Every row is written, the transaction is not committed. */
  'rows written',
  /** While SQLite commits: its log is being written, forced to disk, or brought into the file. */
  'within the commit',
  /** On disk, and nobody has been told: no witness, no board, no answer. */
  'committed',
  /** The first half of some bytes for somebody has gone out: an answer, a board. */
  'half an answer',
] as const;
export type Stage = (typeof stages)[number];

/** The name of the environment variable a hub finds its fate in: JSON of {@link Fate}. */
export const fateVariable = 'JIAOHAO_CRASH_FATE';

/** The hub dies the `nth` time it comes to `stage`; within a commit `afterMicros` after the commit began. */
export interface Fate {
  readonly stage: Stage;
  readonly nth: number;
  readonly afterMicros: number;
}
