import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { WindowNumber } from '@jiaohao/shared';
import type { HallDay, Stamp } from '../../domain/index.ts';
import type { HttpContext } from '../context.ts';
import { viewOfCounter } from './counter-view.ts';
import { endWithSession } from '../live/end-with-session.ts';
import type { HubRefusalCode } from '../../runtime/refusals.ts';
import { endWithServer, perHall } from '../per-hall.ts';
import { refuse } from '../refuse.ts';
import { worksAtWindows } from '../roles.ts';
import { refusalBody, windowParams } from '../schemas.ts';
import { counterView, type CounterView } from '../shapes/counter.ts';
import { createWatchedViews } from '../live/watched-views.ts';
import { sessionOf, tokenOf } from '../sign-in/who.ts';

const tags = ['windows'];
const security = [{ session: [] }];
const refusals = { 401: refusalBody, 403: refusalBody, 404: refusalBody, 503: refusalBody };
/** Several pages for each window of the largest hall. */
const mostScreens = 200;
const mostScreensEach = 20;
/** Pages are for eyes: a window is shown at most this often. */
const pauseMs = 100;

/** Why a request may not see windows as their clerks do, or null. */
function shutTo(request: FastifyRequest): HubRefusalCode | null {
  const session = sessionOf(request);
  if (session === null) return 'log-in-first';
  return worksAtWindows(session) ? null : 'not-allowed';
}

function windowIn(
  context: HttpContext,
  state: HallDay,
  stamp: Stamp,
  window: WindowNumber,
): CounterView | null {
  return state.windows.has(window) ? viewOfCounter(context, state, window, stamp) : null;
}

/** The counter page: one window for those who work at windows, read once or watched. */
export const counter: FastifyPluginAsyncZod = async (app) => {
  const screensOf = perHall((context) =>
    createWatchedViews({
      hall: context.hall,
      refreshing: context.refreshing,
      event: 'counter',
      viewsIn: (state, stamp) => (window: WindowNumber) => windowIn(context, state, stamp, window),
      pauseMs,
      mostEach: mostScreensEach,
      watch: context.watch.live,
    }),
  );
  endWithServer(app, screensOf);
  app.get(
    '/windows/:window/counter',
    {
      schema: {
        tags,
        security,
        summary: '窗口工作页 · A window as its clerk sees it',
        params: windowParams,
        response: { 200: counterView, ...refusals },
      },
    },
    async (request, reply) => {
      const { context } = request;
      const shut = shutTo(request);
      if (shut !== null) return refuse(reply, shut);
      const { window } = request.params;
      const view = await context.hall.look((state, stamp) => windowIn(context, state, stamp, window));
      return view ?? refuse(reply, 'not-found');
    },
  );
  app.get(
    '/windows/:window/live',
    {
      schema: {
        tags,
        security,
        summary: '窗口实时视图 · Server-sent events: counter, the window whenever it changed',
        produces: ['text/event-stream'],
        params: windowParams,
        response: { 200: z.string().describe('text/event-stream'), ...refusals },
      },
    },
    async (request, reply) => {
      const { context } = request;
      const shut = shutTo(request);
      if (shut !== null) return refuse(reply, shut);
      const { window } = request.params;
      if (!(await context.hall.look((state) => state.windows.has(window)))) return refuse(reply, 'not-found');
      const screens = screensOf.of(context);
      if (screens.count >= mostScreens) return refuse(reply, 'too-many-watching');
      await screens.add(reply.raw, window);
      endWithSession(context, tokenOf(request) ?? '', reply.raw);
      reply.hijack();
      return reply;
    },
  );
};
