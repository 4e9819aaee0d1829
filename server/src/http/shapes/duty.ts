import { z } from 'zod';
import {
  agentId,
  bilingual,
  callingModes,
  serviceId,
  staffNumber,
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
  pause: z.object({ reason: z.string(), fault: z.boolean() }).nullable(),
  clerk: staffNumber.nullable(),
  ticket: ticketNumber.nullable(),
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
  openWindows: z.int(),
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
  })
  .register(z.globalRegistry, { id: 'Duty' });

export type DutyView = z.infer<typeof duty>;
