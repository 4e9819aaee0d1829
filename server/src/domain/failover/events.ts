import type { CallingMode, ServiceId } from '@jiaohao/shared';
import type { CallBack, Handwork, Incident, Notice, Outage } from './standing.ts';

type IncidentId = { readonly incident: string };

/** What failed, and what was done about it. */
export interface FailoverEvents {
  incidentOpened: { readonly incident: Incident };
  /** The machine is well again, but a technician must clear the incident. */
  incidentQuiet: IncidentId;
  /** Not quiet after all. */
  incidentBack: IncidentId;
  repairEstimated: IncidentId & { readonly repairBy: number };
  incidentEscalated: IncidentId;
  /** `recovered`: its machine said so, or its window goes on; `cleared`: a technician did. */
  incidentClosed: IncidentId & { readonly how: 'recovered' | 'cleared'; readonly note: string | null };
  modeChanged: { readonly mode: CallingMode };

  /** Also when a new estimate is given: the outage as it stands now. */
  outageDeclared: { readonly outage: Outage };
  outageEnded: { readonly outage: string };
  handworkRegistered: { readonly handwork: Handwork };
  handworkEntered: { readonly handwork: string };
  callBackRequested: { readonly callBack: CallBack };
  callBackFinished: { readonly callBack: string; readonly note: string };
  noticePosted: { readonly notice: Notice };
  noticeWithdrawn: { readonly notice: string };
  /** More wait for a service than the hall should let wait; `why`: too many for its windows, or too long. */
  crowdingNoticed: {
    readonly service: ServiceId;
    readonly why: 'many' | 'long';
    readonly waiting: number;
    readonly longestMinutes: number;
  };
  crowdingEnded: { readonly service: ServiceId };
}
