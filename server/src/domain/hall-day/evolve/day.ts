import type { HallEvent } from '../events.ts';
import { midnightOf } from '../stamp.ts';
import { emptyDay } from '../day-at-first.ts';
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

export function dayClosed(state: HallDay): void {
  state.phase = 'closed';
  for (const window of state.windows.values()) {
    window.status = 'closed';
    window.pause = null;
    window.clerk = null;
  }
}

export function appointmentBooked(state: HallDay, event: HallEvent<'appointmentBooked'>): void {
  const { id, service, minute, memberKey } = event;
  state.slots.set(id, { id, service, minute, memberKey, ticket: null });
}

export function appointmentCancelled(state: HallDay, event: HallEvent<'appointmentCancelled'>): void {
  state.slots.delete(event.id);
}
