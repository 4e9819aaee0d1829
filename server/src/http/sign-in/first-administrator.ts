import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { bilingual, staffNumber } from '@jiaohao/shared';
import { passwordFault, passwordLetters } from '../../credentials/password-rule.ts';
import { refuse } from '../refuse.ts';
import { refusalBody } from '../schemas.ts';
import { fewTries } from './session.ts';
import { sessionView } from '../shapes/session.ts';
import { signIn } from './sign-in.ts';

/** The first administrator comes in with what the hub printed when it started, and nobody after them. */
export const firstAdministrator: FastifyPluginAsyncZod = async (app) => {
  app.post(
    '/session/first',
    {
      config: fewTries,
      schema: {
        tags: ['session'],
        summary: '建立首个管理员 · Create the first administrator with the one-time token the hub printed',
        body: z.strictObject({
          token: z.string().max(100),
          staff: staffNumber,
          name: bilingual,
          password: z.string().max(passwordLetters.most),
        }),
        response: {
          200: sessionView,
          400: refusalBody,
          403: refusalBody,
          409: refusalBody,
          429: refusalBody,
        },
      },
    },
    async (request, reply) => {
      const { context } = request;
      const { token, staff, name, password } = request.body;
      if (!context.firstAdministrator.accepts(token)) return refuse(reply, 'wrong-first-token');
      const weak = passwordFault(password, staff);
      if (weak !== null) return refuse(reply, weak);
      const fault = await context.accounts.makeFirstAdministrator({ number: staff, name }, password);
      if (fault !== null) return refuse(reply, fault);
      await context.tellActs();
      return signIn(context, request, reply, staff);
    },
  );
};
