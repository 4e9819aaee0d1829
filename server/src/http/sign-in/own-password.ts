import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { passwordFault, passwordLetters } from '../../credentials/password-rule.ts';
import { refuse } from '../refuse.ts';
import { refusalBody } from '../schemas.ts';
import { fewTries } from './session.ts';
import { sessionView } from '../shapes/session.ts';
import { signIn } from './sign-in.ts';
import { anySessionOf } from './who.ts';

const typed = z.string().max(passwordLetters.most);

/** A person's own password: chosen by them alone, proved with the one before. */
export const ownPassword: FastifyPluginAsyncZod = async (app) => {
  app.post(
    '/session/password',
    {
      config: fewTries,
      schema: {
        tags: ['session'],
        summary: '修改密码 · Choose a new password; all other sessions end',
        security: [{ session: [] }],
        body: z.strictObject({ old: typed, new: typed }),
        response: {
          200: sessionView,
          400: refusalBody,
          401: refusalBody,
          403: refusalBody,
          409: refusalBody,
          429: refusalBody,
        },
      },
    },
    async (request, reply) => {
      const { context } = request;
      const session = anySessionOf(request);
      if (session === null) return refuse(reply, 'log-in-first');
      const { old, new: chosen } = request.body;
      const { staff } = session;
      const verdict = await context.doors.checkPassword(staff, old, request.ip);
      if (verdict === 'wrong-password') return refuse(reply, 'wrong-old-password');
      if (verdict !== 'right') return refuse(reply, verdict);
      const fault = chosen === old ? 'password-not-new' : passwordFault(chosen, staff);
      if (fault !== null) return refuse(reply, fault);
      await context.accounts.choosePassword(staff, chosen);
      context.sessions.sweep();
      return signIn(context, request, reply, staff);
    },
  );
};
