import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../hall/processes.ts';
import { createCallPath } from './call-path.ts';
import { createChoicePath } from './choice-path.ts';
import { judge } from './judge.ts';
import { openMeasuredHall } from './measured-hall.ts';
import { openRawLimits } from './raw-limits.ts';
import { benchRouting } from './routing.ts';
import { head, row, Samples } from './samples.ts';

/*
 * Figures of the whole path on this machine, beside what the machine does raw in the same run: npm run bench
 * Every sample of a path is followed by one of each raw limit, so that whatever else the machine does meets both.
 */
const { values } = parseArgs({ options: { samples: { type: 'string', default: '400' } } });
/** A day has 500 numbers a series; calls and tickets share them. */
const most = 600;
const count = Math.min(most, Math.max(1, Math.floor(Number(values.samples)) || 1));
/** The first of each are warming up: windows open with their first call, code is compiled, files grow to their size. */
const warmUp = 16;
const print = (line: string): void => console.log(line);

print(
  `Measuring ${count} calls and ${Math.ceil(count / 2)} tickets; about ${Math.ceil(count / 4)} seconds.\n`,
);
// On the disk where a hub keeps its journal, not in a temporary folder that may be memory.
mkdirSync(resolve(root, 'run'), { recursive: true });
const directory = mkdtempSync(join(root, 'run/bench-'));
const raw = await openRawLimits(directory);
const hall = await openMeasuredHall(directory);
const call = createCallPath(hall);
const choice = createChoicePath(hall);
const callFloor = new Samples('the machine alone: pty + MQTT + one commit');
const choiceFloor = new Samples('the machine alone: pty + MQTT + three commits');
const everySamples: Samples[] = [callFloor, choiceFloor];
for (const measured of [raw, call, choice])
  everySamples.push(...Object.values(measured).filter((value) => value instanceof Samples));

try {
  await run(warmUp);
  for (const samples of everySamples) samples.forget();
  await run(count);
} finally {
  await hall.close();
  await raw.close();
  rmSync(directory, { recursive: true, force: true });
}

/** Calls and choices take turns, two to one, each beside the raw limits. */
async function run(samples: number): Promise<void> {
  for (let n = 0; n < samples; n += 1) {
    await call.takeOne();
    const { pty, mqtt, commit } = await raw.takeOne();
    callFloor.add(pty + mqtt + commit);
    if (n % 2 === 1) continue;
    await choice.takeOne();
    const one = await raw.takeOne();
    choiceFloor.add(one.pty + one.mqtt + 3 * one.commit);
  }
}

print(
  'Every figure in milliseconds. Devices on pseudo-terminals without pacing; hub and agents are processes of their own.\n',
);
print(head('What this machine does raw, in the same run'));
for (const samples of [raw.pty, raw.mqtt, raw.commit, raw.fsync]) print(row(samples));
print(`\n${head('A press of the call key')}`);
print(row(callFloor));
print(row(call.acknowledged, raw.pty));
print(row(call.answered, raw.mqtt));
print(row(call.decided));
print(row(call.written, raw.pty));
print(row(call.whole, callFloor));
print(`\n${head('A service chosen at a kiosk')}`);
print(row(choiceFloor));
print(row(choice.decided));
print(row(choice.composed));
print(row(choice.whole, choiceFloor));
print('');
const verdicts = [judge(call.whole, callFloor), judge(choice.whole, choiceFloor)];
for (const { words } of verdicts) print(words);
print('');
await benchRouting(print);
process.exitCode = verdicts.some(({ passed, counts }) => !passed && counts) ? 1 : 0;
