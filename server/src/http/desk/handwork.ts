import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { recordId, serviceId, ticketNumber, words } from '@jiaohao/shared';
import { commandRoute, nothing, type CommandRoute } from '../command-route.ts';
import { newRecordId } from '../schemas.ts';
import { handworkView } from '../shapes/handwork.ts';
import { staffRead } from '../staff-read.ts';

const tag = 'handwork';

const commands: readonly CommandRoute[] = [
  commandRoute('/handwork', {
    tag,
    summary: '登记手工办理 · Register what was done by hand',
    params: z.object({}),
    body: z.strictObject({
      handwork: newRecordId,
      service: serviceId,
      ticket: ticketNumber.optional(),
      note: words,
    }),
    make: (_, { handwork, ...body }, record) => ({
      kind: 'register-handwork',
      handwork: handwork ?? record(),
      ...body,
    }),
  }),
  commandRoute('/handwork/:handwork/entered', {
    tag,
    summary: '已补录 · It is in the business system now',
    params: z.object({ handwork: recordId }),
    body: nothing,
    make: ({ handwork }) => ({ kind: 'enter-handwork', handwork }),
  }),
];

/** Business done by hand that is to be entered into the business system (补录): the register empties only line by line. */
export const handwork: FastifyPluginAsyncZod = async (app) => {
  for (const route of commands) route(app);
  staffRead(app, '/handwork', {
    tag,
    summary: '待补录 · Done by hand and not entered yet',
    view: z.array(handworkView),
    see: ({ failures }) => [...failures.handwork.values()],
  });
};
