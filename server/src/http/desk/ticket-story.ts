import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { TicketNumber } from '@jiaohao/shared';
import { storiesOf } from '../../audit/story.ts';
import { MINUTE } from '../../domain/index.ts';
import type { HallDay, Stamp, Ticket } from '../../domain/index.ts';
import type { HttpContext } from '../context.ts';
import { refuse } from '../refuse.ts';
import { refusalBody, ticketParams } from '../schemas.ts';
import { ticketStory, type TicketStory } from '../shapes/ticket-story.ts';
import { viewOfTicket } from '../ticket-view.ts';
import { sessionOf } from '../sign-in/who.ts';

type Standing = Omit<TicketStory, 'history'>;

/** A ticket as the desk explains it to its member: where it stands, and all that happened to it. */
export const ticketStories: FastifyPluginAsyncZod = async (app) => {
  app.get(
    '/tickets/:ticket/story',
    {
      schema: {
        tags: ['tickets'],
        summary: '号票经过 · A ticket, its place, and everything that happened to it',
        security: [{ session: [] }],
        params: ticketParams,
        response: { 200: ticketStory, 401: refusalBody, 404: refusalBody, 503: refusalBody },
      },
    },
    async (request, reply) => {
      const { context } = request;
      if (sessionOf(request) === null) return refuse(reply, 'log-in-first');
      const { ticket: number } = request.params;
      const found = await context.hall.look((state, stamp) => lookedAt(context, state, number, stamp));
      return found === null
        ? refuse(reply, 'not-found')
        : { ...found.standing, history: await historyOf(context, number, found.day) };
    },
  );
};

function lookedAt(
  { views }: Pick<HttpContext, 'views'>,
  state: HallDay,
  number: TicketNumber,
  stamp: Stamp,
): { standing: Standing; day: string } | null {
  const ticket = state.tickets.get(number);
  if (ticket === undefined || state.date === null) return null;
  const { serviceName, ahead, wait, windows, documents } = views.ticketSlip(state, number, stamp, '');
  const isQueued = ['waiting', 'transferred', 'interrupted'].includes(ticket.state);
  return {
    day: state.date,
    standing: {
      ticket: viewOfTicket(ticket),
      serviceName,
      place: isQueued ? { ahead, minutes: wait?.minutes ?? null, windows } : null,
      documents,
      reinstatableUntil: reinstatableUntil(state, ticket, stamp),
      printAt: state.printOrders.get(number) ?? null,
    },
  };
}

function reinstatableUntil({ plan }: HallDay, ticket: Ticket, { at }: Stamp): number | null {
  const { reinstateTimes, reinstateWithinMinutes } = plan.settings;
  const until = ticket.missedAt + reinstateWithinMinutes * MINUTE;
  const may = ticket.state === 'missed' && ticket.reinstated < reinstateTimes && until >= at;
  return may ? until : null;
}

/** From the journal: who did what, and when it truly was. */
async function historyOf(
  { journal, plan }: Pick<HttpContext, 'journal' | 'plan'>,
  number: TicketNumber,
  day: string,
): Promise<TicketStory['history']> {
  const entries = await journal.naming({ hall: plan().id, day }, number);
  return storiesOf(number, entries).get(day) ?? [];
}
