import type { TicketNumber } from '@jiaohao/shared';
import { isOpen, MINUTE, midnightOf, paperNumbers } from '../../domain/index.ts';
import type { HallDay, Stamp, Ticket } from '../../domain/index.ts';
import { callBacksIn } from './call-backs.ts';
import type { HttpContext } from '../context.ts';
import type { DeskView } from '../shapes/desk.ts';

type Known = Pick<HttpContext, 'contacts' | 'timeZone' | 'views'>;
type Appointment = DeskView['appointments'][number];

/** What the consult desk has to look after, now. */
export function viewOfDesk(context: Known, state: HallDay, stamp: Stamp): DeskView {
  const { failures, backEntry } = state;
  return {
    at: stamp.at,
    timeZone: context.timeZone,
    phase: state.phase,
    mode: failures.mode,
    books: booksAt(state, stamp),
    paper: paperNumbers(state),
    services: [...state.services.values()].map(({ plan, open }) => ({
      service: plan.id,
      name: plan.name,
      series: plan.series,
      issuing: open,
    })),
    windows: [...state.windows.values()].map(({ number, services, helperServices }) => ({
      window: number,
      services: [...new Set([...services.map(({ service }) => service), ...helperServices])],
    })),
    kiosks: context.views.kiosksOf(state),
    undelivered: undelivered(state).map((ticket) => withoutPaper(state, ticket)),
    inCharge: inCharge(state).map((ticket) => withoutPaper(state, ticket)),
    appointments: appointmentsOf(state, stamp),
    conflicts: [...backEntry.conflicts.values()],
    handwork: [...failures.handwork.values()],
    callBacks: callBacksIn(context, state),
  };
}

/** A paper list goes into the day that is going on; when none is, into the one that its first line opens. */
function booksAt({ date, midnight, phase }: HallDay, stamp: Stamp): DeskView['books'] {
  const isRunning = date !== null && (phase === 'open' || phase === 'draining');
  return isRunning ? { date, midnight } : { date: stamp.date, midnight: midnightOf(stamp) };
}

/** Tickets that nobody may have. They are not called before somebody has taken charge of them. */
function undelivered({ services, tickets }: HallDay): Ticket[] {
  return named(
    tickets,
    [...services.values()].flatMap((service) => [...service.undelivered]),
  )
    .filter((ticket) => ticket.delivery === 'undelivered' && isOpen(ticket))
    .sort((a, b) => a.order - b.order);
}

function inCharge({ tickets }: HallDay): Ticket[] {
  return [...tickets.values()].filter(
    ({ source, delivery, state }) => source === 'kiosk' && delivery === 'desk' && state === 'waiting',
  );
}

function named(tickets: HallDay['tickets'], numbers: readonly TicketNumber[]): Ticket[] {
  return numbers.flatMap((number) => tickets.get(number) ?? []);
}

function withoutPaper({ printOrders }: HallDay, ticket: Ticket): DeskView['undelivered'][number] {
  const { number, service, kiosk, member, issuedAt } = ticket;
  return {
    ticket: number,
    service,
    kiosk,
    maskedName: member?.maskedName ?? null,
    issuedAt,
    printAt: printOrders.get(number) ?? null,
  };
}

function appointmentsOf({ slots, tickets, plan, midnight }: HallDay, { at }: Stamp): Appointment[] {
  return [...slots.values()]
    .map(({ id, service, minute, ticket }): Appointment => {
      const slotAt = midnight + minute * MINUTE;
      const late = at - slotAt > plan.settings.appointmentLateMinutes * MINUTE;
      const state = ticket === null ? null : (tickets.get(ticket)?.state ?? null);
      return { appointment: id, service, slotAt, late, ticket, state };
    })
    .sort((a, b) => a.slotAt - b.slotAt);
}
