import { serviceId, ticketNumber } from '@jiaohao/shared';
import { z } from 'zod';

/** What the page posts for a finger: the touch, and the serial of the page it came down on. */
export const touchMessage = z.strictObject({
  serial: z.int().nonnegative(),
  touch: z.discriminatedUnion('touch', [
    z.strictObject({ touch: z.literal('begin') }),
    z.strictObject({ touch: z.literal('choose'), service: serviceId }),
    z.strictObject({ touch: z.literal('take') }),
    z.strictObject({ touch: z.literal('appointment') }),
    z.strictObject({
      touch: z.literal('check-in'),
      appointment: z.string().regex(/^[A-Z0-9-]{1,40}$/),
    }),
    z.strictObject({ touch: z.literal('large'), on: z.boolean() }),
    z.strictObject({ touch: z.literal('green'), accept: z.boolean() }),
    z.strictObject({ touch: z.literal('reprint') }),
    z.strictObject({ touch: z.literal('reprint-number'), ticket: ticketNumber }),
    z.strictObject({ touch: z.literal('another') }),
    z.strictObject({ touch: z.literal('noted') }),
    z.strictObject({ touch: z.literal('leave') }),
    z.strictObject({ touch: z.literal('stay') }),
    z.strictObject({ touch: z.literal('roster') }),
    z.strictObject({ touch: z.literal('print-roster') }),
  ]),
});
