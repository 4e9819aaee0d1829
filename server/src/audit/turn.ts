import type { HallEvent } from '../domain/hall-day/events.ts';
import type { Turn } from '../domain/routing/turn.ts';
import { standsByClass, type Picture, type TicketSeen } from './picture.ts';

/**
 * How a call counts against the runs of priority calls of its service, from what the ticket was and where: work resumed
 * or directed, a number a clerk chose, and a dedicated green window keep out of it.
 */
export function turnOf(event: HallEvent<'ticketCalled'>, before: Picture): Turn {
  const ticket = before.tickets.get(event.ticket);
  if (ticket === undefined || before.windows.get(event.window)?.dedicatedGreen === true) return 'outside';
  if (event.reason.code === 'chosen' || !inTurn(ticket, before)) return 'outside';
  return isPrivileged(ticket, before) ? 'priority' : 'regular';
}

/** Whether the ticket is called from its service's queue by class. */
export function inTurn(ticket: TicketSeen, before: Picture): boolean {
  return standsByClass(ticket, before.calls.get(ticket.service) ?? 0);
}

/** Whether the ticket's class goes before regular ones at ordinary windows. */
export function isPrivileged(ticket: TicketSeen, { plan }: Picture): boolean {
  if (ticket.class === 'green') return plan?.settings.greenDelivery.includes('priority-calling') ?? true;
  return ticket.class === 'appointment';
}
