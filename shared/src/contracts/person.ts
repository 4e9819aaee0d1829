import { z } from 'zod';
import { greenReasons } from '../vocabulary/ticket.ts';

/** A sentence or two by a person, for the records. */
export const words = z.string().trim().min(1).max(200);

/** A keyed hash (HMAC-SHA-256, hex) of an identity number, made in the kiosk. */
export const memberKey = z.string().regex(/^[0-9a-f]{64}$/);

/** The person a ticket is for. `key` is a keyed hash made in the kiosk; the identity number itself never travels. */
export const member = z.object({
  key: memberKey,
  maskedName: z.string().max(20),
  ageBand: z.enum(['under-18', '18-64', '65-and-over']),
  employerAgent: z.boolean().optional(),
});
export type Member = z.infer<typeof member>;

/** A wish for the green channel. */
export const greenChannel = z.object({ reason: z.enum(greenReasons), note: words.optional() });
