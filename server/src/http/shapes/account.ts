import { z } from 'zod';
import { bilingual, staffNumber, staffRoles } from '@jiaohao/shared';

/** Somebody’s account, as administrators see it. */
export const accountView = z
  .object({
    staff: staffNumber,
    name: bilingual,
    roles: z.array(z.enum(staffRoles)).readonly(),
    disabled: z.boolean(),
    hasPassword: z.boolean(),
    hasPin: z.boolean().describe('For the keypad'),
    mustChange: z.boolean().describe('Has a one-time password'),
    lockedUntil: z
      .int()
      .nullable()
      .describe('After many wrong passwords, for places they never signed in from; epoch milliseconds'),
    createdAt: z.iso.datetime(),
    changedAt: z.iso.datetime(),
    passwordSetAt: z.iso.datetime().nullable(),
  })
  .register(z.globalRegistry, { id: 'Account' });
export type AccountView = z.infer<typeof accountView>;

/** Told once: it is kept nowhere in the clear. */
export const onceToldPassword = z.object({
  password: z.string().describe('One-time: it must be changed at once'),
});
export const onceToldPin = z.object({ pin: z.string() });
