import { z } from 'zod';
import { startProgram } from '../../hall/processes.ts';
import { median } from '../bars.ts';
import { inBenchDirectory, type Bench } from '../bench.ts';
import { startChild, type Child } from '../child.ts';
import type { Roll } from './roll.ts';
import { startHubOf } from './city.ts';

/** The hub is to answer this share of what the broker alone echoes, %. */
const shareBar = 50;
export const usual = {
  agents: 1000,
  halls: 10,
  kiosks: 64,
  rounds: 5,
  answers: 3000,
  warmUp: 1000,
  bar: shareBar,
};

const run = z.object({ rate: z.number(), p50: z.number(), p99: z.number(), bytes: z.int() });
type Run = z.infer<typeof run>;

/**
 * How many tickets a second the hub gives out over MQTT, QoS 1 in and the answer out, with a thousand agents of ten halls
 * connected that ask for signs of life meanwhile, beside what the same broker echoes out of memory to the same clients. Rounds take turns.
 */
export function benchMqtt(
  { print, bars }: Bench,
  { agents, halls, kiosks, rounds, answers, warmUp, bar } = usual,
): Promise<void> {
  return inBenchDirectory(async (directory) => {
    const roll: Roll = { halls, all: agents, kiosks };
    const hub = await startHubOf(roll, directory);
    const raw = await startProgram('echo broker', 'tests/bench/agents/echo-broker.ts', [], directory);
    const load = startChild('agents/load.ts', directory);
    try {
      for (const [server, { ready }] of Object.entries({ hub, raw }))
        await load.ask({ kind: 'open', server, port: portOf(ready.mqtt), roll }, z.null());
      const issue = async (server: 'hub' | 'raw', count: number): Promise<Run> => {
        const measured = await load.ask({ kind: 'issue', server, from: kiosks, count }, run);
        await load.ask({ kind: 'deliver', server }, z.null());
        return measured;
      };
      for (const server of ['raw', 'hub'] as const) await issue(server, warmUp);
      const measured: { raw: Run; hub: Run }[] = [];
      for (let round = 0; round < rounds; round += 1)
        measured.push({ raw: await issue('raw', answers), hub: await issue('hub', answers) });
      for (const server of ['raw', 'hub'] as const) {
        const of = (figure: 'rate' | 'p50' | 'p99'): number =>
          median(measured.map((each) => each[server][figure]));
        const name = server === 'raw' ? 'the broker alone, out of memory' : 'issue, on disk';
        print(
          `  ${name.padEnd(34)}${of('rate').toFixed(0).padStart(8)} a second   p50 ${of('p50').toFixed(2)} ms   p99 ${of('p99').toFixed(2)} ms   ${measured.at(-1)?.[server].bytes} bytes an answer`,
        );
      }
      print(`  ${kiosks} kiosks send, ${await standing(load, 'hub')}\n`);
      const share = median(measured.map((each) => (100 * each.hub.rate) / each.raw.rate));
      bars.atLeast(
        `issue over MQTT, ${agents.toLocaleString('en')} agents connected`,
        share,
        bar,
        '% of the broker’s own echo',
      );
    } finally {
      await load.stop();
      await hub.stop();
      await raw.stop();
    }
  });
}

async function standing(load: Child, server: string): Promise<string> {
  const shape = z.object({ agents: z.int(), gone: z.int(), heard: z.int() });
  const { agents, gone, heard } = await load.ask({ kind: 'standing', server }, shape);
  return `${agents} connected, ${gone} lost; they were told ${heard.toLocaleString('en')} things`;
}

export function portOf(url: string | undefined): number {
  return Number(new URL(url ?? '').port);
}
