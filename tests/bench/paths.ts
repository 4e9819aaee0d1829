import { inBenchDirectory, type Bench } from './bench.ts';
import { createCallPath, type CallPath } from './call-path.ts';
import { createChoicePath, type ChoicePath } from './choice-path.ts';
import { judge } from './judge.ts';
import { openMeasuredHall } from './measured-hall.ts';
import { openRawLimits, type RawLimits } from './raw-limits.ts';
import { head, row, Samples } from './samples.ts';

/** The first of each are warming up: windows open with their first call, code is compiled, files grow to their size. */
const warmUp = 16;

interface Measured {
  readonly raw: RawLimits;
  readonly call: CallPath;
  readonly choice: ChoicePath;
  readonly callFloor: Samples;
  readonly choiceFloor: Samples;
}

/**
 * The whole path of a call and of a ticket, beside what the machine does raw. Every sample of a path is followed by one of
 * each raw limit, so that whatever else the machine does meets both.
 */
export async function benchPaths(bench: Bench, count: number): Promise<void> {
  bench.print(
    `Measuring ${count} calls and ${Math.ceil(count / 2)} tickets; about ${Math.ceil(count / 4)} seconds.\n`,
  );
  await inBenchDirectory(async (directory) => report(bench, await measure(directory, count)));
}

async function measure(directory: string, count: number): Promise<Measured> {
  const raw = await openRawLimits(directory);
  const hall = await openMeasuredHall(directory);
  const measured: Measured = {
    raw,
    call: createCallPath(hall),
    choice: createChoicePath(hall),
    callFloor: new Samples('the machine alone: pty + MQTT + one commit'),
    choiceFloor: new Samples('the machine alone: pty + MQTT + three commits'),
  };
  try {
    await take(measured, warmUp);
    for (const part of [measured, raw, measured.call, measured.choice])
      for (const samples of Object.values(part)) if (samples instanceof Samples) samples.forget();
    await take(measured, count);
  } finally {
    await hall.close();
    await raw.close();
  }
  return measured;
}

/** Calls and choices take turns, two to one, each beside the raw limits. */
async function take({ raw, call, choice, callFloor, choiceFloor }: Measured, samples: number): Promise<void> {
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

function report({ print, bars }: Bench, { raw, call, choice, callFloor, choiceFloor }: Measured): void {
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
  print(row(choice.whole, choiceFloor));
  print('');
  judge(bars, call.whole, callFloor);
  judge(bars, choice.whole, choiceFloor);
  print('');
}
