import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { ticketSlip, ticketStates, windowNumber } from '@jiaohao/shared';
import type { HttpContext } from './context.ts';
import { refuse } from './refuse.ts';
import { refusalBody } from './schemas.ts';

/** A ticket as whoever holds the paper sees it. */
const trackView = ticketSlip
  .extend({
    state: z.enum(ticketStates),
    window: windowNumber.nullable().describe('The window that calls or serves it'),
  })
  .register(z.globalRegistry, { id: 'TrackedTicket' });
export type TrackView = z.infer<typeof trackView>;

/** The ticket behind a tracker token: null for a made-up token, `over` for one of another day. */
export async function track(
  { hall, views, trackers, trackerUrl }: Pick<HttpContext, 'hall' | 'views' | 'trackers' | 'trackerUrl'>,
  token: string,
): Promise<TrackView | 'over' | null> {
  const tracked = trackers.read(token);
  if (tracked === null) return null;
  return hall.look((state, stamp) => {
    const ticket = state.date === tracked.date ? state.tickets.get(tracked.ticket) : undefined;
    if (ticket === undefined) return 'over';
    const slip = views.ticketSlip(state, ticket.number, stamp, trackerUrl(token));
    return { ...slip, state: ticket.state, window: ticket.window };
  });
}

/** The tracker for programs. Anyone with the token may ask; it cannot be made from the number. */
export const trackApi =
  (context: HttpContext): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/track/:token',
      {
        schema: {
          tags: ['track'],
          summary: '查询我的号 · Where my ticket stands',
          params: z.object({ token: z.string().max(60) }),
          response: { 200: trackView, 404: refusalBody, 503: refusalBody },
        },
      },
      async (request, reply) => {
        const found = await track(context, request.params.token);
        if (found === null) return refuse(reply, 'not-found');
        return found === 'over' ? refuse(reply, 'ticket-of-another-day') : found;
      },
    );
  };
