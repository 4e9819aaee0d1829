import type { Actor, Command, CommandKind } from '@jiaohao/shared';
import { resolveConflict } from '../back-entry/conflicts.ts';
import { backEnterCall } from '../back-entry/enter-call.ts';
import { backEnterTicket } from '../back-entry/enter-ticket.ts';
import { leaseNumbers } from '../back-entry/lease.ts';
import { leasePaperNumbers, returnPaperNumbers } from '../back-entry/paper-lease.ts';
import {
  enterHandwork,
  finishCallBack,
  registerHandwork,
  requestCallBack,
} from '../failover/decide/by-hand.ts';
import { clearIncident, estimateRepair, observe, reportFault } from '../failover/decide/incidents.ts';
import { postNotice, withdrawNotice } from '../failover/decide/notices.ts';
import { declareOutage, endOutage } from '../failover/decide/outages.ts';
import type { HallPlan } from '../hall.ts';
import { recordAct } from './decide/act.ts';
import { bookAppointment, cancelAppointment, checkIn } from './decide/appointment.ts';
import { callNextHere, callNumber } from './decide/call.ts';
import { changeService, changeWindow } from './decide/change.ts';
import { accept, byStaff, refuse } from './decide/context.ts';
import type { Context } from './decide/context.ts';
import { checkOpening, closeDay, drainDay, tick } from './decide/day.ts';
import { enterDay } from './decide/enter-day.ts';
import { grantGreen, revokePriority } from './decide/green.ts';
import { confirmDelivery, issue, reprint } from './decide/issue.ts';
import { cancel, holdReady, ready, reassign, transfer } from './decide/move.ts';
import { orderPrint, takePrintOrder } from './decide/print-order.ts';
import { reinstate } from './decide/reinstate.ts';
import {
  askGrade,
  cancelCall,
  evaluate,
  finish,
  hold,
  miss,
  recall,
  start,
  withTicket,
} from './decide/serve.ts';
import { closeWindow, interrupt, logIn, logOut, openWindow, pause, resume } from './decide/window.ts';
import type { Decision } from './decision.ts';
import type { Stamp } from './stamp.ts';
import type { HallDay, Ticket, WindowStanding } from './state.ts';

type CommandOf<K extends CommandKind> = { [P in K]: Extract<Command, { kind: P }> }[K];
type Decider<C> = (context: Context, command: C) => Decision;

function onTicket<C extends { ticket: string }>(
  decide: (context: Context, ticket: Ticket, command: C) => Decision,
): Decider<C> {
  return (context, command) => {
    const ticket = context.state.tickets.get(command.ticket);
    return ticket === undefined
      ? refuse('unknown-ticket', { ticket: command.ticket })
      : decide(context, ticket, command);
  };
}

function atWindow<C extends { window: number }>(
  decide: (context: Context, window: WindowStanding, command: C) => Decision,
): Decider<C> {
  return (context, command) => {
    const window = context.state.windows.get(command.window);
    return window === undefined
      ? refuse('unknown-window', { window: command.window })
      : decide(context, window, command);
  };
}

function fromStaff<C>(decide: Decider<C>): Decider<C> {
  return (context, command) => (byStaff(context) ? decide(context, command) : refuse('staff-only'));
}

/** One row per command. */
const deciders: { [K in CommandKind]: Decider<CommandOf<K>> } = {
  issue,
  reprint: onTicket(reprint),
  'order-print': onTicket(orderPrint),
  'take-print-order': onTicket(takePrintOrder),
  'confirm-delivery': onTicket(confirmDelivery),
  'check-in': checkIn,
  'book-appointment': bookAppointment,
  'cancel-appointment': cancelAppointment,
  reinstate: onTicket(reinstate),
  ready: onTicket(ready),
  cancel: onTicket(cancel),
  'grant-green': onTicket(grantGreen),
  'revoke-priority': onTicket(revokePriority),
  reassign: onTicket(reassign),
  'open-window': atWindow(openWindow),
  'log-in': atWindow(logIn),
  'log-out': atWindow(logOut),
  pause: atWindow(pause),
  resume: atWindow(resume),
  'close-window': atWindow(closeWindow),
  'call-next': atWindow(callNextHere),
  'call-number': atWindow(callNumber),
  recall: atWindow(withTicket(recall)),
  start: atWindow(withTicket(start)),
  finish: atWindow(withTicket(finish)),
  miss: atWindow(withTicket(miss)),
  hold: atWindow(withTicket(hold)),
  'hold-ready': atWindow(holdReady),
  transfer: atWindow(withTicket(transfer)),
  'cancel-call': atWindow(withTicket(cancelCall)),
  interrupt: atWindow(interrupt),
  'ask-grade': atWindow(askGrade),
  evaluate: atWindow(evaluate),
  'change-window': atWindow(changeWindow),
  'change-service': changeService,
  observe,
  'report-fault': fromStaff(reportFault),
  'estimate-repair': fromStaff(estimateRepair),
  'clear-incident': fromStaff(clearIncident),
  'declare-outage': fromStaff(declareOutage),
  'end-outage': fromStaff(endOutage),
  'register-handwork': fromStaff(registerHandwork),
  'enter-handwork': fromStaff(enterHandwork),
  'request-call-back': fromStaff(requestCallBack),
  'finish-call-back': fromStaff(finishCallBack),
  'post-notice': fromStaff(postNotice),
  'withdraw-notice': fromStaff(withdrawNotice),
  'back-enter-ticket': backEnterTicket,
  'back-enter-call': backEnterCall,
  'resolve-conflict': fromStaff(resolveConflict),
  'lease-numbers': leaseNumbers,
  'lease-paper-numbers': fromStaff(leasePaperNumbers),
  'return-paper-numbers': fromStaff(returnPaperNumbers),
  'record-act': recordAct,
  'open-day': () => accept([]),
  'check-opening': checkOpening,
  'drain-day': drainDay,
  'close-day': closeDay,
  tick,
};

function run<K extends CommandKind>(context: Context, command: CommandOf<K>): Decision {
  return deciders[command.kind](context, command);
}

/**
 * What a command brings about: events and an answer, or a refusal. Reads the state and never changes it. What the
 * sender may do (agent, role, PIN) is checked before; `plan` counts only when this command opens a day.
 */
export function decide(
  state: HallDay,
  plan: HallPlan,
  command: Command,
  stamp: Stamp,
  actor: Actor,
): Decision {
  if (command.kind === 'tick') return run({ state, settings: state.plan.settings, stamp, actor }, command);
  const entered = enterDay(state, plan, command, stamp, actor);
  if (!entered.ok) return entered;
  if (command.kind === 'open-day' && entered.events.length === 0) return refuse('day-already-open');
  const day = entered.state;
  const decision = run({ state: day, settings: day.plan.settings, stamp, actor }, command);
  return decision.ok ? { ...decision, events: [...entered.events, ...decision.events] } : decision;
}
