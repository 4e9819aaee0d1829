import type { Command, Member, TicketClass, TicketNumber } from '@jiaohao/shared';
import { accept, byStaff, happened, refuse } from '../hall-day/decide/context.ts';
import type { Context } from '../hall-day/decide/context.ts';
import { grantFor } from '../hall-day/decide/green.ts';
import type { Decision, Refused } from '../hall-day/decision.ts';
import type { HallEvent } from '../hall-day/events.ts';
import type { GreenGrant } from '../hall-day/green-grant.ts';
import { ticketOf } from '../hall-day/lookup.ts';
import { isOpen } from '../hall-day/standing.ts';
import type { ServiceStanding } from '../hall-day/state.ts';
import { latelyNamed } from './awaited.ts';
import { isListed, listed } from './conflicts.ts';
import { fitsDay } from './entry-time.ts';
import { isForeign } from './numbers.ts';
import type { ConflictWhat } from './standing.ts';

type BackEnterTicket = Extract<Command, { kind: 'back-enter-ticket' }>;

/**
 * A ticket given out without the hub, entered with its true time. What does not fit the books goes to the
 * reconciliation list: an agent that is answered forgets the entry, so nothing of an agent's is refused but what is
 * known already.
 */
export function backEnterTicket(context: Context, command: BackEnterTicket): Decision {
  const { state, stamp } = context;
  const told = Math.min(command.issuedAt, stamp.at);
  if (command.source === 'paper' && !byStaff(context)) return refuse('staff-only');
  const service = state.services.get(command.service);
  if (!fitsDay(state, told, stamp)) return notEntered(context, command, 'other-day');
  if (service === undefined) return notEntered(context, command, 'unknown-service');
  const known = state.tickets.get(command.ticket);
  if (known === undefined) return enter(context, command, service, told);
  if (known.service === command.service && known.issuedAt === told) {
    return refuse('already-entered', { what: command.ticket });
  }
  return toList(context, { kind: 'number-twice', ...factsOf(command) });
}

function enter(
  context: Context,
  command: BackEnterTicket,
  service: ServiceStanding,
  issuedAt: number,
): Decision {
  const { ticket: number, delivery, source, member = null } = command;
  const green = grantOf(context, command);
  if (green?.ok === false) return green;
  const entered = happened(context, {
    type: 'ticketBackEntered',
    ticket: number,
    service: service.plan.id,
    class: classOf(green),
    source,
    issuedAt,
    delivery,
    member,
    green: green?.grant ?? null,
  });
  const named = latelyNamed(context, { number, service: service.plan.id, issuedAt, delivery });
  const lines = [...doubts(context, command, service), ...named.lines];
  const events: HallEvent[] = [entered, ...named.events, ...listed(context, lines)];
  return accept(events, { kind: 'ticket', ticket: number, repeat: false });
}

const classOf = (green: { readonly grant: GreenGrant } | null): TicketClass =>
  green === null ? 'regular' : 'green';

/** As when it would be issued. A kiosk's ticket that would not have got the green channel goes on as regular. */
function grantOf(
  context: Context,
  command: BackEnterTicket,
): { ok: true; grant: GreenGrant } | Refused | null {
  const { green, member = null } = command;
  if (green === undefined) return null;
  const granted = grantFor(context, green, member);
  return granted.ok || byStaff(context) ? granted : null;
}

/** What a person should look at, though the ticket stands. */
function doubts(context: Context, command: BackEnterTicket, service: ServiceStanding): ConflictWhat[] {
  const { ticket, source, member = null } = command;
  const { state, actor } = context;
  const by = 'agent' in actor ? actor.agent : null;
  const foreign = isForeign(state, { ticket, source, by, service });
  const other = openBefore(context, member, service);
  return [
    ...(foreign ? [{ kind: 'foreign-number', ticket } as const] : []),
    ...(other === null ? [] : [{ kind: 'second-ticket', ticket, other } as const]),
  ];
}

/** A ticket of the service that the person had open already; employers' agents may hold several. */
function openBefore(
  { state, settings }: Context,
  member: Member | null,
  service: ServiceStanding,
): TicketNumber | null {
  if (member === null || (member.employerAgent === true && settings.employerAgentsHoldSeveral)) return null;
  const open = [...(state.people.get(member.key) ?? [])].find((number) => {
    const ticket = ticketOf(state, number);
    return ticket.service === service.plan.id && isOpen(ticket);
  });
  return open ?? null;
}

function notEntered(
  context: Context,
  command: BackEnterTicket,
  why: 'other-day' | 'unknown-service',
): Decision {
  const facts = { date: String(context.state.date), service: command.service };
  if (byStaff(context)) return refuse(why === 'other-day' ? 'entry-other-day' : why, facts);
  return toList(context, { kind: 'ticket-not-entered', ...factsOf(command), why });
}

function toList(context: Context, what: ConflictWhat & { readonly ticket: string }): Decision {
  if (isListed(context.state, what)) return refuse('already-entered', { what: what.ticket });
  return accept(listed(context, [what]));
}

function factsOf({ ticket, service, source, issuedAt }: BackEnterTicket) {
  return { ticket, service, source, issuedAt };
}
