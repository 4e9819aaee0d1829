import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { bilingual, staffNumber, staffRoles } from '@jiaohao/shared';
import type { HttpContext } from './context.ts';
import { refuse } from './refuse.ts';
import { refusalBody } from './schemas.ts';
import { sessionOf, tokenOf } from './who.ts';

const sessionView = z
  .object({
    staff: staffNumber,
    name: bilingual,
    roles: z.array(z.enum(staffRoles)),
    expiresAt: z.int().describe('Epoch milliseconds'),
  })
  .register(z.globalRegistry, { id: 'Session' });

/** Sessions: staff number and PIN against a bearer token. */
export const session =
  (context: HttpContext): FastifyPluginAsyncZod =>
  async (app) => {
    const tags = ['session'];
    const nameOf = (staff: string) =>
      context.staff.find((person) => person.number === staff)?.name ?? { zh: staff, en: staff };

    app.post(
      '/session',
      {
        config: { rateLimit: { max: 20, timeWindow: '1 minute' } },
        schema: {
          tags,
          summary: '登录 · Log in with staff number and PIN',
          body: z.strictObject({
            staff: staffNumber,
            pin: z.string().regex(/^\d{4,8}$/, 'expected four to eight digits'),
          }),
          response: {
            200: sessionView.extend({ token: z.string().describe('Send it as Authorization: Bearer …') }),
            400: refusalBody,
            401: refusalBody,
            429: refusalBody,
          },
        },
      },
      async (request, reply) => {
        const person = context.staff.find(({ number }) => number === request.body.staff);
        const verdict = await context.doors.checkPin(request.body.staff, request.body.pin, request.ip);
        if (verdict !== 'right') return refuse(reply, verdict);
        // A PIN may outlive its owner's line in the hall file.
        if (person === undefined) return refuse(reply, 'wrong-pin');
        const { token, session } = context.sessions.open({ staff: person.number, roles: person.roles });
        return { token, ...session, roles: [...session.roles], name: person.name };
      },
    );
    app.get(
      '/session',
      {
        schema: {
          tags,
          summary: '当前登录 · Who is logged in',
          security: [{ session: [] }],
          response: { 200: sessionView, 401: refusalBody },
        },
      },
      (request, reply) => {
        const current = sessionOf(context, request);
        return current === null
          ? refuse(reply, 'log-in-first')
          : { ...current, roles: [...current.roles], name: nameOf(current.staff) };
      },
    );
    app.delete(
      '/session',
      {
        schema: { tags, summary: '退出 · Log out', security: [{ session: [] }], response: { 204: z.null() } },
      },
      (request, reply) => {
        const token = tokenOf(request);
        if (token !== null) context.sessions.close(token);
        void reply.code(204).send(null);
      },
    );
  };
