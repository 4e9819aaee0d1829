import type { ServiceId } from '@jiaohao/shared';
import type { ServedBy, ServiceStanding, WindowStanding } from './state.ts';

/** Whether a window's clerk may take a service, of its own or as a helper. */
export function serves(window: WindowStanding, service: ServiceId): boolean {
  return owns(window, service) || window.helperServices.includes(service);
}

function owns(window: WindowStanding, service: ServiceId): boolean {
  return window.services.some((own) => own.service === service);
}

/** Who serves what. Asked at every command and changed a few times a day, so it is made anew only when windows change. */
export function servedBy(
  windows: ReadonlyMap<unknown, WindowStanding>,
  services: ReadonlyMap<ServiceId, ServiceStanding>,
): ReadonlyMap<ServiceId, ServedBy> {
  const each = [...windows.values()];
  return new Map(
    [...services.keys()].map((id) => {
      const all = each.filter((window) => serves(window, id));
      return [id, { own: all.filter((window) => owns(window, id)), all }];
    }),
  );
}
