import type { ByKind } from './dispatch.ts';
import { incidentSeen, type IncidentSeen, type Picture } from './picture.ts';

/** What events of failing and repairing change. */
export const failureChanges: ByKind<[picture: Picture], void> = {
  incidentOpened: ({ incident }, { failures }) => {
    failures.incidents.set(incident.id, incidentSeen(incident));
  },
  incidentQuiet: ({ incident }, picture) => change(picture, incident, { quiet: true }),
  incidentBack: ({ incident }, picture) => change(picture, incident, { quiet: false }),
  repairEstimated: ({ incident }, picture) => change(picture, incident, { escalated: false }),
  incidentEscalated: ({ incident }, picture) => change(picture, incident, { escalated: true }),
  incidentClosed: ({ incident }, { failures }) => {
    failures.incidents.delete(incident);
  },
  modeChanged: ({ mode }, { failures }) => {
    failures.mode = mode;
  },
  outageDeclared: ({ outage }, { failures }) => {
    failures.outages.add(outage.id);
  },
  outageEnded: ({ outage }, { failures }) => {
    failures.outages.delete(outage);
  },
  handworkRegistered: ({ handwork }, { failures }) => {
    failures.handwork.add(handwork.id);
  },
  handworkEntered: ({ handwork }, { failures }) => {
    failures.handwork.delete(handwork);
  },
  callBackRequested: ({ callBack }, { failures }) => {
    failures.callBacks.add(callBack.id);
  },
  callBackFinished: ({ callBack }, { failures }) => {
    failures.callBacks.delete(callBack);
  },
  noticePosted: ({ notice }, { failures }) => {
    failures.notices.add(notice.id);
  },
  noticeWithdrawn: ({ notice }, { failures }) => {
    failures.notices.delete(notice);
  },
  crowdingNoticed: ({ service }, { failures }) => {
    failures.crowded.add(service);
  },
  crowdingEnded: ({ service }, { failures }) => {
    failures.crowded.delete(service);
  },
};

function change({ failures }: Picture, id: string, to: Partial<IncidentSeen>): void {
  const seen = failures.incidents.get(id);
  if (seen !== undefined) Object.assign(seen, to);
}
