import { z } from 'zod';
import {
  bilingual,
  greenReasons,
  serviceId,
  ticketClasses,
  ticketNumber,
  windowNumber,
} from '@jiaohao/shared';

const seconds = z.int().nullable().describe('Seconds; null: nobody yet');

const spread = z.object({
  count: z.int(),
  median: seconds,
  p90: seconds.describe('Nine of ten took no longer, seconds'),
  longest: seconds,
});

const figures = spread.extend({
  waiting: z.int().describe('Still waiting'),
  left: z.int().describe('Went before anybody called them'),
  withinPercent: z
    .int()
    .nullable()
    .describe('Called within what they were promised, of all called and all who wait beyond it'),
});

const longWait = z.object({
  ticket: ticketNumber,
  service: serviceId,
  class: z.enum(ticketClasses),
  since: z.int().describe('Epoch milliseconds'),
  seconds: z.int(),
  over: z.enum(['called', 'left']).nullable().describe('null: still waiting'),
  kept: z.boolean().describe('Within what was promised'),
});

const windowTimes = spread.extend({
  window: windowNumber,
  missed: z.int().describe('Called in vain'),
  goneOn: z.int().describe('Laid aside, handed over, or cut short'),
  graded: z.int(),
  meanGrade: z.number().nullable().describe('1 best to 5 worst'),
});

/** Who waited how long on a day, and what became of them. Of tickets, never of names. */
export const waitsView = z
  .object({
    date: z.string().nullable(),
    at: z.int().describe('Epoch milliseconds'),
    all: figures,
    services: z
      .array(figures.extend({ service: serviceId, name: bilingual, class: z.enum(ticketClasses) }))
      .readonly(),
    hours: z
      .array(
        figures.extend({
          hour: z.int().describe('9: came from 09:00 to 10:00'),
          came: z.int(),
          services: z.array(figures.extend({ service: serviceId })).readonly(),
        }),
      )
      .readonly(),
    longest: z.array(longWait).readonly(),
    windows: z.array(windowTimes).readonly(),
    misses: z.object({ times: z.int(), reinstated: z.int(), lost: z.int() }),
    greens: z.array(z.object({ reason: z.enum(greenReasons), count: z.int() })).readonly(),
    grades: z.array(z.object({ grade: z.int(), count: z.int() })).readonly(),
  })
  .register(z.globalRegistry, { id: 'Waits' });
export type WaitsView = z.infer<typeof waitsView>;
