import type { TicketClass } from '@jiaohao/shared';
import type { Settings } from '../settings.ts';

/** How long a class is promised to wait at most, minutes: from its issue, an appointment from its slot. */
export function promisedMinutes(settings: Settings, ticketClass: TicketClass): number {
  return {
    regular: settings.promiseRegularMinutes,
    green: settings.promiseGreenMinutes,
    appointment: settings.promiseAppointmentMinutes,
  }[ticketClass];
}
