import { parentPort, workerData } from 'node:worker_threads';
import { takeCompiledCode } from '../../compiled-code.ts';

/* The thread that reads and proves the last days of halls; see read-apart.ts. */
takeCompiledCode();
const { sayLastDays } = await import('./say-last-days.ts');
sayLastDays(workerData, (said, moved) => parentPort?.postMessage(said, moved));
