import { bilingual, serviceId, ticketClasses, ticketNumber, type TicketSlip } from '@jiaohao/shared';
import { z } from 'zod';

/** What stands on a number that this kiosk gave out without the hub: no place and no estimate, which nobody knows. */
export const offlineSlip = z.object({
  offline: z.literal(true),
  ticket: ticketNumber,
  hall: bilingual,
  service: serviceId,
  serviceName: bilingual,
  class: z.enum(ticketClasses),
  windows: z.string(),
  /** How many waited when the hub was last heard of today, and at what time that was. */
  waiting: z.object({ count: z.int().nonnegative(), asOf: z.string() }).nullable(),
  /** Local wall time, `2026-11-23 09:31`. */
  issuedAt: z.string(),
  documents: z.array(bilingual),
});
export type OfflineSlip = Readonly<z.infer<typeof offlineSlip>>;

/** What a member is given: a ticket of the hub, or a number of this kiosk. */
export type Slip = TicketSlip | OfflineSlip;

/** True for a number that this kiosk gave out itself (离线号). */
export function isOffline(slip: Slip): slip is OfflineSlip {
  return 'offline' in slip;
}
