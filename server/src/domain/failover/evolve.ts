import { known } from '../hall-day/lookup.ts';
import type { HallEvent, HallEventType } from '../hall-day/events.ts';
import type { HallDay } from '../hall-day/state.ts';
import type { FailoverEvents } from './events.ts';
import type { Incident } from './standing.ts';

type Evolver<T extends HallEventType> = (state: HallDay, event: HallEvent<T>) => void;

function changeIncident(state: HallDay, id: string, change: Partial<Incident>): void {
  const { incidents } = state.failures;
  incidents.set(id, { ...known(incidents.get(id), `incident ${id}`), ...change });
}

/** Takes what has ended off its list. */
function end<T>(list: Map<string, T>, id: string, what: string): void {
  known(list.get(id), `${what} ${id}`);
  list.delete(id);
}

/** What each event of failing and repairing does to the day. */
export const failoverEvolvers: { readonly [T in keyof FailoverEvents]: Evolver<T> } = {
  incidentOpened({ failures }, { incident }) {
    failures.incidents.set(incident.id, incident);
    failures.opened += 1;
  },
  incidentQuiet: (state, { incident }) => changeIncident(state, incident, { waitsForClearing: true }),
  incidentBack: (state, { incident }) => changeIncident(state, incident, { waitsForClearing: false }),
  /** Overdue again only when this estimate has passed too. */
  repairEstimated: (state, { incident, repairBy }) =>
    changeIncident(state, incident, { repairBy, escalatedAt: null }),
  incidentEscalated: (state, { incident, at }) => changeIncident(state, incident, { escalatedAt: at }),
  incidentClosed: ({ failures }, { incident }) => end(failures.incidents, incident, 'incident'),
  modeChanged({ failures }, { mode }) {
    failures.mode = mode;
  },

  outageDeclared: ({ failures }, { outage }) => void failures.outages.set(outage.id, outage),
  outageEnded: ({ failures }, { outage }) => end(failures.outages, outage, 'outage'),
  handworkRegistered: ({ failures }, { handwork }) => void failures.handwork.set(handwork.id, handwork),
  handworkEntered: ({ failures }, { handwork }) => end(failures.handwork, handwork, 'handwork'),
  callBackRequested: ({ failures }, { callBack }) => void failures.callBacks.set(callBack.id, callBack),
  callBackFinished: ({ failures }, { callBack }) => end(failures.callBacks, callBack, 'call-back'),
  noticePosted: ({ failures }, { notice }) => void failures.notices.set(notice.id, notice),
  noticeWithdrawn: ({ failures }, { notice }) => end(failures.notices, notice, 'notice'),
  crowdingNoticed: ({ failures }, { service, at }) => void failures.crowded.set(service, { service, at }),
  crowdingEnded: ({ failures }, { service }) => end(failures.crowded, service, 'crowding of'),
};
