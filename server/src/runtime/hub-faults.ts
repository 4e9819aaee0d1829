import type { Logger } from 'pino';
import type { Fault } from '@jiaohao/shared';
import type { HallEvent } from '../domain/index.ts';
import type { JournalOnDisk, Loss } from '../store/journal-on-disk.ts';
import type { Hall } from './hall.ts';
import type { Room } from './room.ts';

export interface HubFaultsOptions {
  readonly journal: Pick<JournalOnDisk, 'losses' | 'lossesSeen'>;
  readonly room: Room;
  readonly hall: Pick<Hall, 'look' | 'onRecorded'>;
}

/** What is wrong with the hub itself. */
export interface HubFaults {
  current(): readonly Fault[];
  onChange(listener: (faults: readonly Fault[]) => void): () => void;
  stop(): void;
}

/**
 * Watches over the hub's own disk and journal for one of its halls. A loss is a fault until a technician of one of them
 * clears its incident: no machine can say that it is repaired.
 */
export async function watchHubFaults({ journal, room, hall }: HubFaultsOptions): Promise<HubFaults> {
  const listeners = new Set<(faults: readonly Fault[]) => void>();
  const current = (): Fault[] => [
    ...(journal.losses().length > 0 ? (['journal-damaged'] as const) : []),
    ...(room.state() === 'enough' ? [] : (['disk-full'] as const)),
  ];
  const changed = (): void => {
    for (const listener of listeners) listener(current());
  };

  const aboutLosses = new Set(
    await hall.look(({ failures }) =>
      [...failures.incidents.values()].filter(({ fault }) => fault === 'journal-damaged').map(({ id }) => id),
    ),
  );
  const heed = (event: HallEvent): void => {
    if (event.type === 'incidentOpened' && event.incident.fault === 'journal-damaged')
      aboutLosses.add(event.incident.id);
    if (event.type !== 'incidentClosed' || !aboutLosses.delete(event.incident) || event.how !== 'cleared')
      return;
    journal.lossesSeen();
    changed();
  };
  const stops = [
    room.onChange(changed),
    hall.onRecorded(({ events }) => {
      for (const event of events) heed(event);
    }),
  ];
  return {
    current,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop() {
      for (const stop of stops) stop();
    },
  };
}

/** Says in the log what the journal's opening found. */
export function tellFindings(
  { unfinished, losses }: Pick<JournalOnDisk, 'unfinished' | 'losses'>,
  log: Logger,
): void {
  if (unfinished !== null)
    log.warn(
      { unfinished },
      'the journal ended in a write that had not finished; nobody had been told that it was done',
    );
  for (const loss of losses()) log.error({ loss }, `the journal has lost entries: ${sentences[loss.why]}`);
}

const sentences: Readonly<Record<Loss['why'], string>> = {
  shorter: 'it ends before the last one that was acknowledged',
  differs: 'it is not the journal that was written here last, or what stands in it was changed',
  log: 'whole commits of its write-ahead log could not be read and were kept aside',
};
