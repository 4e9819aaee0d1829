import type { Command, Member } from '@jiaohao/shared';
import type { Decision } from '../decision.ts';
import type { SlotTaken } from '../events.ts';
import { serviceOf, ticketOf } from '../lookup.ts';
import { MINUTE, midnightOf } from '../stamp.ts';
import { isOpen } from '../standing.ts';
import type { BookedSlot, ServiceStanding, Ticket } from '../state.ts';
import { accept, byStaff, happened, refuse } from './context.ts';
import type { Context } from './context.ts';
import { heldBy, newTicket, notTaken, showAgain } from './issue.ts';
import { mayReinstate } from './reinstate.ts';

type Of<K extends Command['kind']> = Extract<Command, { kind: K }>;

/**
 * A member with a booked slot arrives. Early: waits until the slot is near. Late: queues as regular from its arrival,
 * never refused. A regular ticket this person took before makes room for the appointment.
 */
export function checkIn(context: Context, command: Of<'check-in'>): Decision {
  const { appointment, member = null } = command;
  const booked = context.state.slots.get(appointment);
  if (booked === undefined) return refuse('unknown-appointment', { appointment });
  if (booked.memberKey !== null && member !== null && booked.memberKey !== member.key) {
    return refuse('appointment-of-another', { appointment });
  }
  const service = serviceOf(context.state, booked.service);
  return (
    takenBefore(context, booked) ?? notTaken(context, service) ?? arrive(context, booked, service, member)
  );
}

/** The answer when the slot's ticket was taken already; a cancelled one may be taken anew. */
function takenBefore(context: Context, booked: BookedSlot): Decision | null {
  if (booked.ticket === null) return null;
  const ticket = ticketOf(context.state, booked.ticket);
  if (ticket.state === 'cancelled') return null;
  if (isOpen(ticket) || mayReinstate(context, ticket)) return showAgain(context, ticket);
  return refuse('appointment-taken', { appointment: booked.id, ticket: ticket.number });
}

function arrive(
  context: Context,
  booked: BookedSlot,
  service: ServiceStanding,
  member: Member | null,
): Decision {
  const slot = slotOf(context, booked);
  const existing = heldBy(context, member, service);
  if (existing && (slot.late || !givesWay(existing))) return showAgain(context, existing);
  const source = byStaff(context) ? 'desk' : 'kiosk';
  const ticketClass = slot.late ? 'regular' : 'appointment';
  const issued = newTicket(context, { service, class: ticketClass, source, member, green: null, slot });
  if (!issued.ok || existing?.state !== 'waiting') return issued;
  const reason = `appointment ${booked.id}`;
  const instead = happened(context, { type: 'ticketCancelled', ticket: existing.number, reason });
  return { ...issued, events: [instead, ...issued.events] };
}

function slotOf({ stamp, settings }: Context, booked: BookedSlot): SlotTaken {
  const slotAt = midnightOf(stamp) + booked.minute * MINUTE;
  return { id: booked.id, slotAt, late: stamp.at - slotAt > settings.appointmentLateMinutes * MINUTE };
}

function givesWay(ticket: Ticket): boolean {
  return ticket.state === 'missed' || (ticket.state === 'waiting' && ticket.class === 'regular');
}

/** A slot for later the same day. Slots of other days are kept outside and come with the plan. */
export function bookAppointment(context: Context, command: Of<'book-appointment'>): Decision {
  const { appointment, service, date, minute, memberKey = null } = command;
  if (date !== context.stamp.date) return refuse('appointment-other-day', { date });
  if (!context.state.services.has(service)) return refuse('unknown-service', { service });
  if (context.state.slots.has(appointment)) return refuse('appointment-exists', { appointment });
  return accept([
    happened(context, { type: 'appointmentBooked', id: appointment, service, minute, memberKey }),
  ]);
}

/** A slot is given back. Once its ticket is taken, the ticket is cancelled instead. */
export function cancelAppointment(context: Context, { appointment }: Of<'cancel-appointment'>): Decision {
  const booked = context.state.slots.get(appointment);
  if (booked === undefined) return refuse('unknown-appointment', { appointment });
  if (booked.ticket !== null) return refuse('appointment-taken', { appointment, ticket: booked.ticket });
  return accept([happened(context, { type: 'appointmentCancelled', id: appointment })]);
}
