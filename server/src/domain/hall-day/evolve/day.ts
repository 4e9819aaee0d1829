import type { HallEvent } from '../events.ts';
import { midnightOf } from '../stamp.ts';
import { emptyDay } from '../day-at-first.ts';
import { servedBy } from '../served-by.ts';
import { endPause } from './windows.ts';
import type { HallDay } from '../state.ts';

export function dayOpened(_before: HallDay, event: HallEvent<'dayOpened'>): HallDay {
  return emptyDay(event.plan, event.date, midnightOf(event), event.at, event.carried);
}

/** Past closing time it drains again at the next tick. */
export function dayReopened(state: HallDay, event: HallEvent<'dayReopened'>): void {
  state.phase = 'open';
  state.lastEndedAt = event.at;
}

export function dayDrained(state: HallDay, event: HallEvent<'dayDrained'>): void {
  state.phase = 'draining';
  state.drainedAt = event.at;
}

export function dayFoundOpen(state: HallDay): void {
  state.foundOpen = true;
}

export function dayClosed(state: HallDay, event: HallEvent<'dayClosed'>): void {
  state.phase = 'closed';
  for (const window of state.windows.values()) {
    window.status = 'closed';
    endPause(window, event.at);
    window.clerk = null;
  }
  state.servedBy = servedBy(state.windows, state.services);
}

/** Of several checks the last one counts. */
export function openingChecked(state: HallDay, event: HallEvent<'openingChecked'>): void {
  const { points, note, at, by } = event;
  state.openingCheck = { points, note, at, by };
}

export function appointmentBooked(state: HallDay, event: HallEvent<'appointmentBooked'>): void {
  const { id, service, minute, memberKey } = event;
  state.slots.set(id, { id, service, minute, memberKey, ticket: null });
}

export function appointmentCancelled(state: HallDay, event: HallEvent<'appointmentCancelled'>): void {
  state.slots.delete(event.id);
}
