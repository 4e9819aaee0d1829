/** Times of the printer driver, ms. */
export interface PrinterSettings {
  /** Between two rounds of status. */
  readonly pollEveryMs: number;
  /** For one status answer, once the line is free: a printer gives it at once, whatever it is doing. */
  readonly statusMs: number;
  /** Until late answers to a question given up have passed; they do not say what they answer. */
  readonly lateAnswersMs: number;
  /** For the fence behind a ticket, once the ticket is on the wire: the slowest printers need about five seconds. */
  readonly fenceMs: number;
  /** For each line of a paper that is longer than a ticket: a roster of a full hall takes its time. */
  readonly lineMs: number;
  /** The line is quiet this long after the fence of a fresh start: nothing of an earlier job is left. */
  readonly quietMs: number;
}

export const defaultPrinterSettings: PrinterSettings = {
  pollEveryMs: 400,
  statusMs: 500,
  lateAnswersMs: 250,
  fenceMs: 10_000,
  lineMs: 150,
  quietMs: 500,
};
