/** The live event `call`: a call or recall as it happens. */
export interface CallHeard {
  readonly window: number;
  readonly ticket: string;
  /** A recall. */
  readonly again: boolean;
  /** What stands on the board, to be shown and spoken where the board cannot. */
  readonly text: string;
  readonly at: number;
}
