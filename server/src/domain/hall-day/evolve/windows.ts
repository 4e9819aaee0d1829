import type { HallEvent } from '../events.ts';
import { serviceOf, windowOf } from '../lookup.ts';
import { servedBy } from '../served-by.ts';
import type { HallDay, WindowStanding } from '../state.ts';

/** Who serves what is asked far more often than a window opens or pauses. */
function stands(state: HallDay, window: WindowStanding, status: WindowStanding['status']): void {
  window.status = status;
  state.servedBy = servedBy(state.windows, state.services);
}

export function windowOpened(state: HallDay, event: HallEvent<'windowOpened'>): void {
  stands(state, windowOf(state, event.window), 'open');
}

export function clerkLoggedIn(state: HallDay, event: HallEvent<'clerkLoggedIn'>): void {
  windowOf(state, event.window).clerk = event.clerk;
}

export function clerkLoggedOut(state: HallDay, event: HallEvent<'clerkLoggedOut'>): void {
  windowOf(state, event.window).clerk = null;
}

/** A paused window may fail too: then its pause is over and the fault begins. */
export function windowPaused(state: HallDay, event: HallEvent<'windowPaused'>): void {
  const window = windowOf(state, event.window);
  endPause(window, event.at);
  stands(state, window, 'paused');
  const { reason, fault, at: from } = event;
  window.pause = { reason, fault, clerk: window.clerk, from };
}

/** What a window did not do, and why, stays known for the day. */
export function endPause(window: WindowStanding, to: number): void {
  if (window.pause !== null) window.pauses.push({ ...window.pause, to });
  window.pause = null;
}

export function windowResumed(state: HallDay, event: HallEvent<'windowResumed'>): void {
  const window = windowOf(state, event.window);
  stands(state, window, 'open');
  endPause(window, event.at);
}

export function windowClosed(state: HallDay, event: HallEvent<'windowClosed'>): void {
  const window = windowOf(state, event.window);
  stands(state, window, 'closed');
  endPause(window, event.at);
}

export function windowChanged(state: HallDay, event: HallEvent<'windowChanged'>): void {
  const window = windowOf(state, event.window);
  window.services = event.services;
  window.helperServices = event.helperServices;
  window.dedicatedGreen = event.dedicatedGreen;
  state.servedBy = servedBy(state.windows, state.services);
}

export function serviceChanged(state: HallDay, event: HallEvent<'serviceChanged'>): void {
  serviceOf(state, event.service).open = event.open;
}
