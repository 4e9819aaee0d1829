import { z } from 'zod';
import { actor, numberDigits } from '@jiaohao/shared';

const epochMs = z.int().describe('Epoch milliseconds');

const lease = z.object({
  desk: z.string().describe('Id that its browser made for itself'),
  place: z.int().describe('Which desk it stands at, as people say'),
  by: actor.describe('Who was signed in there'),
  at: epochMs.describe('When it was leased or kept last'),
  until: epochMs.describe('Its first block of each series stays its own on dates that begin before'),
  blocks: z
    .array(z.object({ series: z.string(), from: z.int(), to: z.int() }))
    .readonly()
    .describe('From and to inclusive, in the order they are to be used'),
  returned: z.boolean().describe('Given back: nobody has them for the rest of the day'),
});

/** Paper numbers: which browser of the desk may give out which of them without the hub. */
export const paperNumbers = z.object({
  from: z.int().describe('First number of a series in the paper books'),
  numberDigits,
  few: z.int().describe('A desk with fewer left of a series than this asks for more'),
  used: z.array(z.string()).readonly().describe('Those that are in the day’s books already'),
  date: z.iso.date().nullable().describe('The business day of the leases'),
  leases: z.array(lease).readonly(),
});
export type PaperNumbers = z.infer<typeof paperNumbers>;
