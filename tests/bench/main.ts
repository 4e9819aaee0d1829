import { parseArgs } from 'node:util';
import { benchAgents } from './agents/many-agents.ts';
import { benchMqtt } from './agents/mqtt-rates.ts';
import { createBars } from './bars.ts';
import type { Bench } from './bench.ts';
import { benchCalling } from './calling.ts';
import { benchGuard } from './guard.ts';
import { benchJournal } from './journal/journal.ts';
import { benchKeypad } from './keypad/keypad.ts';
import { benchMeasuring } from './measuring.ts';
import { benchPages } from './pages/pages.ts';
import { benchPaths } from './paths.ts';
import { benchRates } from './rates/rates.ts';
import { benchRestart } from './restart/restart.ts';
import { benchCity } from './soak/city.ts';
import { benchSoak } from './soak/soak.ts';

/*
 * Figures of this machine, each beside what the machine does raw in the same run: npm run bench
 * One part of it: npm run bench -- pages. In short, as the tests do it: npm run bench -- guard
 */
const { values, positionals } = parseArgs({
  options: { samples: { type: 'string', default: '400' } },
  allowPositionals: true,
});
/** A day has 500 numbers a series; calls and tickets share them. */
const most = 600;
const count = Math.min(most, Math.max(1, Math.floor(Number(values.samples)) || 1));
const print = (line: string): void => console.log(line);

const parts: Readonly<Record<string, (bench: Bench) => Promise<void> | void>> = {
  calling: (bench) => benchCalling(bench),
  rates: (bench) => benchRates(bench),
  mqtt: (bench) => benchMqtt(bench),
  agents: (bench) => benchAgents(bench),
  paths: (bench) => benchPaths(bench, count),
  keypad: (bench) => benchKeypad(bench),
  pages: benchPages,
  journal: (bench) => benchJournal(bench),
  restart: (bench) => benchRestart(bench),
  measuring: benchMeasuring,
  soak: (bench) => benchSoak(bench),
  city: (bench) => benchCity(bench),
};

/** Parts that are asked for by name only. */
const apart: typeof parts = { guard: benchGuard };

const bars = createBars(print);
const wanted = positionals.length === 0 ? Object.keys(parts) : positionals;
for (const name of wanted) {
  const part = parts[name] ?? apart[name];
  if (part === undefined) {
    console.error(`There is no part "${name}"; there are ${Object.keys({ ...parts, ...apart }).join(', ')}.`);
    process.exitCode = 2;
    continue;
  }
  print(`\n— ${name} —\n`);
  await part({ print, bars });
}
if (wanted.length > 1) for (const line of ['\nAll bars\n', ...bars.lines()]) print(line);
if (!bars.hold) process.exitCode = 1;
