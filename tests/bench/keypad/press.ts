import { inBenchDirectory, type Bench } from '../bench.ts';
import { createCallPath } from '../call-path.ts';
import { openMeasuredHall } from '../measured-hall.ts';
import { openRawLimits } from '../raw-limits.ts';

/** The ordinary press of the call key, in short: its middle time beside the middle times of its legs, taken in turns. */
export function benchPress(
  { bars }: Bench,
  { presses, bar }: { presses: number; bar: number },
): Promise<void> {
  return inBenchDirectory(async (directory) => {
    const hall = await openMeasuredHall(directory);
    const raw = await openRawLimits(directory);
    try {
      const path = createCallPath(hall);
      for (let n = 0; n < presses; n += 1) {
        await path.takeOne();
        await raw.takeOne();
      }
      const legs = raw.pty.median + raw.mqtt.median + raw.commit.median;
      bars.atMost('keypad byte to board byte, p50', path.whole.median / legs, bar, '× the raw legs’ p50');
    } finally {
      await raw.close();
      await hall.close();
    }
  });
}
