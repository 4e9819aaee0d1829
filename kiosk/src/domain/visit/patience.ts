/** How long each page waits for a member, ms. */
export interface Patience {
  /** Choosing, offers, an existing ticket. */
  readonly idleMs: number;
  /** For the hub's answer. */
  readonly answerMs: number;
  /** For the printer, which says much sooner what became of a ticket; only if it says nothing at all. */
  readonly printMs: number;
  /** The printed number stays readable. */
  readonly printedMs: number;
  /** For 我已记下 when the printer failed. */
  readonly noteMs: number;
  /** Hints, refusals, the way to the desk. */
  readonly messageMs: number;
  /** For a consultant who reads the roster, and while it is printed. */
  readonly rosterMs: number;
}

export const defaultPatience: Patience = {
  idleMs: 30_000,
  answerMs: 10_000,
  printMs: 60_000,
  printedMs: 8_000,
  noteMs: 60_000,
  messageMs: 15_000,
  rosterMs: 120_000,
};
