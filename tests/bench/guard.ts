import { benchMqtt, usual as mqtt } from './agents/mqtt-rates.ts';
import type { Bench } from './bench.ts';
import { benchCalling } from './calling.ts';
import { benchJournal } from './journal/journal.ts';
import { benchPress } from './keypad/press.ts';
import { benchRates, usual as rates } from './rates/rates.ts';
import { benchSoak } from './soak/soak.ts';

/** What is measured of little and beside others is held to a bar so many times as wide: it guards against losing much. */
const room = 3;

/**
 * The bench in short, for every test run: ratios to what the machine does raw in the same seconds, and counts, never times.
 * What needs much to say anything (ten thousand agents, a very long day, 99th percentiles) is left to the whole bench.
 */
export async function benchGuard(bench: Bench): Promise<void> {
  benchCalling(bench, { rounds: 5, timesARound: 400, bar: 2 * room });
  await benchRates(bench, {
    ...rates,
    rounds: 5,
    alone: 20,
    together: 800,
    warmUp: 2000,
    // Each act is on the disk, which others may be using.
    bars: { share: rates.bars.share / (room + 1), commits: null },
  });
  await benchMqtt(bench, {
    agents: 100,
    halls: 1,
    kiosks: 32,
    rounds: 5,
    answers: 800,
    warmUp: 2000,
    bar: mqtt.bar / (room + 1),
  });
  await benchPress(bench, { presses: 24, bar: 3 * room });
  // Of the same seed the same bytes, on any machine: little room is enough.
  await benchJournal(bench, { days: 1, bar: 1.5 * 250 });
  await benchSoak(bench, {
    hours: 0.05,
    speed: 20,
    membersAnHour: 8000,
    slices: 5,
    beyond: 50,
    // Connections that are kept open have some each; one left behind by every command would be 1600.
    more: 150,
  });
}
