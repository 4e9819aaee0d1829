import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { openingPoint, ticketNumber, words } from '@jiaohao/shared';
import { commandRoute, nothing, type CommandRoute } from './command-route.ts';
import { viewOfHall } from './hall-view.ts';
import { dayView, hallView } from './shapes/hall.ts';
import { refusalBody } from './schemas.ts';

const tag = 'day';
const params = z.object({});

const commands: readonly CommandRoute[] = [
  commandRoute('/day/open', {
    tag,
    summary: '开始营业 · Open the day',
    params,
    body: nothing,
    make: () => ({ kind: 'open-day' }),
  }),
  commandRoute('/day/opening-check', {
    tag,
    summary: '班前检查 · What every device proved, recorded; begins the day unless it has begun',
    params,
    body: z.strictObject({
      points: z.array(openingPoint).min(1).max(400),
      note: words.optional(),
    }),
    make: (_, body) => ({ kind: 'check-opening', ...body }),
  }),
  commandRoute('/day/drain', {
    tag,
    summary: '延时服务 · Serve who is here; kiosks issue no more',
    params,
    body: nothing,
    make: () => ({ kind: 'drain-day' }),
  }),
  commandRoute('/day/close', {
    tag,
    summary: '结束营业 · Close the day, with a reason for each ticket that is not finished',
    params,
    body: z
      .strictObject({
        reason: words.optional(),
        abandoned: z.array(z.strictObject({ ticket: ticketNumber, reason: words })).optional(),
      })
      .nullish(),
    make: (_, body) => ({ kind: 'close-day', ...body }),
  }),
];

/** The business day: it opens itself with the first ticket and closes itself after the last; a person may do either. */
export const day: FastifyPluginAsyncZod = async (app) => {
  for (const route of commands) route(app);
  app.get(
    '/day',
    {
      schema: {
        tags: [tag],
        summary: '营业日 · The business day',
        response: { 200: dayView, 503: refusalBody },
      },
    },
    ({ context }) => context.hall.look((state, stamp) => viewOfHall(context, state, stamp).day),
  );
  app.get(
    '/hall',
    {
      schema: {
        tags: [tag],
        summary: '大厅概况 · The whole hall for everyone’s eyes, as the live view sends it',
        response: { 200: hallView, 503: refusalBody },
      },
    },
    ({ context }) => context.hall.look((state, stamp) => viewOfHall(context, state, stamp)),
  );
};
