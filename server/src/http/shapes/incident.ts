import { z } from 'zod';
import { faults, subject } from '@jiaohao/shared';

/** An open incident. */
export const incidentView = z
  .object({
    id: z.string(),
    subject,
    fault: z.enum(faults),
    what: z.string().nullable().describe('What a person said, when it was a person'),
    since: z.int().describe('When its agent saw it, epoch milliseconds'),
    openedAt: z.int(),
    repairBy: z.int().nullable().describe('The technician’s estimate'),
    escalatedAt: z.int().nullable().describe('When it went to the duty manager because it took too long'),
    waitsForClearing: z.boolean().describe('It works again, but a technician must clear it'),
  })
  .register(z.globalRegistry, { id: 'Incident' });
