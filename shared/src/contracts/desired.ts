import { z } from 'zod';
import { agentId, bilingual, serviceGroups, serviceId, windowNumber } from '../vocabulary/hall.ts';
import { ticketNumber } from '../vocabulary/ticket.ts';

/** What a window's board should show, whatever its model. Retained: a board that comes back needs no special case. */
export const boardDesired = z.object({
  window: windowNumber,
  /** `call`: a number to come; `idle`: the window's own text; `paused`, `closed`: the sign 暂停服务 and its kin. */
  face: z.enum(['call', 'idle', 'paused', 'closed']),
  /** The whole sentence, Chinese: 请A012号到3号窗口. */
  text: z.string(),
  /** The same for a board with room for few characters: A012. */
  short: z.string(),
  /** Grows with every call and recall, so that the same text is shown anew (and blinks, where a board can). */
  attention: z.int().nonnegative(),
});
export type BoardDesired = z.infer<typeof boardDesired>;

/** What a window's keypad should show. */
export const keypadDesired = z.object({
  window: windowNumber,
  ticket: ticketNumber.nullable(),
  /** How many this window may call are waiting. */
  waiting: z.int().nonnegative(),
  /** Grows when the clerk is to be told something by a beep. */
  beeps: z.int().nonnegative(),
});
export type KeypadDesired = z.infer<typeof keypadDesired>;

/** What a kiosk offers. */
export const kioskMenu = z.object({
  kiosk: agentId,
  hall: bilingual,
  /** False before opening and after the last one was served: nothing is issued, and `notice` says why. */
  issuing: z.boolean(),
  notice: bilingual.nullable(),
  /** Age from which the green channel is offered (never imposed). */
  elderlyFrom: z.int().positive(),
  services: z.array(
    z.object({
      id: serviceId,
      name: bilingual,
      group: z.enum(serviceGroups),
      windows: z.string(),
      waiting: z.int().nonnegative(),
      waitMinutes: z.int().nonnegative().nullable(),
      open: z.boolean(),
      /** Must lay a card; otherwise touch is enough. */
      needsCard: z.boolean(),
      documents: z.array(bilingual),
    }),
  ),
});
export type KioskMenu = z.infer<typeof kioskMenu>;
