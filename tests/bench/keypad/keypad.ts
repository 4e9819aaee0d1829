import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { readCredentials } from '@jiaohao/shared/node';
import { enroll } from '../../hall/hall-files.ts';
import { signIn, StaffSecrets } from '../../hall/staff-secrets.ts';
import { portOf } from '../agents/mqtt-rates.ts';
import { inBenchDirectory, type Bench } from '../bench.ts';
import { betweenPressesMs, createCallPath, type CallPath } from '../call-path.ts';
import { startChild, type Child } from '../child.ts';
import { openMeasuredHall, type MeasuredHall } from '../measured-hall.ts';
import { openRawLimits, type RawLimits } from '../raw-limits.ts';
import { head, row, Samples } from '../samples.ts';
import { loadKiosks, withRoomForLoad } from './load-hall.ts';

/** p99 of the whole path may be so many times the sum of what its legs need raw, at p99, in the same minutes. */
const bars = { idle: 3, loaded: 8 };
const usual = { presses: 200, perSecond: 2000, bars };
const warmUp = 16;

/** A path and the raw legs taken beside it, press by press. */
interface Phase {
  readonly path: CallPath;
  readonly raw: RawLimits;
  /** The legs' p99, added: two ptys, two hops over MQTT, one durable commit. */
  readonly legs: number;
}

/**
 * From the byte that a keypad writes on its pty to the bytes on the board's, through agent, broker, hub, disk and back: with
 * nothing else going on, and with other commands coming in over HTTP and MQTT, so many a second.
 */
export function benchKeypad(bench: Bench, wish = usual): Promise<void> {
  return inBenchDirectory(async (directory) => {
    const hall = await openMeasuredHall(directory, withRoomForLoad);
    const load = startChild('keypad/load.ts', directory);
    try {
      const idle = await phase(directory, hall, wish.presses);
      await begin(load, hall, directory, wish.perSecond);
      const loaded = await phase(directory, hall, wish.presses);
      const put = await load.ask({ kind: 'end' }, z.object({ rate: z.number(), refused: z.int() }));
      report(bench, wish, { idle, loaded, ...put });
    } finally {
      await load.stop();
      await hall.close();
    }
  });
}

async function phase(directory: string, hall: MeasuredHall, presses: number): Promise<Phase> {
  const raw = await openRawLimits(directory);
  try {
    // No press of the phase before may still be folded into the first of this.
    await pause(betweenPressesMs);
    await take(createCallPath(hall), raw, warmUp);
    for (const samples of Object.values(raw)) if (samples instanceof Samples) samples.forget();
    await pause(betweenPressesMs);
    const path = createCallPath(hall);
    await take(path, raw, presses);
    return { path, raw, legs: raw.pty.p99 + raw.mqtt.p99 + raw.commit.p99 };
  } finally {
    await raw.close();
  }
}

async function take(path: CallPath, raw: RawLimits, presses: number): Promise<void> {
  for (let n = 0; n < presses; n += 1) {
    await path.takeOne();
    await raw.takeOne();
  }
}

async function begin(load: Child, hall: MeasuredHall, directory: string, perSecond: number): Promise<void> {
  for (const kiosk of loadKiosks) await enroll(kiosk, directory);
  const agents = loadKiosks.map((id) => readCredentials(join(directory, `run/secrets/${id}.json`)));
  const password = await new StaffSecrets({ directory, disk: undefined }).passwordOf('10', hall.address);
  await load.ask(
    {
      kind: 'begin',
      origin: hall.address,
      headers: await signIn(hall.address, '10', password),
      mqttPort: portOf(hall.mqtt),
      hall: 'demo',
      agents: agents.map(({ agent, secret }) => ({ agent, secret })),
      perSecond,
    },
    z.null(),
  );
}

function report(
  { print, bars: all }: Bench,
  wish: typeof usual,
  { idle, loaded, rate, refused }: { idle: Phase; loaded: Phase; rate: number; refused: number },
): void {
  print('Every figure in milliseconds. Devices on pseudo-terminals without pacing.\n');
  const under = `under ${rate.toFixed(0)} other commands a second`;
  for (const [name, { path, raw }] of [
    ['idle', idle],
    [under, loaded],
  ] as const) {
    print(head(`A press of the call key, ${name}`));
    for (const samples of [raw.pty, raw.mqtt, raw.commit]) print(row(samples));
    for (const samples of [path.acknowledged, path.answered, path.decided, path.written]) print(row(samples));
    print(`${row(path.whole)}\n`);
  }
  const times = ({ path }: Phase, { legs }: Phase): number => path.whole.p99 / legs;
  const unit = '× the raw legs’ p99';
  all.atMost('keypad byte to board byte, idle, p99', times(idle, idle), wish.bars.idle, unit);
  all.atMost(
    `keypad byte to board byte, ${under}, p99`,
    times(loaded, loaded),
    wish.bars.loaded,
    `${unit} (${times(loaded, idle).toFixed(1)} × those of the idle machine)`,
  );
  all.atLeast('load that was put on', rate, 0.95 * wish.perSecond, `commands a second (${refused} refused)`);
}
