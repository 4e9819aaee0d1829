import type { WindowNumber } from '@jiaohao/shared';

/** Window numbers for people: `1–3, 8`. */
export function windowRange(numbers: readonly WindowNumber[]): string {
  const sorted = [...numbers].sort((a, b) => a - b);
  const runs: { first: number; last: number }[] = [];
  for (const number of sorted) {
    const run = runs.at(-1);
    if (run && number === run.last + 1) run.last = number;
    else runs.push({ first: number, last: number });
  }
  return runs.map(({ first, last }) => (first === last ? `${first}` : `${first}–${last}`)).join(', ');
}
