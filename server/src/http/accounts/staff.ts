import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { bilingual, staffNumber, staffRoles } from '@jiaohao/shared';
import { refuse } from '../refuse.ts';
import { refusalBody } from '../schemas.ts';
import { sessionOf } from '../sign-in/who.ts';

const colleague = z
  .object({
    staff: staffNumber,
    name: bilingual,
    roles: z.array(z.enum(staffRoles)).readonly(),
    disabled: z.boolean(),
  })
  .register(z.globalRegistry, { id: 'Colleague' });

/** Who is behind a staff number; also those who left, for what they did stays in the books. */
export const staff: FastifyPluginAsyncZod = async (app) => {
  app.get(
    '/staff',
    {
      schema: {
        tags: ['session'],
        summary: '人员名单 · The names behind staff numbers, for who is signed in',
        security: [{ session: [] }],
        response: { 200: z.array(colleague), 401: refusalBody },
      },
    },
    (request, reply) =>
      sessionOf(request) === null ? refuse(reply, 'log-in-first') : [...request.context.accounts.list()],
  );
};
