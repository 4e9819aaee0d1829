import type { TicketSlip } from '@jiaohao/shared';
import type { RosterSheet } from './roster-sheet.ts';
import { isOffline, type OfflineSlip, type Slip } from './slip.ts';

/** Everything this kiosk puts on paper. */
export type Paper =
  | { readonly paper: 'ticket'; readonly slip: TicketSlip; readonly reprint: boolean }
  | { readonly paper: 'offline-number'; readonly slip: OfflineSlip; readonly reprint: boolean }
  | { readonly paper: 'roster'; readonly sheet: RosterSheet };

/** The paper of a slip. A second one of the same says so. */
export function ticketPaper(slip: Slip, reprint: boolean): Paper {
  return isOffline(slip) ? { paper: 'offline-number', slip, reprint } : { paper: 'ticket', slip, reprint };
}
