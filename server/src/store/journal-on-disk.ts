import type { Journal } from './journal.ts';

/** Less is in the journal than had been acknowledged. */
export interface Loss {
  /**
   * `shorter`: it ends before its witness says · `differs`: what stands where its witness points is something else ·
   * `log`: whole commits of its write-ahead log can no longer be read.
   */
  readonly why: 'shorter' | 'differs' | 'log';
  /** The first and the last entry that may be missing, in the order of writing from 1; `to` null: not known. */
  readonly from: number;
  readonly to: number | null;
  /** Epoch milliseconds. */
  readonly foundAt: number;
}

/** A write that had not finished when the power or the process went; nobody had been told that it was done. */
interface UnfinishedWrite {
  readonly frames: number;
  readonly bytes: number;
  /** Where the log that has it was kept; null when the disk had no room for it. */
  readonly copy: string | null;
}

/** Room on the disk that is kept for the time when there is no other. */
export interface Reserve {
  /** Takes it from the disk, unless it has it already. False: the disk has not twice as much. */
  take(): boolean;
  /** Gives it back to the disk: what must be written goes on a while. */
  giveBack(): void;
  /** Whether at least a little can be written. */
  someLeft(): boolean;
  /** Whether next to nothing is free beside it. */
  isScarce(): boolean;
}

/** A journal in a file, with what its file has been through. */
export interface JournalOnDisk extends Journal {
  /** What its opening found. */
  readonly unfinished: UnfinishedWrite | null;
  /** What is missing and nobody has looked into yet, oldest first; also from earlier openings. */
  losses(): readonly Loss[];
  /** A person has looked into all of {@link losses}. */
  lossesSeen(): void;
  readonly reserve: Reserve;
}
