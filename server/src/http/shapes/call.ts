/** The live event `call`: a call or recall as it happens. */
export interface CallHeard {
  readonly window: number;
  readonly ticket: string;
  /** A recall. */
  readonly again: boolean;
  /** What stands on the board, to be shown and spoken where the board cannot. */
  readonly text: string;
  /** To another window than before, because that one stopped. */
  readonly moved: boolean;
  /** Of the window, after this call: whoever knows it has heard of the call. */
  readonly attention: number;
  /** Who says it aloud: the window's display agent, or the hall's speaking screen. */
  readonly voice: 'window' | 'screen';
  /** Heard of before; whoever was to say it may have been gone already, so it is said now. */
  readonly late: boolean;
  readonly at: number;
}
