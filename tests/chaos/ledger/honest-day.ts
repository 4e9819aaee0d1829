import type { HallEvent } from '../../../server/src/domain/hall-day/events.ts';
import type { BoardSeen, CallHeard, Evidence, InHand, PaperSeen } from './evidence.ts';

const morning = Date.UTC(2026, 10, 23, 1);
/** Seconds after the hall opened. */
export const at = (seconds: number): number => morning + seconds * 1000;

/** A line of a journal, made by hand: only what the ledger reads of it. */
export function booked(seconds: number, type: HallEvent['type'], more: object = {}): HallEvent {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the books read a few fields of an event
  return { type, at: at(seconds), by: { hub: 'watch' }, ...more } as HallEvent;
}

const issued = (seconds: number, ticket: string, source: 'kiosk' | 'desk', delivery: string): HallEvent =>
  booked(seconds, 'ticketIssued', { ticket, service: 'deposit-change', source, delivery });
const delivered = (seconds: number, ticket: string, delivery: string): HallEvent =>
  booked(seconds, 'deliveryChanged', { ticket, delivery });
const atWindow = (seconds: number, type: HallEvent['type'], ticket: string, window: number): HallEvent =>
  booked(seconds, type, { ticket, window });

/**
 * A morning with nothing wrong in its books: a ticket on paper, one on the screen while the paper was out, one from the
 * desk; an offline number that was called by hand; one the kiosk was killed over, which the desk is asked to hand over.
 */
export const honestEvents: readonly HallEvent[] = [
  booked(0, 'dayOpened', { carried: { conflicts: [] } }),
  issued(1, 'A001', 'kiosk', 'printing'),
  delivered(4, 'A001', 'printed'),
  issued(5, 'A002', 'kiosk', 'printing'),
  delivered(9, 'A002', 'shown-on-screen'),
  atWindow(10, 'ticketCalled', 'A001', 1),
  issued(12, 'A003', 'desk', 'desk'),
  atWindow(20, 'ticketRecalled', 'A001', 1),
  atWindow(30, 'ticketFinished', 'A001', 1),
  atWindow(30, 'ticketCalled', 'A002', 1),
  atWindow(40, 'ticketCalled', 'A003', 2),
  atWindow(50, 'ticketTransferred', 'A003', 2),
  atWindow(55, 'ticketFinished', 'A002', 1),
  atWindow(55, 'ticketCalled', 'A003', 1),
  issued(60, 'A004', 'kiosk', 'printing'),
  delivered(75, 'A004', 'undelivered'),
  booked(120, 'ticketBackEntered', {
    ticket: 'A501',
    service: 'deposit-change',
    source: 'offline',
    issuedAt: at(80),
    delivery: 'printed',
  }),
  booked(121, 'callBackEntered', { ticket: 'A501', window: 3, calledAt: at(100), over: null }),
  booked(130, 'visitEndBackEntered', { ticket: 'A501', window: 3, how: 'done', endedAt: at(129) }),
  atWindow(140, 'ticketFinished', 'A003', 1),
];

const slip = (seconds: number, ticket: string, more: Partial<PaperSeen> = {}): PaperSeen => ({
  at: at(seconds),
  kiosk: 'K1',
  ticket,
  offline: false,
  reprint: false,
  whole: true,
  ...more,
});
const hand = (seconds: number, ticket: string, person: string, from: InHand['from']): InHand => ({
  at: at(seconds),
  ticket,
  person,
  from,
});
const board = (seconds: number, window: number, ticket: string | null): BoardSeen => ({
  at: at(seconds),
  window,
  ticket,
});
const voice = (seconds: number, window: number, ticket: string): CallHeard => ({
  at: at(seconds),
  window,
  ticket,
});

/** What was seen and heard on that morning. */
export const honestEvidence: Evidence = {
  paper: [
    slip(3, 'A001'),
    slip(8, 'A002', { whole: false }),
    slip(74, 'A004'),
    slip(82, 'A501', { offline: true }),
  ],
  hands: [
    hand(4, 'A001', 'p1', 'paper'),
    hand(8, 'A002', 'p2', 'screen'),
    hand(12, 'A003', 'p3', 'desk'),
    hand(83, 'A501', 'p5', 'paper'),
  ],
  boards: [
    board(11, 1, 'A001'),
    board(31, 1, 'A002'),
    board(41, 2, 'A003'),
    board(51, 2, null),
    board(56, 1, 'A003'),
    board(101, 3, 'A501'),
    board(131, 3, null),
    board(141, 1, null),
  ],
  spoken: [voice(11, 1, 'A001'), voice(21, 1, 'A001'), voice(101, 3, 'A501')],
  troubles: [{ subject: 'hub', trouble: 'killed', from: at(78), to: at(118) }],
  deskTasks: ['A004'],
};
