import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Bilingual } from '@jiaohao/shared';
import { verdictOf, type Measured } from './failure-watch.ts';
import { openForScenarios, play, playAfterwards } from './playing.ts';
import { scenarios } from './registry.ts';
import type { FailureScenario } from './scenario.ts';
import { timesTable } from './times-table.ts';

/*
 * Plays a row of the failure table in a demonstration hall of its own: npm run scenario -- hub-gone --bench
 */
const usage = `npm run scenario                          列出全部演练 · list them
npm run scenario -- <演练> [--bench]       演练一项；--bench：放慢并保持大厅开放 · play one; --bench: slowly, and the hall stays open
npm run scenario -- all [--times]          全部演练；--times：打印察觉时间表 · play all; --times: print the table of times`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { bench: { type: 'boolean', default: false }, times: { type: 'boolean', default: false } },
});
const [wanted] = positionals;
const lookMs = 2500;

if (wanted === undefined) {
  console.log(usage);
  for (const { id, title } of scenarios) console.log(`\n${id}\n  ${title.zh}\n  ${title.en}`);
} else {
  const chosen = wanted === 'all' ? scenarios : scenarios.filter(({ id }) => id === wanted);
  if (chosen.length === 0) {
    console.error(`没有演练「${wanted}」。There is no scenario "${wanted}".\n\n${usage}`);
    process.exitCode = 1;
  } else process.exitCode = await playAll(chosen);
}

async function playAll(chosen: readonly FailureScenario[]): Promise<number> {
  const measured: Measured[] = [];
  let failed = 0;
  for (const scenario of chosen) {
    try {
      measured.push(...(await playOne(scenario)));
    } catch (error) {
      failed += 1;
      console.error(`✗ ${scenario.id}: ${error instanceof Error ? error.message : String(error)}`, error);
    }
  }
  if (values.times) console.log(`\n${timesTable(measured)}`);
  const late = measured.filter((time) => verdictOf(time) === 'too late');
  return failed + late.length === 0 ? 0 : 1;
}

async function playOne(scenario: FailureScenario): Promise<readonly Measured[]> {
  const { id, title, ownHall } = scenario;
  console.log(`\n■ ${id}\n  ${title.zh}\n  ${title.en}`);
  const hall = await openForScenarios(ownHall);
  try {
    if (values.bench) {
      console.log(`\n  请在浏览器中打开 · open in a browser: ${hall.bench.address}\n`);
      await pause(3 * lookMs);
    }
    const times = await play(scenario, hall, tell);
    await playAfterwards(scenario, hall, tell);
    console.log(`✓ ${id}`);
    if (values.bench) await untilEnter();
    return times;
  } finally {
    await hall.close();
  }
}

async function tell({ zh, en }: Bilingual): Promise<void> {
  console.log(`  ${zh}\n    ${en}`);
  if (values.bench) await pause(lookMs);
}

async function untilEnter(): Promise<void> {
  console.log('\n大厅保持开放，按回车结束。The hall stays open; press Enter to end.');
  const interrupted = once(process, 'SIGINT');
  await Promise.race([once(process.stdin, 'data'), interrupted]);
  process.stdin.pause();
}
