import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { z } from 'zod';
import type { HallDay, Stamp } from '../../domain/index.ts';
import type { HttpContext } from '../context.ts';
import { duty } from '../shapes/duty.ts';
import { staffRead } from '../staff-read.ts';

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
export const dutyBoard: FastifyPluginAsyncZod = async (app) => {
  staffRead(app, '/duty', {
    tag: 'duty',
    summary: '值班看板 · What fails, what is to be done, where too many wait',
    view: duty,
    see: (state, stamp, { views }) => viewOfDuty(views, state, stamp),
  });
};
