import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../hall/processes.ts';
import type { Bars } from './bars.ts';

/** What every part of the bench is given. */
export interface Bench {
  readonly print: (line: string) => void;
  readonly bars: Bars;
}

/**
 * Works in a directory of its own on the disk where a hub keeps its journal, not in a temporary folder that may be memory;
 * the directory is gone afterwards.
 */
export async function inBenchDirectory<T>(work: (directory: string) => Promise<T>): Promise<T> {
  mkdirSync(join(root, 'run'), { recursive: true });
  const directory = mkdtempSync(join(root, 'run/bench-'));
  try {
    return await work(directory);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
