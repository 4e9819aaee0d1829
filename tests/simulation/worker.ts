import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { runDay } from './run-days.ts';

const { seed, days } = z.object({ seed: z.int(), days: z.array(z.int()) }).parse(workerData);

for (const day of days) {
  const run = await runDay(seed, day, false);
  // The rule means browser windows; a thread has no origin.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  parentPort?.postMessage(run);
}
