import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { HallDay, Stamp } from '../../domain/index.ts';
import type { App } from '../command-route.ts';
import { refuse } from '../refuse.ts';
import { refusalBody } from '../schemas.ts';
import { waitsView } from '../shapes/waits.ts';
import { staffRead } from '../staff-read.ts';
import { waitsSheet } from './waits-sheet.ts';
import { sessionOf } from '../sign-in/who.ts';

/** 等候统计: who waited how long today, as figures and as a table of tickets. */
export const waits: FastifyPluginAsyncZod = async (app) => {
  staffRead(app, '/duty/waits', {
    tag: 'duty',
    summary: '等候统计 · Who waited how long, by service, hour and window',
    view: waitsView,
    see: (state, stamp, { views }) => views.dayWaits(state, stamp.at),
  });
  sheet(app);
};

function sheet(app: App): void {
  app.get(
    '/duty/waits.csv',
    {
      schema: {
        tags: ['duty'],
        summary: '等候明细 · Each ticket of the day with its times, for a spreadsheet; no names',
        produces: ['text/csv'],
        security: [{ session: [] }],
        response: { 200: z.string().describe('text/csv, UTF-8'), 401: refusalBody, 503: refusalBody },
      },
    },
    async (request, reply) => {
      const { context } = request;
      if (sessionOf(request) === null) return refuse(reply, 'log-in-first');
      const { name, text } = await context.hall.look(nameAndText);
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="${name}"`)
        .send(text);
    },
  );
}

function nameAndText(state: HallDay, stamp: Stamp): { name: string; text: string } {
  return {
    name: `waits-${state.plan.id}-${state.date ?? stamp.date}.csv`,
    text: waitsSheet(state, stamp.at),
  };
}
