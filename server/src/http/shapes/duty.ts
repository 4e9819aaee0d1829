import { z } from 'zod';
import {
  actor,
  agentId,
  bilingual,
  callingModes,
  openingPoint,
  serviceId,
  staffNumber,
  ticketClasses,
  ticketNumber,
  windowNumber,
} from '@jiaohao/shared';
import { fitness, kioskView } from './fitness.ts';
import { incidentView } from './incident.ts';
import { noticeView } from './notice.ts';
import { outageView } from './outage.ts';

const epochMs = z.int().describe('Epoch milliseconds');

/** With what the degradation table says of it; the whole table is at `/help/failures`. */
const dutyIncident = incidentView.extend({
  row: z.string().describe('Its row of the table at /help/failures'),
  severity: z.enum(['task', 'incident', 'urgent']),
  name: bilingual,
  member: bilingual.describe('What the member sees'),
  staff: bilingual.describe('What the staff do'),
  hub: bilingual.describe('What the hub does'),
  back: bilingual.describe('What happens when it works again'),
  minutesOpen: z.int(),
  escalated: z.boolean(),
});

const dutyWindow = z.object({
  window: windowNumber,
  status: z.enum(['closed', 'open', 'paused']),
  pause: z
    .object({
      reason: z.string(),
      fault: z.boolean(),
      clerk: staffNumber.nullable(),
      from: epochMs,
    })
    .nullable(),
  clerk: staffNumber.nullable(),
  ticket: ticketNumber.nullable(),
  ticketSince: epochMs.nullable(),
  services: z.array(z.object({ service: serviceId, rank: z.int() })).readonly(),
  helperServices: z.array(serviceId).readonly(),
  dedicatedGreen: z.boolean(),
  directed: z.array(ticketNumber).readonly().describe('Only this window is to call them'),
  held: z.array(ticketNumber).readonly().describe('Its clerk holds them aside'),
  ...fitness,
});

const dutyTask = bilingual.extend({
  kind: z.enum(['undelivered', 'device', 'call-back', 'handwork', 'conflict']),
  id: z.string().describe('Of the ticket, incident, call-back, handwork or conflict'),
  kiosk: agentId.nullable(),
  service: serviceId.nullable(),
  ticket: ticketNumber.nullable(),
  since: epochMs,
});

const queue = z.object({
  service: serviceId,
  name: bilingual,
  waiting: z.int(),
  longestMinutes: z.int(),
  longestSince: epochMs.nullable().describe('null: nobody waits'),
  promiseMinutes: z.number().nullable().describe('What the class of that longest wait is promised'),
  openWindows: z.int(),
  issuing: z.boolean().describe('Takes new tickets, as far as the duty manager is concerned'),
  lately: z.object({ came: z.int(), called: z.int() }).describe('In the last quarter of an hour'),
});

const waiter = z.object({
  ticket: ticketNumber,
  service: serviceId,
  class: z.enum(ticketClasses),
  since: epochMs,
  promiseMinutes: z.number(),
});

const alert = queue.extend({
  since: epochMs,
  actions: z
    .array(bilingual.extend({ n: z.int().describe('For POST /api/alerts/{service}/actions/{n}') }))
    .readonly()
    .describe('What one press would do'),
});

const outage = outageView.extend({
  minutesOpen: z.int(),
  overdue: z.boolean().describe('Its estimate has passed'),
  notice: bilingual.describe('As every screen has it'),
});

const absence = z.object({
  window: windowNumber,
  clerk: staffNumber.nullable(),
  reason: z.string(),
  from: epochMs,
  to: epochMs.nullable(),
});

const openingCheck = z.object({
  points: z.array(openingPoint).readonly(),
  note: z.string().nullable(),
  at: epochMs,
  by: actor,
});

/** The duty board. */
export const duty = z
  .object({
    at: epochMs,
    mode: z.enum(callingModes),
    incidents: z.array(dutyIncident).readonly().describe('Urgent ones first, then the oldest'),
    windows: z.array(dutyWindow).readonly(),
    kiosks: z.array(kioskView).readonly(),
    tasks: z.array(dutyTask).readonly(),
    outages: z.array(outage).readonly(),
    notices: z.array(noticeView).readonly(),
    alerts: z.array(alert).readonly().describe('Where too many wait'),
    queues: z.array(queue).readonly().describe('The longest wait first'),
    waiters: z.array(waiter).readonly().describe('Who waits longest, at most ten'),
    absences: z.array(absence).readonly().describe('Clerks who were away for long (§14-6)'),
    openingCheck: openingCheck.nullable(),
    leftOpen: z.boolean().describe('A later date has begun; a person closes the day'),
    limits: z.object({
      promise: z.record(z.enum(ticketClasses), z.number()).describe('Minutes'),
      longOutageMinutes: z.number(),
    }),
  })
  .register(z.globalRegistry, { id: 'Duty' });

export type DutyView = z.infer<typeof duty>;
