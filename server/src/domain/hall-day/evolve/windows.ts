import type { HallEvent } from '../events.ts';
import { serviceOf, windowOf } from '../lookup.ts';
import type { HallDay } from '../state.ts';

export function windowOpened(state: HallDay, event: HallEvent<'windowOpened'>): void {
  windowOf(state, event.window).status = 'open';
}

export function clerkLoggedIn(state: HallDay, event: HallEvent<'clerkLoggedIn'>): void {
  windowOf(state, event.window).clerk = event.clerk;
}

export function clerkLoggedOut(state: HallDay, event: HallEvent<'clerkLoggedOut'>): void {
  windowOf(state, event.window).clerk = null;
}

export function windowPaused(state: HallDay, event: HallEvent<'windowPaused'>): void {
  const window = windowOf(state, event.window);
  window.status = 'paused';
  window.pause = { reason: event.reason, fault: event.fault };
}

export function windowResumed(state: HallDay, event: HallEvent<'windowResumed'>): void {
  const window = windowOf(state, event.window);
  window.status = 'open';
  window.pause = null;
}

export function windowClosed(state: HallDay, event: HallEvent<'windowClosed'>): void {
  const window = windowOf(state, event.window);
  window.status = 'closed';
  window.pause = null;
}

export function windowChanged(state: HallDay, event: HallEvent<'windowChanged'>): void {
  const window = windowOf(state, event.window);
  window.services = event.services;
  window.helperServices = event.helperServices;
  window.dedicatedGreen = event.dedicatedGreen;
}

export function serviceChanged(state: HallDay, event: HallEvent<'serviceChanged'>): void {
  serviceOf(state, event.service).open = event.open;
}
