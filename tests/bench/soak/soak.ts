import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { hallOf } from '../../../server/src/cli/hall-of.ts';
import { loadHubFile } from '../../../server/src/config.ts';
import { credentialsFile } from '../../../server/src/data-folder.ts';
import { enrolInBulk } from '../agents/enrol-in-bulk.ts';
import { portOf } from '../agents/mqtt-rates.ts';
import { inBenchDirectory, type Bench } from '../bench.ts';
import { startChild } from '../child.ts';
import { inspect, type Inspected } from '../inspected.ts';
import { services, startBusyHub, windowCount, type BusyHub } from '../rates/busy-hub.ts';
import { reportDay, spendDay, type DayWish } from './day.ts';
import { morningAt } from './morning.ts';

const usual: DayWish = {
  hours: 8,
  speed: 20,
  membersAnHour: 4000,
  slices: 24,
  beyond: 16,
  more: 8,
};

const screens = 50;
const kiosks = Array.from({ length: 20 }, (_, at) => `K${at + 1}`);
/**
 * A hub with windows, screens and kiosks through the hours of a day, its clock and its timers turned up: what it holds as
 * the day goes on, and at its end beside a hub that has just started on the same journal. Everything the day itself needs,
 * both hold.
 */
export function benchSoak(bench: Bench, wish = usual): Promise<void> {
  return inBenchDirectory(async (directory) => {
    const env = morningAt(wish.speed);
    const hub = await startBusyHub(directory, { env, kiosks, prepare: () => enrolKiosks(directory) });
    const inspected = await inspect(hub.lines);
    const day = await untilClosed(hub, () => spendHallDay(directory, hub, inspected, wish));
    const fresh = await startBusyHub(directory, { env, kiosks });
    try {
      reportDay(bench, 'a hall', wish, { ...day, fresh: await (await inspect(fresh.lines)).held() });
    } finally {
      await fresh.close();
    }
  });
}

async function untilClosed<T>(hub: BusyHub, spend: () => Promise<T>): Promise<T> {
  try {
    return await spend();
  } finally {
    await hub.close();
  }
}

function enrolKiosks(directory: string): void {
  const hub = loadHubFile(join(directory, 'hall.yaml'));
  const { plan } = hallOf(hub, null);
  const data = join(directory, hub.machine.data);
  mkdirSync(data, { recursive: true });
  enrolInBulk(
    credentialsFile(data),
    [plan.hall.id],
    kiosks.map((id) => ({ id, kind: 'kiosk', windows: new Set() })),
  );
}

async function spendHallDay(directory: string, hub: BusyHub, inspected: Inspected, wish: DayWish) {
  const load = startChild('soak/load.ts', directory);
  try {
    await load.ask(
      {
        kind: 'open',
        origin: hub.origin,
        headers: hub.headers,
        mqttPort: portOf(hub.mqtt),
        hall: 'demo',
        agents: kiosks,
        screens,
        windows: windowCount,
        services,
        speed: wish.speed,
      },
      z.null(),
    );
    return await spendDay(load, inspected, wish);
  } finally {
    inspected.close();
    await load.stop();
  }
}
