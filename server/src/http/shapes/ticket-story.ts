import { z } from 'zod';
import { bilingual } from '@jiaohao/shared';
import { ticketView } from './ticket.ts';

/** A ticket, its place, and everything that happened to it. */
export const ticketStory = z
  .object({
    ticket: ticketView,
    serviceName: bilingual,
    place: z
      .object({
        ahead: z.int().describe('Will be called before it, by today’s rules'),
        minutes: z.int().nullable().describe('Estimated wait'),
        windows: z.string().describe('That serve it, for people: `1–3`'),
      })
      .nullable()
      .describe('While it waits in a queue'),
    documents: z.array(bilingual).readonly().describe('What the member was told to have ready'),
    reinstatableUntil: z.int().nullable().describe('A missed one: until when; epoch milliseconds'),
    printAt: z.string().nullable().describe('The kiosk that is to print it'),
    history: z
      .array(z.object({ time: z.string().describe('Local, 09:31:05'), what: bilingual, by: bilingual }))
      .readonly()
      .describe('Oldest first'),
  })
  .register(z.globalRegistry, { id: 'TicketStory' });
export type TicketStory = z.infer<typeof ticketStory>;
