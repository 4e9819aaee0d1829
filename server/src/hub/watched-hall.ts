import type { HallPlan } from '../domain/index.ts';
import { createSettlingGate, type SettlingGate } from '../mqtt/settling-gate.ts';
import { hallFrom, type Hall } from '../runtime/hall.ts';
import { watchHubFaults, type HubFaults } from '../runtime/hub-faults.ts';
import type { Memory } from '../runtime/memory.ts';
import type { HubParts } from './hub-parts.ts';

interface HallParts {
  /** As the journal has it. */
  readonly memory: Memory;
  readonly plan: () => HallPlan;
  readonly trackerOf: (date: string, ticket: string) => string;
}

/** The hall, with what watches over the hub's disk and over its own first moments. */
export async function openWatchedHall(
  { memory, plan, trackerOf }: HallParts,
  { machine: { timeZone }, stores: { journal }, room, measured, clock, log, stop }: HubParts,
): Promise<{
  readonly hall: Hall;
  readonly gate: SettlingGate;
  readonly hubFaults: HubFaults;
}> {
  const gate = createSettlingGate(clock);
  const { notNow } = gate;
  const watch = measured.writer;
  const hall = hallFrom(memory, { plan, timeZone, journal, clock, room, notNow, trackerOf, watch, log });
  // Hears of what is recorded before the watch over agents does: a loss that a technician has cleared is none any more
  // when the watch looks anew.
  const hubFaults = await watchHubFaults({ journal, room, hall });
  stop.defer(() => {
    hubFaults.stop();
  });
  return { hall, gate, hubFaults };
}
