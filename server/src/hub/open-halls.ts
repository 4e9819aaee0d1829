import type { HubFile } from '../config.ts';
import { JournalError } from '../store/journal-error.ts';
import { openHallOfHub, type HallOfHub } from './hall-of-hub.ts';
import type { HubParts } from './hub-parts.ts';

/** The halls of a hub that were opened, and why others were not. */
export interface OpenedHalls {
  readonly open: ReadonlyMap<string, HallOfHub>;
  /** The host names of those that could not be opened. */
  readonly closed: ReadonlySet<string>;
}

/**
 * Opens all halls. One that cannot be read must not keep the others from their work: the log says why, and what to do.
 * @throws JournalError when it is the only one.
 */
export async function openHalls({ halls }: HubFile, hub: HubParts): Promise<OpenedHalls> {
  const open = new Map<string, HallOfHub>();
  const closed = new Set<string>();
  for (const file of halls) {
    const { id } = file.plan.hall;
    try {
      open.set(id, await openHallOfHub(file, hub));
    } catch (error) {
      if (file.host === null || !(error instanceof JournalError)) throw error;
      closed.add(file.host);
      hub.log.error(
        { hall: id, err: error },
        `${id} 大厅无法打开，其余大厅照常：${error.message} The hall ${id} could not be opened, the others go on`,
      );
    }
  }
  return { open, closed };
}
