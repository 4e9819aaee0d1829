import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { runDay } from './run-days.ts';

const { seed, days } = z.object({ seed: z.int(), days: z.array(z.int()) }).parse(workerData);

for (const day of days) parentPort?.postMessage(await runDay(seed, day, false));
