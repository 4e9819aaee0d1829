import { z } from 'zod';
import { agentId, bilingual, serviceGroups, serviceId, windowNumber } from '../vocabulary/hall.ts';
import { deviceKinds } from '../vocabulary/device.ts';
import { ticketNumber } from '../vocabulary/ticket-number.ts';

/** What a window's board should show, whatever its model. Retained: a board that comes back needs no special case. */
export const boardDesired = z.object({
  window: windowNumber,
  /** `call`: a number to come; `idle`: the window's own text; `paused`, `closed`: the sign 暂停服务 and its kin. */
  face: z.enum(['call', 'idle', 'paused', 'closed']),
  /** The whole sentence, Chinese: 请A012号到3号窗口. */
  text: z.string(),
  /** The same for a board with room for few characters: A012. */
  short: z.string(),
  /** The call goes to another window than before, because that one stopped: the voice says so too. */
  moved: z.boolean().optional(),
  /** Grows with every call and recall, so that the same text is shown anew (and blinks, where a board can). */
  attention: z.int().nonnegative(),
  /** Taken out of service (too hot, §32-2-4): nothing is sent to it until a technician has cleared it. */
  outOfService: z.boolean(),
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
  /** Grows when the evaluator beside it is to ask the member for a grade. */
  gradeAsks: z.int().nonnegative(),
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
  /** What is posted in the hall now: an outage with its estimate, a notice of the duty manager. */
  notices: z.array(bilingual),
  /** The other kiosks of the hall that can issue and print, to be named when this one cannot. */
  otherKiosks: z.array(agentId),
  /** Devices of this kiosk that may not be used until a technician has cleared them. */
  outOfService: z.array(z.enum(deviceKinds)),
  /** Open tickets of this kiosk that never came out on paper, newest first: offered for a reprint. */
  unprinted: z.array(ticketNumber),
  /** What the desk wants printed here as soon as nobody stands before it, oldest first. `again`: it has been on paper before. */
  toPrint: z.array(z.object({ ticket: ticketNumber, again: z.boolean() })),
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
