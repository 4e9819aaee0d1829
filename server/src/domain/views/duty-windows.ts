import type { ServiceId, StaffNumber, TicketNumber, WindowNumber } from '@jiaohao/shared';
import { ticketOf } from '../hall-day/lookup.ts';
import { MINUTE } from '../hall-day/stamp.ts';
import type { HallDay, Pause, WindowStanding } from '../hall-day/state.ts';
import type { RankedService } from '../hall.ts';
import { fitnessOf } from './window-fitness.ts';
import type { WindowFitness } from './window-fitness.ts';

/** A window as its duty manager sees it. */
export interface DutyWindow extends WindowFitness {
  readonly window: WindowNumber;
  readonly status: WindowStanding['status'];
  readonly pause: Pause | null;
  readonly clerk: StaffNumber | null;
  readonly ticket: TicketNumber | null;
  /** Since when the ticket is here, epoch milliseconds. */
  readonly ticketSince: number | null;
  readonly services: readonly RankedService[];
  readonly helperServices: readonly ServiceId[];
  readonly dedicatedGreen: boolean;
  /** Tickets that only this window is to call. */
  readonly directed: readonly TicketNumber[];
  /** Tickets its clerk holds aside. */
  readonly held: readonly TicketNumber[];
}

export function dutyWindows(state: HallDay): DutyWindow[] {
  return [...state.windows.values()].map((window) => ({
    window: window.number,
    status: window.status,
    pause: window.pause,
    clerk: window.clerk,
    ticket: window.current,
    ticketSince: window.current === null ? null : ticketOf(state, window.current).calledAt,
    services: window.services,
    helperServices: window.helperServices,
    dedicatedGreen: window.dedicatedGreen,
    directed: [...window.directed],
    held: [...window.held],
    ...fitnessOf(state, window.number),
  }));
}

/** A clerk was away for long, and why (§14-6). */
export interface Absence {
  readonly window: WindowNumber;
  readonly clerk: StaffNumber | null;
  readonly reason: string;
  readonly from: number;
  /** Null: still away. */
  readonly to: number | null;
}

/** The day's long absences, oldest first; a window that failed is no absence. */
export function absences(state: HallDay, at: number): Absence[] {
  const long = state.plan.settings.longAbsenceMinutes * MINUTE;
  return [...state.windows.values()]
    .flatMap(({ number: window, pause, pauses }) =>
      [...pauses, ...(pause === null ? [] : [{ ...pause, to: null }])].map((each) => ({ ...each, window })),
    )
    .filter(({ fault, from, to }) => !fault && (to ?? at) - from >= long)
    .map(({ window, clerk, reason, from, to }) => ({ window, clerk, reason, from, to }))
    .sort((a, b) => a.from - b.from);
}
