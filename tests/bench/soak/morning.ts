import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../../hall/processes.ts';
import { inspectable } from '../inspected.ts';

const hourMs = 3600_000;

/**
 * The environment of a program that can be looked into and whose clock shows nine in the morning in China, wherever the
 * machine's clock is, and runs so many times as fast: the day does not end while it is watched.
 */
export function morningAt(speed: number): Record<string, string> {
  const morning = Math.floor(Date.now() / (24 * hourMs)) * 24 * hourMs + hourMs;
  const fast = pathToFileURL(join(root, 'tests/bench/soak/fast-clock.ts')).href;
  return {
    BENCH_CLOCK: `${Date.now()} ${morning} ${speed}`,
    NODE_OPTIONS: `${inspectable.NODE_OPTIONS} --import ${fast}`,
  };
}
