import type { Logger } from 'pino';
import type { StopSignal } from '@jiaohao/shared/node';
import type * as domain from '../domain/index.ts';
import { createSettlingGate, type SettlingGate } from '../mqtt/settling-gate.ts';
import { systemClock } from '../runtime/clock.ts';
import { openHall, type Hall } from '../runtime/hall.ts';
import { watchHubFaults, type HubFaults } from '../runtime/hub-faults.ts';
import { createRoom } from '../runtime/room.ts';
import type { WriterWatch } from '../runtime/watch.ts';
import type { JournalOnDisk } from '../store/journal-on-disk.ts';

interface HallParts {
  readonly plan: () => domain.HallPlan;
  readonly timeZone: string;
  readonly journal: JournalOnDisk;
  readonly trackerOf: (date: string, ticket: string) => string;
  readonly watch: WriterWatch;
  readonly log: Logger;
  readonly stop: StopSignal;
}

/** The hall, with what watches over its disk and over its first moments. */
export async function openWatchedHall({
  plan,
  timeZone,
  journal,
  trackerOf,
  watch,
  log,
  stop,
}: HallParts): Promise<{
  readonly hall: Hall;
  readonly gate: SettlingGate;
  readonly hubFaults: HubFaults;
}> {
  const clock = systemClock;
  const room = createRoom({ reserve: journal.reserve, clock, log });
  stop.defer(() => {
    room.stop();
  });
  const gate = createSettlingGate(clock);
  const { notNow } = gate;
  const hall = await openHall({ plan, timeZone, journal, clock, room, notNow, trackerOf, watch, log });
  // Hears of what is recorded before the watch over agents does: a loss that a technician has cleared is none any more
  // when the watch looks anew.
  const hubFaults = await watchHubFaults({ journal, room, hall, log });
  stop.defer(() => {
    hubFaults.stop();
  });
  return { hall, gate, hubFaults };
}
