import type { ServiceId } from '@jiaohao/shared';
import type { ServedBy, ServiceStanding, WindowStanding } from './state.ts';

/** Whether a window's clerk may take a service, of its own or as a helper. */
export function serves(window: WindowStanding, service: ServiceId): boolean {
  return owns(window, service) || window.helperServices.includes(service);
}

function owns(window: WindowStanding, service: ServiceId): boolean {
  return window.services.some((own) => own.service === service);
}

function isOpen({ status }: WindowStanding): boolean {
  return status === 'open';
}

/**
 * Who serves what. Asked at every command and changed when a window opens, pauses or is given
 * other services, so it is made anew only then.
 */
export function servedBy(
  windows: ReadonlyMap<unknown, WindowStanding>,
  services: ReadonlyMap<ServiceId, ServiceStanding>,
): ReadonlyMap<ServiceId, ServedBy> {
  const each = [...windows.values()];
  return new Map(
    [...services.keys()].map((id) => {
      const all = each.filter((window) => serves(window, id));
      const own = all.filter((window) => owns(window, id));
      return [id, { own, open: own.filter(isOpen), all, openCount: all.filter(isOpen).length }];
    }),
  );
}
