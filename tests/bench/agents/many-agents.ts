import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { startProgram, type Running } from '../../hall/processes.ts';
import { inBenchDirectory, type Bench } from '../bench.ts';
import { startChild } from '../child.ts';
import { median } from '../bars.ts';
import { coreShare, openFilesLimit, residentMegabytes } from '../process-costs.ts';
import { portOf } from './mqtt-rates.ts';
import type { Roll } from './roll.ts';
import { startHubOf } from './city.ts';

const megabytesBar = 1000;
/** Of one core, %, while nothing happens but heartbeats. */
const coreBar = 25;
const usual = { agents: 10_000, halls: 1000, seconds: 4, megabytes: megabytesBar, core: coreBar };

/** Of each hall's ten agents. */
const kiosks = 2;
/** Files of a process that are no agent's. */
const filesBeside = 200;
/** After the last agent has come: timers of connecting run out, the watch has told what it saw. */
const settleMs = 5000;
const measurements = 5;

interface Cost {
  readonly secondsToConnect: number;
  readonly megabytes: number;
  readonly core: number;
  /** Signs of life asked for and given, a second, for all agents. */
  readonly signs: number;
  readonly lost: number;
}

/** What ten thousand connected agents cost a hub that is idle: memory, and a core's time for their heartbeats; beside the broker alone. */
export async function benchAgents({ print, bars }: Bench, wish = usual): Promise<void> {
  const needed = wish.agents + filesBeside;
  if (openFilesLimit() < needed) {
    bars.undecided(
      `${wish.agents} agents on one hub`,
      `a process may open ${openFilesLimit()} files here and needs ${needed}; raise the limit with: ulimit -n ${needed}`,
    );
    return;
  }
  const raw = await costOf(
    (directory) => startProgram('echo broker', 'tests/bench/agents/echo-broker.ts', [], directory),
    wish,
  );
  const hub = await costOf((directory) => startHubOf(rollOf(wish), directory), wish);
  print(
    `${wish.agents.toLocaleString('en')} agents in ${wish.halls.toLocaleString('en')} halls, each asking for a sign of life every 1.5 s (${(wish.agents / 1.5).toFixed(0)} a second), nothing else going on`,
  );
  for (const [name, cost] of Object.entries({ 'the broker alone': raw, 'the hub': hub }))
    print(
      `  ${name.padEnd(18)}${cost.megabytes.toFixed(0).padStart(6)} MB resident   ${cost.core.toFixed(1).padStart(5)} % of a core for ${cost.signs.toFixed(0)} signs of life a second   all connected within ${cost.secondsToConnect.toFixed(1)} s   ${cost.lost} lost`,
    );
  print('');
  const many = `${wish.agents.toLocaleString('en')} agents on one hub`;
  bars.atMost(`${many}, resident`, hub.megabytes, wish.megabytes, 'MB');
  bars.atMost(
    `${many}, idle`,
    hub.core,
    wish.core,
    `% of a core (the broker alone ${raw.core.toFixed(1)} %)`,
  );
  bars.atMost(`${many}, connections lost`, hub.lost, 0, '');
}

const rollOf = ({ halls, agents }: typeof usual): Roll => ({ halls, all: agents, kiosks });

const standing = z.looseObject({ gone: z.int(), alive: z.int() });

function costOf(start: (directory: string) => Promise<Running>, wish: typeof usual): Promise<Cost> {
  const { seconds } = wish;
  return inBenchDirectory(async (directory) => {
    const server = await start(directory);
    const load = startChild('agents/load.ts', directory);
    try {
      const began = performance.now();
      const port = portOf(server.ready.mqtt);
      await load.ask({ kind: 'open', server: 'one', port, roll: rollOf(wish) }, z.null());
      const secondsToConnect = (performance.now() - began) / 1000;
      await pause(settleMs);
      const stand = (): Promise<z.infer<typeof standing>> =>
        load.ask({ kind: 'standing', server: 'one' }, standing);
      const [before, from] = [await stand(), performance.now()];
      const cores: number[] = [];
      for (let n = 0; n < measurements; n += 1) cores.push(await coreShare(server.pid, seconds));
      const after = await stand();
      return {
        secondsToConnect,
        megabytes: residentMegabytes(server.pid),
        core: median(cores),
        signs: (after.alive - before.alive) / ((performance.now() - from) / 1000),
        lost: after.gone,
      };
    } finally {
      await load.stop();
      await server.stop();
    }
  });
}
