import { Worker } from 'node:worker_threads';
import type { DayRun } from './run-days.ts';

/** Runs days on several threads; `done` hears of each as it is finished, in no fixed order. Rejects when a thread dies. */
export async function spread(
  seed: number,
  days: readonly number[],
  threads: number,
  done: (run: DayRun) => void,
): Promise<void> {
  const shares = Array.from({ length: Math.min(threads, days.length) }, (_, thread) =>
    days.filter((_, at) => at % threads === thread),
  );
  await Promise.all(shares.map((share) => runThread(seed, share, done)));
}

function runThread(seed: number, days: readonly number[], done: (run: DayRun) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: { seed, days } });
    worker.on('message', (run: DayRun) => done(run));
    worker.on('error', reject);
    worker.on('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`a simulation thread ended with code ${code}`));
    });
  });
}
