import { actsOnce } from './acts-once.ts';
import { balance } from './balance.ts';
import { businessDay } from './business-day.ts';
import { callOrder } from './call-order.ts';
import { callReason } from './call-reason.ts';
import type { Check } from './check.ts';
import { delivery } from './delivery.ts';
import { grades } from './grades.ts';
import { hallMode } from './hall-mode.ts';
import { incidents } from './incidents.ts';
import { knownEvents } from './known-events.ts';
import { misses } from './misses.ts';
import { numberRanges } from './number-ranges.ts';
import { paperNumbers } from './paper-numbers.ts';
import { numbers } from './numbers.ts';
import { onePlace } from './one-place.ts';
import { oneTicketPerPerson } from './one-ticket-per-person.ts';
import { priorityBound } from './priority-bound.ts';
import { reconciliation } from './reconciliation.ts';
import { registers } from './registers.ts';
import { ticketLife } from './ticket-life.ts';
import { timeOrder } from './time-order.ts';
import { trueTimes } from './true-times.ts';
import { windowDuty } from './window-duty.ts';

/** Every check of the journal, in the order in which a reader would ask. */
export const checks: readonly Check[] = [
  knownEvents,
  actsOnce,
  timeOrder,
  businessDay,
  numbers,
  numberRanges,
  paperNumbers,
  trueTimes,
  ticketLife,
  balance,
  onePlace,
  windowDuty,
  delivery,
  callReason,
  callOrder,
  priorityBound,
  misses,
  oneTicketPerPerson,
  grades,
  reconciliation,
  incidents,
  registers,
  hallMode,
];
