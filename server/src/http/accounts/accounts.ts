import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { bilingual, staffNumber, staffRoles } from '@jiaohao/shared';
import {
  adminRefusals,
  byWhom,
  forAdministratorsOnly,
  sendChanged,
  sendMade,
  viewOfAccount,
} from './administration.ts';
import { refuse } from '../refuse.ts';
import { accountView, onceToldPassword } from '../shapes/account.ts';

const about = (summary: string) => ({ tags: ['accounts'], security: [{ session: [] }], summary });
const params = z.object({ staff: staffNumber });
const roles = z.array(z.enum(staffRoles)).min(1);
const change = z.strictObject({
  name: bilingual.optional(),
  roles: roles.optional(),
  disabled: z.boolean().optional(),
});

/** The accounts of those who work here, for administrators. */
export const accounts: FastifyPluginAsyncZod = async (app) => {
  forAdministratorsOnly(app);
  app.get(
    '/accounts',
    {
      schema: {
        ...about('账号列表 · All accounts'),
        response: { 200: z.array(accountView), ...adminRefusals },
      },
    },
    ({ context }) => context.accounts.list().map((account) => viewOfAccount(context, account)),
  );
  app.post(
    '/accounts',
    {
      schema: {
        ...about('新建账号 · Create an account; the answer has its one-time password'),
        body: z.strictObject({ staff: staffNumber, name: bilingual, roles }),
        response: { 200: onceToldPassword, ...adminRefusals },
      },
    },
    async (request, reply) => {
      const { context } = request;
      const { staff: number, ...rest } = request.body;
      const made = await context.accounts.create({ number, ...rest }, byWhom(request));
      await sendMade(context, reply, made, (password) => ({ password }));
    },
  );
  app.patch(
    '/accounts/:staff',
    {
      schema: {
        ...about('修改账号 · Change name or roles, disable or enable'),
        params,
        body: change,
        response: { 200: accountView, ...adminRefusals },
      },
    },
    async (request, reply) => {
      const { context } = request;
      const { staff } = request.params;
      const fault = context.accounts.change(staff, request.body, byWhom(request));
      if (fault !== null) return refuse(reply, fault);
      await sendChanged(context, reply, staff);
    },
  );
};
