import type { Ticket } from '../domain/index.ts';
import type { TicketView } from './shapes/ticket.ts';

export function viewOfTicket(ticket: Ticket): TicketView {
  return {
    ticket: ticket.number,
    service: ticket.service,
    class: ticket.class,
    state: ticket.state,
    delivery: ticket.delivery,
    window: ticket.window,
    heldAt: ticket.heldAt,
    firstClerk: ticket.firstClerk,
    issuedAt: ticket.issuedAt,
    calledAt: ticket.calledAt === 0 ? null : ticket.calledAt,
    source: ticket.source,
    kiosk: ticket.kiosk,
    maskedName: ticket.member?.maskedName ?? null,
    green: ticket.green === null ? null : { reason: ticket.green.reason, note: ticket.green.note },
    grade: ticket.grade,
  };
}
