import type { Actor, Command, CommandKind } from '@jiaohao/shared';
import { looksBack, toldTime } from '../../back-entry/entry-time.ts';
import { paperKept } from '../../back-entry/paper-numbers.ts';
import { carriedFrom } from '../../failover/standing.ts';
import type { HallPlan } from '../../hall.ts';
import type { Refused } from '../decision.ts';
import type { HallEvent } from '../events.ts';
import { evolve } from '../evolve.ts';
import { nameTickets } from '../refusals.ts';
import { midnightOf, minuteOfDay } from '../stamp.ts';
import type { Stamp } from '../stamp.ts';
import { openCount, openTickets } from '../standing.ts';
import type { HallDay } from '../state.ts';
import { happened, refuse } from './context.ts';

/** Commands that begin a business day when none is open. */
const opensDay: readonly CommandKind[] = [
  'issue',
  'check-in',
  'book-appointment',
  'open-day',
  'check-opening',
  'open-window',
  'log-in',
  'back-enter-ticket',
  'back-enter-call',
];

/** What ends something that failed, or that was done by hand for it. */
const endsFailures: readonly CommandKind[] = [
  'clear-incident',
  'end-outage',
  'enter-handwork',
  'finish-call-back',
  'withdraw-notice',
];

/** Commands that only end things: they still work on a day that was left open overnight. */
const endsThings: readonly CommandKind[] = [
  ...endsFailures,
  'close-day',
  'finish',
  'miss',
  'cancel',
  'ask-grade',
  'evaluate',
  'confirm-delivery',
  'close-window',
  'log-out',
];

/**
 * Commands that still belong to a day that closed, on its own date. The books of what failed are also written in the
 * evening; what machines say of themselves waits for the next opening, because kiosks are switched off at night.
 */
const afterClosing: readonly CommandKind[] = [
  ...endsFailures,
  'ask-grade',
  'evaluate',
  'confirm-delivery',
  'report-fault',
  'estimate-repair',
  'declare-outage',
  'register-handwork',
  'request-call-back',
  'post-notice',
  'return-paper-numbers',
];

/** What happens before a command is decided, and the day it is decided in. */
export type Entered =
  { readonly ok: true; readonly events: readonly HallEvent[]; readonly state: HallDay } | Refused;

/**
 * Finds the business day a command belongs to, opening one if it may. A day left open overnight is never guessed away:
 * with no open ticket it closes first, otherwise nothing begins until a person has closed it.
 */
export function enterDay(
  state: HallDay,
  plan: HallPlan,
  command: Command,
  stamp: Stamp,
  actor: Actor,
): Entered {
  // What is done around the hall needs no business day.
  if (command.kind === 'record-act') return { ok: true, events: [], state };
  const laterDate = state.date !== null && stamp.date > state.date;
  if ((laterDate || state.phase === 'closed') && looksBack(command, stamp))
    return { ok: true, events: [], state };
  const running = state.phase === 'open' || state.phase === 'draining';
  if (command.kind === 'observe' && (laterDate || !running)) return refuse('day-not-open');
  if (running) {
    return laterDate
      ? enterLeftOpen(state, plan, command, stamp, actor)
      : enterRunning(state, command, actor);
  }
  if (state.phase === 'closed' && !laterDate) return enterClosed(state, command, stamp, actor);
  return opensDay.includes(command.kind)
    ? openNew(state, plan, command, stamp, actor)
    : refuse('day-not-open');
}

/** A member alone at a kiosk, as opposed to a person of the staff. */
function fromKiosk(command: Command, actor: Actor): boolean {
  if (command.kind === 'issue') return command.source === 'kiosk';
  return command.kind === 'check-in' && !('staff' in actor);
}

function enterRunning(state: HallDay, command: Command, actor: Actor): Entered {
  const staffed =
    state.phase === 'open' || [...state.windows.values()].some((each) => each.status !== 'closed');
  if (fromKiosk(command, actor) && !staffed)
    return refuse('after-hours', { time: state.plan.settings.closesAt });
  return { ok: true, events: [], state };
}

function enterClosed(state: HallDay, command: Command, stamp: Stamp, actor: Actor): Entered {
  if (afterClosing.includes(command.kind)) return { ok: true, events: [], state };
  if (fromKiosk(command, actor) || !opensDay.includes(command.kind)) return refuse('day-closed');
  const context = { state, settings: state.plan.settings, stamp, actor };
  return { ok: true, events: [happened(context, { type: 'dayReopened' })], state };
}

function enterLeftOpen(
  state: HallDay,
  plan: HallPlan,
  command: Command,
  stamp: Stamp,
  actor: Actor,
): Entered {
  if (endsThings.includes(command.kind)) return { ok: true, events: [], state };
  const count = openCount(state);
  // An agent that is answered forgets its entry: of today's it is put on the old day's list.
  if (count > 0 && toldTime(command) !== null && 'agent' in actor) return { ok: true, events: [], state };
  if (count > 0) {
    return refuse('day-left-open', { date: String(state.date), ...nameTickets(openTickets(state), count) });
  }
  if (!opensDay.includes(command.kind)) return refuse('day-not-open');
  const entered = openNew(state, plan, command, stamp, actor);
  if (!entered.ok) return entered;
  const context = { state, settings: state.plan.settings, stamp, actor: { hub: 'clock' } } as const;
  const closed = happened(context, { type: 'dayClosed', how: 'overnight', reason: null });
  return { ...entered, events: [closed, ...entered.events] };
}

function openNew(before: HallDay, plan: HallPlan, command: Command, stamp: Stamp, actor: Actor): Entered {
  const { settings } = plan;
  if (fromKiosk(command, actor)) {
    if (stamp.minute < minuteOfDay(settings.opensAt))
      return refuse('before-opening', { time: settings.opensAt });
    if (stamp.minute >= minuteOfDay(settings.closesAt))
      return refuse('after-hours', { time: settings.closesAt });
  }
  const { date, minute } = stamp;
  const today = { ...plan, appointments: plan.appointments.filter((booked) => booked.date === date) };
  const context = { state: before, settings, stamp, actor };
  const carried = {
    ...carriedFrom(before.failures),
    conflicts: [...before.backEntry.conflicts.values()],
    paper: paperKept(before, plan, midnightOf(stamp)),
  };
  const opened = happened(context, { type: 'dayOpened', date, minute, plan: today, carried });
  return { ok: true, events: [opened], state: evolve(before, opened) };
}
