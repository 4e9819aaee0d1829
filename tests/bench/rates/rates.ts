import { driveClosedLoop, type Ask, type LoopRun } from '../load/closed-loop.ts';
import { createLedger, type Ledger } from '../load/ledger.ts';
import { numberAt } from '../compare/server-under-test.ts';
import { openCommits } from '../raw-limits.ts';
import { inBenchDirectory, type Bench } from '../bench.ts';
import { startProgram } from '../../hall/processes.ts';
import { services, startBusyHub, windowCount, type BusyHub } from './busy-hub.ts';
import { judgeRates, rateLines, ratesBars, type RatesBars, type Round } from './verdicts.ts';

/**
 * Answers of a run over one connection, and over 64, of servers that have been at work for a while: code that runs often is
 * compiled as it runs. Five rounds of both fit into the numbers of a day.
 */
export const usual = { rounds: 5, alone: 400, together: 4000, warmUp: 8000, bars: ratesBars };

const rawRoute = 'tests/bench/rates/raw-route.ts';

/** One of the servers that are asked the same way. */
interface Asked {
  readonly name: string;
  readonly origin: string;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * How many tickets a second the hub gives out and calls over HTTP, every one of them on disk, beside what the same web
 * server does out of memory, what it does with rows on disk, and what one durable commit takes. Rounds take turns, so that whatever else the machine does
 * meets all of them.
 */
export function benchRates(bench: Bench, wish: Wish = usual): Promise<void> {
  return inBenchDirectory((directory) => measure(bench, directory, wish));
}

interface Wish extends Readonly<Omit<typeof usual, 'bars'>> {
  readonly bars: RatesBars;
}

async function measure(
  { print, bars }: Bench,
  directory: string,
  { rounds, alone, together, warmUp, bars: wanted }: Wish,
): Promise<void> {
  const raw = await startProgram('raw route', rawRoute, [], directory);
  const onDisk = await startProgram('raw route on disk', rawRoute, ['on-disk'], directory);
  const hub = { name: 'issue', ...(await startBusyHub(directory)) };
  const commits = openCommits(directory);
  const ledger = createLedger();
  try {
    const bare: Asked = { name: 'bare route', origin: raw.ready.http ?? '', headers: {} };
    const keeping: Asked = { name: 'bare route with a commit', origin: onDisk.ready.http ?? '', headers: {} };
    await issue(bare, 64, warmUp, null);
    await issue(keeping, 64, warmUp, null);
    await issue(hub, 64, warmUp, ledger);
    await call(hub, warmUp, ledger);
    const measured: Round[] = [];
    for (let round = 0; round < rounds; round += 1)
      measured.push({
        rawAlone: await issue(bare, 1, alone, null),
        onDiskAlone: await issue(keeping, 1, alone, null),
        hubAlone: await issue(hub, 1, alone, ledger),
        commit: commits.take(alone),
        rawTogether: await issue(bare, 64, together, null),
        onDiskTogether: await issue(keeping, 64, together, null),
        hubTogether: await issue(hub, 64, together, ledger),
        calls: await call(hub, together, ledger),
      });
    for (const line of rateLines(measured, ledger.read())) print(line);
    judgeRates(measured, ledger.read(), wanted, bars);
  } finally {
    await hub.close();
    await raw.stop();
    await onDisk.stop();
    commits.close();
  }
}

let asks = 0;

function post({ headers }: Asked, path: string, body: object): Ask {
  asks += 1;
  return {
    method: 'POST',
    path,
    headers: {
      'content-type': 'application/json',
      'idempotency-key': `bench-${process.pid}-${asks}`,
      ...headers,
    },
    body: JSON.stringify(body),
  };
}

function issue(asked: Asked, connections: number, answers: number, ledger: Ledger | null): Promise<LoopRun> {
  let left = answers;
  return driveClosedLoop(asked.name, {
    origin: asked.origin,
    connections,
    next: () =>
      left-- > 0 ? post(asked, '/api/tickets', { service: services[left % services.length] }) : null,
    answered: ({ status, text }) => {
      const number = numberAt('result.slip.ticket', text);
      if (number === null) throw new Error(`no ticket was given out: ${status} ${text}`);
      ledger?.gaveOut(number);
    },
  });
}

/** Every window of the hall has a connection of its own and calls as fast as it is answered. */
function call(hub: BusyHub & Asked, answers: number, ledger: Ledger): Promise<LoopRun> {
  let left = answers;
  return driveClosedLoop('call', {
    origin: hub.origin,
    connections: windowCount,
    next: (window) => (left-- > 0 ? post(hub, `/api/windows/${window + 1}/call-next`, {}) : null),
    answered: ({ status, text }) => {
      const number = numberAt('result.ticket', text);
      if (number === null) throw new Error(`nobody was called: ${status} ${text}`);
      ledger.called(number);
    },
  });
}
