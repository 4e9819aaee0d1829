import { expect, it } from 'vitest';
import { createBars } from './bars.ts';
import { benchGuard } from './guard.ts';

it('the hub is as fast beside the machine’s own limits as it was, with room for a busy machine', async () => {
  const lines: string[] = [];
  const print = (line: string): void => void lines.push(line);
  const bars = createBars(print);
  await benchGuard({ print, bars });
  expect(
    bars.lines().filter((line) => line.startsWith('FAIL')),
    lines.join('\n'),
  ).toEqual([]);
}, 300_000);
