import type { HallEvent } from '../../domain/hall-day/events.ts';
import type { CallReason } from '@jiaohao/shared';
import type { Picture, TicketSeen } from '../picture.ts';
import { inTurn, isPrivileged } from '../turn.ts';
import { judging, unless, type Complaint } from './check.ts';

const MINUTE = 60_000;

/** A call as a reason is judged by it. */
interface Call {
  readonly ticket: TicketSeen;
  readonly at: number;
  readonly window: number;
  readonly before: Picture;
}

/** Whether what a reason claims is so. */
function holds(reason: CallReason, call: Call): boolean {
  const { ticket, before } = call;
  switch (reason.code) {
    case 'directed':
    case 'resumed':
      return placedSo(reason, call);
    case 'overdue':
      return inTurn(ticket, before) && overdueSo(reason, call);
    case 'appointment':
      return ticket.class === 'appointment' && dueSo(reason, call);
    case 'green':
      return ticket.class === 'green' && waitedSo(reason, call);
    case 'bounded':
      return ticket.class === 'regular' && boundSo(reason, call) && waitedSo(reason, call);
    case 'regular':
      return inTurn(ticket, before) && !isPrivileged(ticket, before) && waitedSo(reason, call);
    case 'reinstated':
      return ticket.place.kind === 'reinstated' && waitedSo(reason, call);
    case 'chosen':
      return true;
    default:
      return false;
  }
}

function placedSo(reason: CallReason & { code: 'directed' | 'resumed' }, { ticket, window }: Call): boolean {
  const { place } = ticket;
  if (place.kind === 'none' || !('because' in place) || place.because !== reason.because) return false;
  return reason.code === 'resumed'
    ? place.kind === 'front'
    : place.kind === 'directed' && place.window === window;
}

function dueSo(reason: CallReason & { code: 'appointment' }, { ticket, at, before }: Call): boolean {
  const slotAt = sinceOf(ticket);
  const early = (before.plan?.settings.appointmentEarlyMinutes ?? 0) * MINUTE;
  return at >= slotAt - early && reason.slot === timeOfDay(slotAt - before.midnight);
}

function boundSo(reason: CallReason & { code: 'bounded' }, { before }: Call): boolean {
  return reason.priorityCalls >= (before.plan?.settings.priorityRun ?? 0);
}

function overdueSo(reason: CallReason & { code: 'overdue' }, call: Call): boolean {
  const since = sinceOf(call.ticket);
  return (
    reason.class === call.ticket.class &&
    reason.promiseMinutes === promiseOf(call) &&
    reason.waitedMinutes === minutesSince(since, call.at) &&
    call.at > since + reason.promiseMinutes * MINUTE
  );
}

/** A reason a member can be told (§20-1-3), and that is true. */
export const callReason = judging(
  'call-reason',
  'Every call carries its reason, and the events bear it out.',
  { ticketCalled: judge },
);

function judge(event: HallEvent<'ticketCalled'>, before: Picture): Complaint[] {
  const { ticket: number, reason, at, window } = event;
  const ticket = before.tickets.get(number);
  if (ticket === undefined) return [];
  return unless(holds(reason, { ticket, at, window, before }), () => ({
    ticket: number,
    found: `it is called as ${JSON.stringify(reason)}`,
    expected: `a reason that fits: ${described(ticket, at)}`,
  }));
}

function described({ class: of, place, issuedAt, state }: TicketSeen, at: number): string {
  return `it is ${of}, ${state} (place: ${place.kind}), issued ${minutesSince(issuedAt, at)} min ago`;
}

function waitedSo(reason: { readonly waitedMinutes: number }, { ticket, at }: Call): boolean {
  return reason.waitedMinutes === minutesSince(ticket.issuedAt, at);
}

function sinceOf({ class: of, issuedAt, slot }: TicketSeen): number {
  return of === 'appointment' ? (slot?.slotAt ?? issuedAt) : issuedAt;
}

function minutesSince(since: number, at: number): number {
  return Math.max(0, Math.floor((at - since) / MINUTE));
}

function promiseOf({ ticket, before, window }: Call): number | undefined {
  const settings = before.plan?.settings;
  if (ticket.class === 'appointment') return settings?.promiseAppointmentMinutes;
  const first = isPrivileged(ticket, before) || before.windows.get(window)?.dedicatedGreen === true;
  return ticket.class === 'green' && first ? settings?.promiseGreenMinutes : settings?.promiseRegularMinutes;
}

function timeOfDay(sinceMidnight: number): string {
  const minutes = Math.floor(sinceMidnight / MINUTE);
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
}
