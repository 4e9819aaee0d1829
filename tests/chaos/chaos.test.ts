import { expect, it } from 'vitest';
import { planLines, type PlannedTrouble } from './plan.ts';
import { complaints, figures } from './report.ts';
import { runChaos } from './run.ts';

const seed = 4;
const ms = 75_000;

it('given a busy hall under troubles of every kind, when all is mended and quiet, then its books agree with what was seen and heard outside of it', async () => {
  const plans: PlannedTrouble[] = [];
  const report = await runChaos({ ms, seed, planned: (plan) => plans.push(...plan) });
  const wrong = complaints(report, seed);
  process.stdout.write(`\n${figures(report).join('\n')}\n`);
  if (wrong.length > 0) process.stderr.write(`${planLines(plans).join('\n')}\n`);
  expect(wrong).toEqual([]);
  expect(report.books.tickets.size).toBeGreaterThan(10);
  expect(report.books.calls.length).toBeGreaterThan(5);
}, 400_000);
