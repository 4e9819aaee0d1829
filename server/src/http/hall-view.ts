import { z } from 'zod';
import {
  bilingual,
  boardDesired,
  callingModes,
  kioskMenu,
  serviceId,
  ticketNumber,
  windowNumber,
} from '@jiaohao/shared';
import type { HallDay, Stamp } from '../domain/index.ts';
import type { HttpContext } from './context.ts';
import { fitness, kioskView } from './fitness.ts';

/** A window as anyone in the hall sees it. */
export const windowView = z
  .object({
    number: windowNumber,
    name: bilingual.nullable(),
    status: z.enum(['closed', 'open', 'paused']),
    ticket: ticketNumber.nullable().describe('Called or serving here'),
    services: z.array(serviceId),
    dedicatedGreen: z.boolean(),
    board: boardDesired,
    ...fitness,
  })
  .register(z.globalRegistry, { id: 'Window' });

/** A service with who waits for it. */
export const serviceView = kioskMenu.shape.services.element.register(z.globalRegistry, { id: 'Service' });

/** The business day in figures. */
export const dayView = z
  .object({
    date: z.string().nullable().describe('Local date; null before the first day'),
    phase: z.enum(['none', 'open', 'draining', 'closed']),
    issued: z.int(),
    /** Tickets by where they stand; together they are all that were issued. */
    tickets: z.record(z.string(), z.int()),
  })
  .register(z.globalRegistry, { id: 'Day' });

/** The whole hall for a screen that everyone may look at: no name, no key, no reason of a pause. */
export const hallView = z
  .object({
    hall: bilingual,
    at: z.int().describe('Epoch milliseconds'),
    issuing: z.boolean(),
    notice: bilingual.nullable().describe('Why no tickets are issued'),
    mode: z.enum(callingModes).describe('`manual-issuing`: no kiosk is left, the desk gives out numbers'),
    notices: z.array(bilingual).describe('Posted on every screen'),
    kiosks: z.array(kioskView),
    day: dayView,
    windows: z.array(windowView),
    services: z.array(serviceView),
  })
  .register(z.globalRegistry, { id: 'Hall' });
export type HallView = z.infer<typeof hallView>;

/** The menu of no kiosk in particular. */
const anyKiosk = 'web';

export function viewOfHall(
  { plan, views }: Pick<HttpContext, 'plan' | 'views'>,
  state: HallDay,
  stamp: Stamp,
): HallView {
  const menu = views.kioskMenu(state, plan, anyKiosk, stamp);
  return {
    hall: plan.name,
    at: stamp.at,
    issuing: menu.issuing,
    notice: menu.notice,
    mode: state.failures.mode,
    notices: menu.notices,
    kiosks: views.kiosksOf(state),
    day: { date: state.date, phase: state.phase, issued: state.issued, tickets: { ...state.counts } },
    windows: [...state.windows.values()].map((window) => ({
      number: window.number,
      name: state.plan.windows.find((planned) => planned.number === window.number)?.name ?? null,
      status: window.status,
      ticket: window.current,
      services: window.services.map((entry) => entry.service),
      dedicatedGreen: window.dedicatedGreen,
      board: views.boardDesired(state, window.number),
      ...views.fitnessOf(state, window.number),
    })),
    services: menu.services,
  };
}
