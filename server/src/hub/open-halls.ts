import type { HubFile } from '../config.ts';
import * as domain from '../domain/index.ts';
import { remember, rememberAll, type Memory } from '../runtime/memory.ts';
import { JournalError } from '../store/journal-error.ts';
import { openHallOfHub, type HallOfHub } from './hall-of-hub.ts';
import type { HubParts } from './hub-parts.ts';
import { planHall, type PlannedHall } from './planned-hall.ts';

/** The halls of a hub that were opened, and those that were not. */
export interface OpenedHalls {
  /** By their ids. */
  readonly open: ReadonlyMap<string, HallOfHub>;
  /** The host names of those whose journal cannot be read. */
  readonly closed: ReadonlySet<string>;
}

/**
 * Opens all halls. One that cannot be read must not keep the others from their work: the log says why, and what to do.
 * @throws JournalError when it is the only one.
 */
export async function openHalls({ halls }: HubFile, hub: HubParts): Promise<OpenedHalls> {
  const planned = halls.map((file) => planHall(file, hub));
  const memories = await memoriesOf(planned, hub);
  const open = new Map<string, HallOfHub>();
  const closed = new Set<string>();
  for (const hall of planned) {
    const memory = memories.get(hall.id);
    if (memory !== undefined) open.set(hall.id, await openHallOfHub(hall, memory, hub));
    else if (hall.host !== null) closed.add(hall.host);
  }
  return { open, closed };
}

/** What the journal says of the halls, all in one go; where that fails, of each alone, without those that cannot be read. */
async function memoriesOf(
  planned: readonly PlannedHall[],
  hub: HubParts,
): Promise<ReadonlyMap<string, Memory>> {
  const { journal } = hub.stores;
  const plans = planned.map(({ settings }) => settings.hallPlan());
  try {
    return await rememberAll(journal, domain, plans);
  } catch (error) {
    const isAlone = planned.some(({ host }) => host === null);
    if (isAlone || !(error instanceof JournalError)) throw error;
  }
  const memories = new Map<string, Memory>();
  for (const plan of plans) {
    try {
      memories.set(plan.id, await remember(journal, domain, plan));
    } catch (error) {
      if (!(error instanceof JournalError)) throw error;
      const words = `大厅“${plan.id}”无法打开，其余大厅照常。 The hall ${plan.id} cannot be opened, the others go on: ${error.message}`;
      hub.log.error({ hall: plan.id, err: error }, words);
    }
  }
  return memories;
}
