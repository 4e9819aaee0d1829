import { driveClosedLoop, type LoopRun } from '../load/closed-loop.ts';
import { createLedger, type LedgerPage } from '../load/ledger.ts';
import { askingOf, numberAt, type Asking, type ServerUnderTest } from './server-under-test.ts';

export interface Comparison {
  readonly runs: readonly (LoopRun & { readonly refused: number })[];
  readonly ledger: LedgerPage;
}

/** How often in a row a window hears of nobody before it believes that the queue is empty. */
const believesEmptyAfter = 3;

/** Has a server give out tickets and call them, and writes down what it said. */
export async function compare(server: ServerUnderTest): Promise<Comparison> {
  const ledger = createLedger();
  const asking = askingOf(server);
  const runs: (LoopRun & { readonly refused: number })[] = [];
  for (const connections of server.connections) {
    let left = server.tickets;
    let refused = 0;
    const run = await driveClosedLoop('issue', {
      origin: server.url,
      connections,
      next: () => (left-- > 0 ? asking.issue() : null),
      answered: ({ text }) => {
        const number = numberAt(server.issueNumber, text);
        if (number === null) refused += 1;
        else ledger.gaveOut(number);
      },
    });
    runs.push({ ...run, refused });
  }
  runs.push(await callAll(server, asking, (number) => ledger.called(number)));
  return { runs, ledger: ledger.read() };
}

/** Every window has a connection of its own and calls until nobody waits. */
async function callAll(server: ServerUnderTest, { call }: Asking, called: (number: string) => void) {
  const inVain = new Map<number, number>();
  let refused = 0;
  const run = await driveClosedLoop('call', {
    origin: server.url,
    connections: server.windows,
    next: (window) => ((inVain.get(window) ?? 0) < believesEmptyAfter ? call(window + 1) : null),
    answered: ({ connection, text }) => {
      const number = numberAt(server.callNumber, text);
      if (number === null) refused += 1;
      else called(number);
      inVain.set(connection, number === null ? (inVain.get(connection) ?? 0) + 1 : 0);
    },
  });
  return { ...run, refused };
}
