/** What was given out and what was called, written down outside the server that did it. */
export interface Ledger {
  gaveOut(number: string): void;
  called(number: string): void;
  read(): LedgerPage;
}

export interface LedgerPage {
  readonly givenOut: number;
  /** Numbers that two people hold. */
  readonly givenTwice: readonly string[];
  readonly called: number;
  /** Numbers that were called more than once, by whatever windows. */
  readonly calledTwice: readonly string[];
  /** Numbers that were called and never given out. */
  readonly fromNowhere: readonly string[];
  /** Numbers that nobody called. */
  readonly left: number;
}

export function createLedger(): Ledger {
  const given = new Map<string, number>();
  const calls = new Map<string, number>();
  const count = (book: Map<string, number>, number: string): void =>
    void book.set(number, (book.get(number) ?? 0) + 1);
  const twice = (book: Map<string, number>): string[] =>
    [...book].filter(([, times]) => times > 1).map(([number]) => number);
  const sum = (book: Map<string, number>): number => [...book.values()].reduce((all, each) => all + each, 0);
  return {
    gaveOut: (number) => count(given, number),
    called: (number) => count(calls, number),
    read: () => ({
      givenOut: sum(given),
      givenTwice: twice(given),
      called: sum(calls),
      calledTwice: twice(calls),
      fromNowhere: [...calls.keys()].filter((number) => !given.has(number)),
      left: [...given.keys()].filter((number) => !calls.has(number)).length,
    }),
  };
}
