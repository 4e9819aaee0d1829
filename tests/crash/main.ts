import { parseArgs } from 'node:util';
import { runKills } from './kills.ts';
import { powerFigures } from './power/power-tally.ts';
import { runPowerCuts } from './power/power-cuts.ts';
import { figures } from './tally.ts';

/*
 * Programs of a hall killed at every instant, and its power cut, against a ledger that is kept outside:
 * npm run crash -- --kills 2000 --seed 7
 * npm run crash -- --power-cuts 2000 --seed 7
 * Ends with 0 when all agrees, 1 when the hub broke a promise, 2 when the harness itself could not do its work.
 */
const usage = 'usage: npm run crash -- [--kills 500] [--power-cuts 500] [--seed 7]';
const { values } = parseArgs({
  options: {
    kills: { type: 'string' },
    'power-cuts': { type: 'string' },
    seed: { type: 'string', default: String(Date.now() % 100_000) },
  },
});
const kills = Number(values.kills ?? 0);
const cuts = Number(values['power-cuts'] ?? 0);
const seed = Number(values.seed);
if (![kills, cuts, seed].every((each) => Number.isSafeInteger(each) && each >= 0) || kills + cuts === 0) {
  console.error(usage);
  process.exit(2);
}

interface Outcome {
  readonly lines: readonly string[];
  readonly wrong: readonly { readonly rule: string; readonly text: string }[];
  readonly kept: string | null;
}

async function carryOut(title: string, run: () => Promise<Outcome>): Promise<void> {
  console.log(`${title}, seed ${seed}`);
  const began = performance.now();
  const { lines, wrong, kept } = await run();
  for (const line of lines) console.log(line);
  console.log(`took          ${((performance.now() - began) / 1000).toFixed(0)} s`);
  for (const { rule, text } of wrong.slice(0, 40)) console.error(`${text} [${rule}]`);
  if (wrong.length > 0) {
    console.error(
      `\nNOT reconciled: ${wrong.length} things do not agree; journal and witness are in ${kept}`,
    );
    process.exitCode = 1;
  } else console.log('\nall reconciled: nothing lost, nothing twice');
}

try {
  if (kills > 0)
    await carryOut(`crash: ${kills} kills`, async () => {
      const { tally, wrong, kept } = await runKills({
        kills,
        seed,
        progress: ({ killed, hubsKilled, rounds }) =>
          console.log(`  hall ${rounds}: ${killed} kills, ${hubsKilled} of hubs`),
      });
      return { lines: figures(tally), wrong, kept };
    });
  if (cuts > 0)
    await carryOut(`crash: ${cuts} power cuts`, async () => {
      const { tally, wrong, kept } = await runPowerCuts({ cuts, seed });
      return { lines: powerFigures(tally), wrong, kept };
    });
} catch (error) {
  console.error(
    `the harness failed, which says nothing of the hub: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
  );
  process.exitCode = 2;
}
process.exit();
