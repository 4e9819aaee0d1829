import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { staffNumber } from '@jiaohao/shared';
import { passwordLetters } from '../../credentials/password-rule.ts';
import { refuse } from '../refuse.ts';
import { refusalBody } from '../schemas.ts';
import { sessionView } from '../shapes/session.ts';
import { signIn } from './sign-in.ts';
import { sessionOf, takeCookie, tokenOf } from './who.ts';

const tags = ['session'];
/** Per address, for whoever tries to sign in. */
export const fewTries = { rateLimit: { max: 20, timeWindow: '1 minute' } };

/** Sessions: staff number and password against a cookie. */
export const session: FastifyPluginAsyncZod = async (app) => {
  app.post(
    '/session',
    {
      config: fewTries,
      schema: {
        tags,
        summary: '登录 · Sign in with staff number and password; the session comes as a cookie',
        body: z.strictObject({ staff: staffNumber, password: z.string().max(passwordLetters.most) }),
        response: {
          200: sessionView,
          400: refusalBody,
          401: refusalBody,
          403: refusalBody,
          429: refusalBody,
        },
      },
    },
    async (request, reply) => {
      const { context } = request;
      const { staff, password } = request.body;
      const verdict = await context.doors.checkPassword(staff, password, request.ip);
      if (verdict !== 'right') return refuse(reply, verdict);
      return signIn(context, request, reply, staff);
    },
  );
  app.get(
    '/session',
    {
      schema: {
        tags,
        summary: '当前登录 · Who is signed in',
        security: [{ session: [] }],
        response: { 200: sessionView, 401: refusalBody },
      },
    },
    (request, reply) => sessionOf(request) ?? refuse(reply, 'log-in-first'),
  );
  app.delete(
    '/session',
    {
      schema: {
        tags,
        summary: '退出 · Sign out',
        security: [{ session: [] }],
        response: { 204: z.null() },
      },
    },
    (request, reply) => {
      const { context } = request;
      const token = tokenOf(request);
      if (token !== null) context.sessions.close(token);
      takeCookie(reply);
      void reply.code(204).send(null);
    },
  );
};
