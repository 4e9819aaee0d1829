import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
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
import type { HallDay, Stamp } from '../domain/index.ts';
import type { HttpContext } from './context.ts';
import { fitness, kioskView } from './fitness.ts';
import { incidentView } from './incidents.ts';
import { noticeView } from './notices.ts';
import { outageView } from './outages.ts';
import { staffRead } from './staff-read.ts';

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

const duty = z
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

/** What one press would do is told in words only; the press itself is a route of its own. */
export function viewOfDuty(
  { dutyView }: Pick<HttpContext['views'], 'dutyView'>,
  state: HallDay,
  stamp: Stamp,
): z.input<typeof duty> {
  const view = dutyView(state, stamp);
  return {
    ...view,
    alerts: view.alerts.map(({ actions, ...rest }) => ({
      ...rest,
      actions: actions.map(({ n, zh, en }) => ({ n, zh, en })),
    })),
  };
}

/** The duty board: what is broken, what is to be done, where it is too full. */
export const dutyBoard =
  (context: HttpContext): FastifyPluginAsyncZod =>
  async (app) => {
    staffRead(app, context, '/duty', {
      tag: 'duty',
      summary: '值班看板 · What fails, what is to be done, where too many wait',
      view: duty,
      see: (state, stamp) => viewOfDuty(context.views, state, stamp),
    });
  };
