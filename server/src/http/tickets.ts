import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import {
  agentId,
  deliveries,
  greenReasons,
  keyedNumber,
  member,
  seriesIn,
  serviceId,
  ticketStates,
  wholeNumber,
  windowNumber,
  words,
  type Command,
  type NumberDigits,
} from '@jiaohao/shared';
import { commandRoute, nothing, type App, type CommandRoute } from './command-route.ts';
import { refuse } from './refuse.ts';
import { refusalBody, ticketParams } from './schemas.ts';
import { ticketView } from './shapes/ticket.ts';
import { viewOfTicket } from './ticket-view.ts';
import { sessionOf } from './sign-in/who.ts';

const tag = 'tickets';
const green = z.strictObject({ reason: z.enum(greenReasons), note: words.optional() });

/** Something done to a ticket: `POST /tickets/A012/<verb>`. */
function verb<Body extends z.ZodType>(
  path: string,
  summary: string,
  body: Body,
  make: (ticket: string, body: z.output<Body>) => Command,
): CommandRoute {
  return commandRoute(`/tickets/:ticket/${path}`, {
    tag,
    summary,
    params: ticketParams,
    body,
    make: ({ ticket }, said) => make(ticket, said),
  });
}

const commands: readonly CommandRoute[] = [
  commandRoute('/tickets', {
    tag,
    summary: '咨询岗取号 · Issue a ticket at the desk',
    params: z.object({}),
    body: z.strictObject({ service: serviceId, member: member.optional(), green: green.optional() }),
    make: (_, body) => ({ kind: 'issue', source: 'desk', ...body }),
  }),
  verb('reprint', '补打 · Print again', nothing, (ticket) => ({ kind: 'reprint', ticket })),
  verb(
    'print',
    '在取号机打印 · Have a kiosk put it on paper',
    z.strictObject({ kiosk: agentId }),
    (ticket, { kiosk }) => ({ kind: 'order-print', ticket, kiosk }),
  ),
  verb(
    'delivery',
    '确认送达 · Say how the member has it',
    z.strictObject({ delivery: z.enum(deliveries) }),
    (ticket, { delivery }) => ({ kind: 'confirm-delivery', ticket, delivery }),
  ),
  verb('reinstate', '过号恢复 · Reinstate a missed ticket', nothing, (ticket) => ({
    kind: 'reinstate',
    ticket,
  })),
  verb('ready', '材料已齐 · Papers are checked', nothing, (ticket) => ({ kind: 'ready', ticket })),
  verb('cancel', '取消 · Cancel', z.strictObject({ reason: words.optional() }).nullish(), (ticket, body) => ({
    kind: 'cancel',
    ticket,
    ...body,
  })),
  verb('green', '给予绿色通道 · Grant the green channel', green, (ticket, grant) => ({
    kind: 'grant-green',
    ticket,
    green: grant,
  })),
  verb(
    'revoke-priority',
    '取消优先 · Revoke priority',
    z.strictObject({ reason: words }),
    (ticket, { reason }) => ({
      kind: 'revoke-priority',
      ticket,
      reason,
    }),
  ),
  verb(
    'reassign',
    '调整窗口 · Reassign to a window, or with null back to its service',
    z.strictObject({ window: windowNumber.nullable() }),
    (ticket, { window }) => ({ kind: 'reassign', ticket, window }),
  ),
];

/** Tickets: the desk's side of a ticket's life. Reading them needs a session, because staff see the masked name. */
export const tickets: FastifyPluginAsyncZod = async (app) => {
  for (const route of commands) route(app);
  listTickets(app);
  oneTicket(app);
};

const refusals = { 401: refusalBody, 404: refusalBody, 503: refusalBody };
const security = [{ session: [] }];

/** What a number ends with that was typed: with its letter it is the whole number. */
const endingOf = (typed: string, digits: NumberDigits): string =>
  seriesIn(typed) === '' ? typed : wholeNumber(typed, digits);

function listTickets(app: App): void {
  const querystring = z.object({
    state: z.enum(ticketStates).optional(),
    service: serviceId.optional(),
    digits: keyedNumber.optional().describe('A number, `A12` for A012, or its last digits'),
    limit: z.coerce.number().int().min(1).max(1000).default(200),
  });
  app.get(
    '/tickets',
    {
      schema: {
        tags: [tag],
        summary: '今日号票 · Tickets of the day, in issue order',
        security,
        querystring,
        response: { 200: z.array(ticketView), ...refusals },
      },
    },
    async (request, reply) => {
      const { context } = request;
      if (sessionOf(request) === null) return refuse(reply, 'log-in-first');
      const { state: wanted, service, digits = '', limit } = request.query;
      return context.hall.look((state) => {
        const ending = endingOf(digits, state.plan.settings.numberDigits);
        const found = [];
        for (const ticket of state.tickets.values()) {
          if (found.length === limit) break;
          const isWanted =
            (wanted ?? ticket.state) === ticket.state && (service ?? ticket.service) === ticket.service;
          if (isWanted && ticket.number.endsWith(ending)) found.push(viewOfTicket(ticket));
        }
        return found;
      });
    },
  );
}

function oneTicket(app: App): void {
  app.get(
    '/tickets/:ticket',
    {
      schema: {
        tags: [tag],
        summary: '一张号票 · One ticket',
        security,
        params: ticketParams,
        response: { 200: ticketView, ...refusals },
      },
    },
    async (request, reply) => {
      const { context } = request;
      if (sessionOf(request) === null) return refuse(reply, 'log-in-first');
      const found = await context.hall.look((state) => {
        const ticket = state.tickets.get(request.params.ticket);
        return ticket === undefined ? null : viewOfTicket(ticket);
      });
      return found ?? refuse(reply, 'not-found');
    },
  );
}
