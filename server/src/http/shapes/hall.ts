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
import { fitness, kioskView } from './fitness.ts';

/** A window as anyone in the hall sees it. */
export const windowView = z
  .object({
    number: windowNumber,
    name: bilingual.nullable(),
    status: z.enum(['closed', 'open', 'paused']),
    ticket: ticketNumber.nullable().describe('Called or serving here'),
    calledAt: z.int().nullable().describe('When that ticket was called last, epoch milliseconds'),
    voice: z
      .enum(['window', 'screen'])
      .describe('Who says its calls aloud: its display agent, or the hall’s speaking screen'),
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

/** How the green channel is given here (§20-1-2), to be explained to whoever asks (§20-1-3). */
const greenChannelView = z.object({
  elderlyFrom: z.int().describe('Years'),
  priorityCalling: z.boolean(),
  series: z.string().nullable().describe('The letter of its own numbers'),
  windows: z.array(windowNumber).describe('专窗'),
});

/** The whole hall for a screen that everyone may look at: no name, no key, no reason of a pause. */
export const hallView = z
  .object({
    id: z.string().describe('Part of the address of its board, /board/{id}'),
    hall: bilingual,
    timeZone: z.string().describe('IANA name'),
    at: z.int().describe('Epoch milliseconds'),
    issuing: z.boolean(),
    notice: bilingual.nullable().describe('Why no tickets are issued'),
    mode: z.enum(callingModes).describe('`manual-issuing`: no kiosk is left, the desk gives out numbers'),
    notices: z.array(bilingual).describe('Posted on every screen'),
    kiosks: z.array(kioskView),
    day: dayView,
    windows: z.array(windowView),
    services: z.array(serviceView),
    green: greenChannelView,
  })
  .register(z.globalRegistry, { id: 'Hall' });
export type HallView = z.infer<typeof hallView>;
