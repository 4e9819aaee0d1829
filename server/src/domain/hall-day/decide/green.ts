import type { Command, Member } from '@jiaohao/shared';
import type { Decision, Refused } from '../decision.ts';
import type { GreenGrant } from '../green-grant.ts';
import { isOpen } from '../standing.ts';
import type { Ticket } from '../state.ts';
import { accept, byStaff, happened, refuse } from './context.ts';
import type { Context } from './context.ts';

type Wish = Extract<Command, { kind: 'grant-green' }>['green'];

/** A green channel as wished for, granted or refused. Who granted it is the command's sender (§20-1-3). */
export function grantFor(
  context: Context,
  { reason, note }: Wish,
  member: Member | null,
): { ok: true; grant: GreenGrant } | Refused {
  const { settings, actor } = context;
  const selfDeclared = !byStaff(context);
  if (selfDeclared && !settings.greenSelfDeclared.includes(reason)) return refuse('green-by-staff');
  if (selfDeclared && reason === 'elderly' && member?.ageBand !== '65-and-over') {
    return refuse('green-not-elderly', { age: settings.elderlyFrom });
  }
  const needsNote = reason === 'urgent' || reason === 'other';
  if (needsNote && note === undefined) return refuse('green-needs-note');
  return { ok: true, grant: { reason, note: note ?? null, grantedBy: actor } };
}

/** A regular ticket goes on in the green channel, with its issue time. */
export function grantGreen(
  context: Context,
  ticket: Ticket,
  command: Extract<Command, { kind: 'grant-green' }>,
): Decision {
  if (!byStaff(context)) return refuse('staff-only');
  if (!isOpen(ticket)) return refuse('ticket-ended', { ticket: ticket.number });
  if (ticket.class !== 'regular') return refuse('already-priority', { ticket: ticket.number });
  const green = grantFor(context, command.green, ticket.member);
  if (!green.ok) return green;
  return accept([happened(context, { type: 'greenGranted', ticket: ticket.number, green: green.grant })]);
}

/** Priority given in error: the ticket goes on as regular, with its issue time. */
export function revokePriority(
  context: Context,
  ticket: Ticket,
  { reason }: Extract<Command, { kind: 'revoke-priority' }>,
): Decision {
  if (!byStaff(context)) return refuse('staff-only');
  if (!isOpen(ticket)) return refuse('ticket-ended', { ticket: ticket.number });
  if (ticket.class === 'regular') return refuse('not-priority', { ticket: ticket.number });
  return accept([happened(context, { type: 'priorityRevoked', ticket: ticket.number, reason })]);
}
