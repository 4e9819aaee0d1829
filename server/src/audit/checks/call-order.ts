import type { HallEvent } from '../../domain/hall-day/events.ts';
import type { Picture, TicketSeen } from '../picture.ts';
import { inTurn } from '../turn.ts';
import { judging, unless, type Complaint } from './check.ts';

/** Within a service and class nobody is passed over, unless a clerk chose a number. */
export const callOrder = judging(
  'call-order',
  'Of one service and class the ticket that waited longest is called first; of appointments, the earliest slot.',
  { ticketCalled: called },
);

function called({ ticket, reason }: HallEvent<'ticketCalled'>, before: Picture): Complaint[] {
  const seen = before.tickets.get(ticket);
  if (seen === undefined || reason.code === 'chosen' || !inTurn(seen, before)) return [];
  const passed = [...before.queued].find(
    (other) =>
      other.service === seen.service &&
      other.class === seen.class &&
      inTurn(other, before) &&
      comesBefore(other, seen),
  );
  return unless(passed === undefined, () => ({
    ticket,
    found: `it is called before ${passed?.number}`,
    expected: `${passed?.number}, which came first`,
  }));
}

function comesBefore(a: TicketSeen, b: TicketSeen): boolean {
  const difference = since(a) - since(b);
  return difference < 0 || (difference === 0 && a.order < b.order);
}

function since({ class: of, issuedAt, slot }: TicketSeen): number {
  return of === 'appointment' ? (slot?.slotAt ?? issuedAt) : issuedAt;
}
