import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { HallEvent } from '../domain/index.ts';
import type { Recorded } from '../runtime/hall.ts';
import type { HttpContext } from './context.ts';
import { viewOfHall } from './hall-view.ts';
import { refuse } from './refuse.ts';
import { refusalBody } from './schemas.ts';
import { openSse, type SseClient } from './sse.ts';
import { sessionOf } from './who.ts';

/** More screens than any hall has. */
const maxScreens = 300;
/** Screens are for eyes: the whole hall is sent at most this often. */
const pauseMs = 100;

/**
 * The live view: `hall` (the whole hall whenever it changed), `call` (each call and recall as it happens) and, for who is
 * logged in, `devices`.
 */
export const live =
  (context: HttpContext): FastifyPluginAsyncZod =>
  async (app) => {
    const screens = new Map<SseClient, { staff: boolean }>();
    const sendHall = pacedBy(pauseMs, async () => {
      const hall = await context.hall.look((state, stamp) => viewOfHall(context, state, stamp));
      for (const screen of screens.keys()) screen.state('hall', hall);
    });
    const sendDevices = pacedBy(pauseMs, () => {
      for (const [screen, { staff }] of screens) if (staff) screen.state('devices', context.devices.list());
      return Promise.resolve();
    });
    const stopListening = [
      context.hall.onRecorded((recorded) => {
        if (screens.size === 0) return;
        for (const call of callsIn(recorded))
          for (const screen of screens.keys()) screen.happened('call', call);
        sendHall();
      }),
      context.devices.onChange(sendDevices),
    ];
    app.addHook('preClose', (done) => {
      for (const stop of stopListening) stop();
      for (const screen of screens.keys()) screen.end();
      done();
    });

    app.get(
      '/live',
      {
        schema: {
          tags: ['live'],
          summary: '实时视图 · Server-sent events: hall, call, and devices for who is logged in',
          produces: ['text/event-stream'],
          response: { 200: z.string().describe('text/event-stream'), 503: refusalBody },
        },
      },
      async (request, reply) => {
        if (screens.size >= maxScreens) return refuse(reply, 'too-fast');
        const staff = sessionOf(context, request) !== null;
        const hall = await context.hall.look((state, stamp) => viewOfHall(context, state, stamp));
        reply.hijack();
        const screen = openSse(reply.raw, () => screens.delete(screen));
        screens.set(screen, { staff });
        screen.state('hall', hall);
        if (staff) screen.state('devices', context.devices.list());
        return reply;
      },
    );
  };

/** What was called in a batch, with the sentence on the board; `again` for a recall. */
function callsIn({
  events,
  state,
}: Recorded): { window: number; ticket: string; again: boolean; at: number }[] {
  return events
    .filter((event): event is HallEvent<'ticketCalled' | 'ticketRecalled'> =>
      ['ticketCalled', 'ticketRecalled'].includes(event.type),
    )
    .filter((event) => state.windows.has(event.window))
    .map(({ type, window, ticket, at }) => ({ window, ticket, again: type === 'ticketRecalled', at }));
}

/** Runs `work` now, and for all further calls within the pause once more after it. A failure is tried again with the next call. */
function pacedBy(ms: number, work: () => Promise<void>): () => void {
  let pausing = false;
  let again = false;
  const run = (): void => {
    pausing = true;
    again = false;
    const rest = setTimeout(() => {
      pausing = false;
      if (again) run();
    }, ms);
    rest.unref();
    work().catch(() => {
      again = true;
    });
  };
  return () => {
    if (pausing) again = true;
    else run();
  };
}
