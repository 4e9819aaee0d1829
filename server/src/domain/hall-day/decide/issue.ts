import type { Command, Member, TicketClass } from '@jiaohao/shared';
import { isDelivered, numberIn } from '@jiaohao/shared';
import { stoppedBy } from '../../failover/outages.ts';
import { repairTime } from '../../failover/repair-time.ts';
import type { Decision, Refused } from '../decision.ts';
import type { SlotTaken } from '../events.ts';
import type { GreenGrant } from '../green-grant.ts';
import { ticketOf } from '../lookup.ts';
import { isOpen, windowsServing } from '../standing.ts';
import type { HallDay, ServiceStanding, Ticket } from '../state.ts';
import { accept, byStaff, happened, refuse } from './context.ts';
import type { Context } from './context.ts';
import { grantFor } from './green.ts';
import { mayReinstate, reinstated } from './reinstate.ts';

type Issue = Extract<Command, { kind: 'issue' }>;

/** What a new ticket is to be. */
export interface Wanted {
  readonly service: ServiceStanding;
  readonly class: TicketClass;
  readonly source: 'kiosk' | 'desk';
  readonly member: Member | null;
  readonly green: GreenGrant | null;
  readonly slot: SlotTaken | null;
}

/** A new ticket; or the one this person already has of this service, shown again. */
export function issue(context: Context, command: Issue): Decision {
  const service = context.state.services.get(command.service);
  if (service === undefined) return refuse('unknown-service', { service: command.service });
  const { source, member = null } = command;
  if (source === 'desk' && !byStaff(context)) return refuse('staff-only');
  const refused = notTaken(context, service) ?? cardMissing(service, source, member);
  if (refused) return refused;
  const green = command.green ? grantFor(context, command.green, member) : null;
  if (green?.ok === false) return green;
  const existing = heldBy(context, member, service);
  if (existing) return showAgain(context, existing);
  const ticketClass = green === null ? 'regular' : 'green';
  return newTicket(context, {
    service,
    class: ticketClass,
    source,
    member,
    green: green?.grant ?? null,
    slot: null,
  });
}

/** Why a service takes no new tickets, if it does not. */
export function notTaken(context: Context, service: ServiceStanding): Refused | null {
  const { name, id } = service.plan;
  if (!service.open) return refuse('service-closed', { name });
  const { failures, midnight } = context.state;
  const outage = stoppedBy(failures, id);
  if (outage !== null)
    return refuse('outage', { name, until: repairTime(midnight, outage.repairBy, context.stamp.at) });
  const served = windowsServing(context.state, id).length > 0;
  return served ? null : refuse('service-unserved', { name });
}

function cardMissing(
  service: ServiceStanding,
  source: 'kiosk' | 'desk',
  member: Member | null,
): Refused | null {
  const missing = source === 'kiosk' && service.plan.needsCard && member === null;
  return missing ? refuse('card-needed', { name: service.plan.name }) : null;
}

/** This person's ticket of this service that is open or may be reinstated. Employers' agents may hold several. */
export function heldBy(context: Context, member: Member | null, service: ServiceStanding): Ticket | null {
  if (member === null) return null;
  if (member.employerAgent === true && context.settings.employerAgentsHoldSeveral) return null;
  for (const number of context.state.people.get(member.key) ?? []) {
    const ticket = ticketOf(context.state, number);
    if (ticket.service === service.plan.id && (isOpen(ticket) || mayReinstate(context, ticket)))
      return ticket;
  }
  return null;
}

/** Shows a ticket again; a missed one takes its place among the reinstated. */
export function showAgain(context: Context, ticket: Ticket): Decision {
  const events = ticket.state === 'missed' ? [reinstated(context, ticket)] : [];
  return accept(events, { kind: 'ticket', ticket: ticket.number, repeat: true });
}

/** The next number of its series, issued. */
export function newTicket(context: Context, wanted: Wanted): Decision {
  const { service, source } = wanted;
  const ownSeries = wanted.class === 'green' && context.settings.greenDelivery.includes('dedicated-numbers');
  const series = ownSeries ? context.settings.greenSeries : service.plan.series;
  const next = nextNumber(context.state, series);
  const { kioskNumbersTo, numberDigits } = context.settings;
  if (next > kioskNumbersTo) return refuse('numbers-used-up', { series });
  const ticket = numberIn(series, next, numberDigits);
  const { class: ticketClass, member, green, slot } = wanted;
  const delivery = source === 'desk' ? 'desk' : 'printing';
  const body = {
    ticket,
    service: service.plan.id,
    class: ticketClass,
    source,
    delivery,
    member,
    green,
    slot,
  } as const;
  return accept([happened(context, { type: 'ticketIssued', ...body })], {
    kind: 'ticket',
    ticket,
    repeat: false,
  });
}

/** The number after the last; one that somebody gave out without the hub is passed over. */
function nextNumber({ lastNumbers, tickets, plan }: HallDay, series: string): number {
  let next = (lastNumbers.get(series) ?? 0) + 1;
  while (tickets.has(numberIn(series, next, plan.settings.numberDigits))) next += 1;
  return next;
}

/** The ticket's text once more. What was never delivered is printing again. */
export function reprint(context: Context, ticket: Ticket): Decision {
  if (!isOpen(ticket)) return refuse('ticket-ended', { ticket: ticket.number });
  const again = happened(context, { type: 'ticketReprinted', ticket: ticket.number });
  return accept([again], { kind: 'ticket', ticket: ticket.number, repeat: true });
}

/**
 * What became of the paper. Once the member has the ticket, later news of paper changes nothing, but that a number read
 * off the screen is on paper after all.
 */
export function confirmDelivery(
  context: Context,
  ticket: Ticket,
  { delivery }: Extract<Command, { kind: 'confirm-delivery' }>,
): Decision {
  if (delivery === 'desk' && !byStaff(context)) return refuse('staff-only');
  const onPaperAfterAll = ticket.delivery === 'shown-on-screen' && delivery === 'printed';
  const settled = isDelivered(ticket.delivery) && !onPaperAfterAll;
  if (!isOpen(ticket) || settled || ticket.delivery === delivery) return accept([]);
  return accept([happened(context, { type: 'deliveryChanged', ticket: ticket.number, delivery })]);
}
