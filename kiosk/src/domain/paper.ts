import type { TicketSlip } from '@jiaohao/shared';
import type { RosterSheet } from './roster-sheet.ts';
import { isOffline, type OfflineSlip, type Slip } from './slip.ts';

/** What members and staff are given on paper. */
export type Paper =
  | { readonly paper: 'ticket'; readonly slip: TicketSlip; readonly reprint: boolean }
  | { readonly paper: 'offline-number'; readonly slip: OfflineSlip; readonly reprint: boolean }
  | { readonly paper: 'roster'; readonly sheet: RosterSheet };

/** Everything this kiosk puts on paper. */
export type Printable = Paper | { readonly paper: 'test'; readonly sheet: TestSheet };

/** What stands on a slip that only shows that the printer prints. `time`: local wall time. */
export interface TestSheet {
  readonly device: string;
  readonly time: string;
}

/** The paper of a slip. A second one of the same says so. */
export function ticketPaper(slip: Slip, reprint: boolean): Paper {
  return isOffline(slip) ? { paper: 'offline-number', slip, reprint } : { paper: 'ticket', slip, reprint };
}
