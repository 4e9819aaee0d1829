import { z } from 'zod';
import { bilingual, staffNumber, staffRoles } from '@jiaohao/shared';

/** Who is signed in. */
export const sessionView = z
  .object({
    staff: staffNumber,
    name: bilingual,
    roles: z.array(z.enum(staffRoles)).readonly(),
    mustChange: z
      .boolean()
      .describe('Signed in with a one-time password: nothing works before POST /api/session/password'),
    csrf: z.string().describe('Send it as x-csrf-token with everything that is not read'),
    expiresAt: z.int().describe('Epoch milliseconds'),
  })
  .register(z.globalRegistry, { id: 'Session' });
export type SessionView = z.infer<typeof sessionView>;
