import type { HallEvent } from '../hall-day/events.ts';
import type { Incident } from '../failover/standing.ts';

/** An incident from its notice to its end, or as it stands. */
export interface PastIncident {
  readonly incident: Incident;
  /** Null: it is open. */
  readonly closedAt: number | null;
  readonly how: 'recovered' | 'cleared' | null;
  readonly note: string | null;
}

const asOpen = (incident: Incident): PastIncident => ({ incident, closedAt: null, how: null, note: null });

/** Every incident in these events of one or several days, in the order they were opened. */
export function pastIncidents(events: Iterable<HallEvent>): readonly PastIncident[] {
  const all = new Map<string, PastIncident>();
  const learn = (id: string, change: (before: PastIncident) => PastIncident): void => {
    const before = all.get(id);
    if (before !== undefined) all.set(id, change(before));
  };
  for (const event of events) {
    if (event.type === 'dayOpened') {
      for (const incident of event.carried.incidents)
        if (!all.has(incident.id)) all.set(incident.id, asOpen(incident));
    } else if (event.type === 'incidentOpened') all.set(event.incident.id, asOpen(event.incident));
    else if (event.type === 'repairEstimated')
      learn(event.incident, (before) => ({
        ...before,
        incident: { ...before.incident, repairBy: event.repairBy },
      }));
    else if (event.type === 'incidentClosed')
      learn(event.incident, (before) => ({
        ...before,
        closedAt: event.at,
        how: event.how,
        note: event.note,
      }));
  }
  return [...all.values()];
}

/** How a device has fared: how often it failed, and how long it took until that was noticed and repaired. */
export interface RepairTimes {
  readonly failures: number;
  /** Means, ms; null where nothing is known. To repair: from when it was seen to when it worked again. */
  readonly meanToNotice: number | null;
  readonly meanToRepair: number | null;
}

export function repairTimes(incidents: readonly PastIncident[]): RepairTimes {
  return {
    failures: incidents.length,
    meanToNotice: mean(incidents.map(({ incident }) => incident.openedAt - incident.since)),
    meanToRepair: mean(
      incidents.flatMap(({ incident, closedAt }) => (closedAt === null ? [] : [closedAt - incident.since])),
    ),
  };
}

function mean(all: readonly number[]): number | null {
  return all.length === 0 ? null : Math.round(all.reduce((sum, each) => sum + each, 0) / all.length);
}
