import { z } from 'zod';
import { agentId, bilingual, serviceId, windowNumber } from '../vocabulary/hall.ts';
import { ticketClasses } from '../vocabulary/ticket.ts';
import { lastNumberOf, mostNumberDigits } from '../vocabulary/number-form.ts';
import { numberDigits, ticketNumber } from '../vocabulary/ticket-number.ts';

const numberInSeries = z.int().min(1).max(lastNumberOf(mostNumberDigits));

/** What agents keep at hand for the time when the hub is gone. Both are retained desired state and kept on disk. */

/**
 * The numbers a kiosk may give out without the hub, per series. `date`: the business day the hub knew last; on a later
 * date `used` and every block but the first of each series are forgotten, because the first is this kiosk's on any day.
 */
export const numberLease = z.object({
  kiosk: agentId,
  date: z.string().nullable(),
  /** How many digits a number has. */
  numberDigits,
  series: z.array(
    z.object({
      series: z.string().regex(/^[A-Z]$/),
      /** From and to inclusive, in the order they are to be used. */
      blocks: z.array(z.object({ from: numberInSeries, to: numberInSeries })).min(1),
      /** Numbers of these blocks the hub has in its books for `date`. */
      used: z.array(numberInSeries),
    }),
  ),
  /** Which series a service's numbers are of. */
  services: z.array(z.object({ service: serviceId, series: z.string().regex(/^[A-Z]$/) })),
});
export type NumberLease = z.infer<typeof numberLease>;

/** Who waits, in calling order, and who is where: for paper, and for reading keyed digits without the hub. */
export const roster = z.object({
  /** When it was true, epoch milliseconds. */
  at: z.int().nonnegative(),
  date: z.string().nullable(),
  /** How many digits a number has. */
  numberDigits,
  hall: bilingual,
  services: z.array(
    z.object({
      service: serviceId,
      name: bilingual,
      series: z.string().regex(/^[A-Z]$/),
      /** For people: `1–3`. */
      windows: z.string(),
      /** In calling order, at most {@link rosterLength}. */
      tickets: z.array(z.object({ ticket: ticketNumber, class: z.enum(ticketClasses) })),
      /** How many more wait. */
      more: z.int().nonnegative(),
    }),
  ),
  windows: z.array(
    z.object({
      window: windowNumber,
      status: z.enum(['closed', 'open', 'paused']),
      /** In hand. */
      ticket: ticketNumber.nullable(),
      /** Waiting for this window alone, in calling order. */
      directed: z.array(ticketNumber),
      services: z.array(serviceId),
    }),
  ),
});
export type Roster = z.infer<typeof roster>;

/** The most tickets a roster names of one service: a message has a largest size, and nobody calls further by hand. */
export const rosterLength = 100;
