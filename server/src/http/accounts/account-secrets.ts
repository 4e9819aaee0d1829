import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { staffNumber } from '@jiaohao/shared';
import { adminRefusals, byWhom, forAdministratorsOnly, sendChanged, sendMade } from './administration.ts';
import { refuse } from '../refuse.ts';
import { accountView, onceToldPassword, onceToldPin } from '../shapes/account.ts';

const params = z.object({ staff: staffNumber });
const about = (summary: string) => ({ tags: ['accounts'], security: [{ session: [] }], summary, params });

/** When somebody cannot come in any more: administrators give them a new secret, or lift the lock. */
export const accountSecrets: FastifyPluginAsyncZod = async (app) => {
  forAdministratorsOnly(app);
  app.post(
    '/accounts/:staff/password',
    {
      schema: {
        ...about('重置密码 · A one-time password for who forgot theirs'),
        response: { 200: onceToldPassword, ...adminRefusals },
      },
    },
    async (request, reply) => {
      const { context } = request;
      const made = await context.accounts.resetPassword(request.params.staff, byWhom(request));
      await sendMade(context, reply, made, (password) => ({ password }));
    },
  );
  app.post(
    '/accounts/:staff/pin',
    {
      schema: {
        ...about('更换键盘密码 · A new PIN for the keypad'),
        response: { 200: onceToldPin, ...adminRefusals },
      },
    },
    async (request, reply) => {
      const { context } = request;
      const made = await context.accounts.renewPin(request.params.staff, byWhom(request));
      await sendMade(context, reply, made, (pin) => ({ pin }));
    },
  );
  app.post(
    '/accounts/:staff/unlock',
    {
      schema: {
        ...about('解除锁定 · Lift the lock after too many wrong passwords'),
        response: { 200: accountView, ...adminRefusals },
      },
    },
    async (request, reply) => {
      const { context } = request;
      const { staff } = request.params;
      const fault = context.accounts.liftLock(staff, byWhom(request));
      if (fault !== null) return refuse(reply, fault);
      context.doors.unlock(staff);
      await sendChanged(context, reply, staff);
    },
  );
};
