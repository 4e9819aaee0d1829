import { parseArgs } from 'node:util';
import { planLines } from './plan.ts';
import { complaints, figures } from './report.ts';
import { runChaos } from './run.ts';

/*
 * A whole simulated hall under random troubles, then quiet, then its books against what was seen and heard:
 * npm run chaos -- --minutes 5 --seed 7
 */
const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '5' },
    seed: { type: 'string', default: String(Date.now() % 100_000) },
  },
});
const minutes = Number(values.minutes);
const seed = Number(values.seed);
if (!(minutes > 0) || !Number.isSafeInteger(seed)) {
  console.error('usage: npm run chaos -- [--minutes 5] [--seed 7]');
  process.exit(1);
}

console.log(`chaos: ${minutes} minutes, seed ${seed}`);
const report = await runChaos({
  ms: minutes * 60_000,
  seed,
  planned: (plan) => console.log(planLines(plan).join('\n')),
});
console.log(`\n${figures(report).join('\n')}`);
const wrong = complaints(report, seed);
for (const line of wrong) console.error(line);
console.log(wrong.length === 0 ? '\nall reconciled: nothing lost, nothing twice' : '\nNOT reconciled');
process.exitCode = wrong.length === 0 ? 0 : 1;
