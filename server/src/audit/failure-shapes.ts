import { z } from 'zod';
import { actor, bilingual, callingModes, faults, serviceId, subject, ticketNumber } from '@jiaohao/shared';
import type { FailoverEvents } from '../domain/failover/events.ts';

const words = z.string();
const time = z.int().nonnegative();

const incident = z.object({
  id: words,
  subject,
  fault: z.enum(faults),
  what: words.nullable(),
  since: time,
  openedAt: time,
  repairBy: time.nullable(),
  escalatedAt: time.nullable(),
  waitsForClearing: z.boolean(),
});
const outage = z.object({
  id: words,
  services: z.union([z.literal('all'), z.array(serviceId)]),
  what: words,
  declaredAt: time,
  repairBy: time,
  long: z.boolean(),
});
const byHand = { id: words, service: serviceId, ticket: ticketNumber.nullable(), by: actor, at: time };
const handwork = z.object({ ...byHand, note: words });
const callBack = z.object({ ...byHand, what: words });
const notice = z.object({ id: words, text: bilingual, at: time });

/** What fails and goes on beyond a day's end. */
export const carriedFailures = z.object({
  incidents: z.array(incident),
  outages: z.array(outage),
  handwork: z.array(handwork),
  callBacks: z.array(callBack),
  notices: z.array(notice),
});

const ofIncident = z.object({ incident: words });

/** What each event of failing and repairing must carry. */
export const failureShapes: { readonly [K in keyof FailoverEvents]: z.ZodType<FailoverEvents[K]> } = {
  incidentOpened: z.object({ incident }),
  incidentQuiet: ofIncident,
  incidentBack: ofIncident,
  repairEstimated: ofIncident.extend({ repairBy: time }),
  incidentEscalated: ofIncident,
  incidentClosed: ofIncident.extend({ how: z.enum(['recovered', 'cleared']), note: words.nullable() }),
  modeChanged: z.object({ mode: z.enum(callingModes) }),
  outageDeclared: z.object({ outage }),
  outageEnded: z.object({ outage: words }),
  handworkRegistered: z.object({ handwork }),
  handworkEntered: z.object({ handwork: words }),
  callBackRequested: z.object({ callBack }),
  callBackFinished: z.object({ callBack: words, note: words }),
  noticePosted: z.object({ notice }),
  noticeWithdrawn: z.object({ notice: words }),
  crowdingNoticed: z.object({
    service: serviceId,
    why: z.enum(['many', 'long']),
    waiting: z.int(),
    longestMinutes: z.int(),
  }),
  crowdingEnded: z.object({ service: serviceId }),
};
