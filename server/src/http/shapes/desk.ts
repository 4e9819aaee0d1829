import { z } from 'zod';
import {
  agentId,
  bilingual,
  callingModes,
  serviceId,
  ticketNumber,
  ticketStates,
  windowNumber,
} from '@jiaohao/shared';
import { callBackView } from './call-back.ts';
import { conflictView } from './conflict.ts';
import { kioskView } from './fitness.ts';
import { handworkView } from './handwork.ts';
import { paperNumbers } from './paper-numbers.ts';

const epochMs = z.int().describe('Epoch milliseconds');

const service = z.object({
  service: serviceId,
  name: bilingual,
  series: z.string().describe('The letter of its numbers'),
  issuing: z.boolean().describe('Takes new tickets, as far as the duty manager is concerned'),
});

const withoutPaper = z.object({
  ticket: ticketNumber,
  service: serviceId,
  kiosk: agentId.nullable().describe('Where it was to be printed'),
  maskedName: z.string().nullable(),
  issuedAt: epochMs,
  printAt: agentId.nullable().describe('The desk has ordered it to be printed there'),
});

const appointment = z.object({
  appointment: z.string(),
  service: serviceId,
  slotAt: epochMs,
  late: z.boolean().describe('Who comes now queues as regular, from arrival'),
  ticket: ticketNumber.nullable(),
  state: z.enum(ticketStates).nullable().describe('Of its ticket'),
});

/** What the consult desk has to look after. */
export const deskView = z
  .object({
    at: epochMs,
    timeZone: z.string().describe('IANA name'),
    phase: z.enum(['none', 'open', 'draining', 'closed']),
    mode: z.enum(callingModes).describe('`manual-issuing`: no kiosk is left'),
    books: z
      .object({ date: z.iso.date(), midnight: epochMs })
      .describe('The day that paper lists are entered into'),
    paper: paperNumbers,
    services: z.array(service).readonly(),
    windows: z.array(z.object({ window: windowNumber, services: z.array(serviceId).readonly() })).readonly(),
    kiosks: z.array(kioskView).readonly(),
    undelivered: z
      .array(withoutPaper)
      .readonly()
      .describe('Nobody may have them, and nobody has taken charge of them; oldest first'),
    inCharge: z
      .array(withoutPaper)
      .readonly()
      .describe('Kiosks’ tickets that the desk has taken charge of and that still wait'),
    appointments: z.array(appointment).readonly().describe('By time'),
    conflicts: z.array(conflictView).readonly().describe('The reconciliation list, oldest first'),
    handwork: z.array(handworkView).readonly(),
    callBacks: z.array(callBackView).readonly(),
  })
  .register(z.globalRegistry, { id: 'Desk' });
export type DeskView = z.infer<typeof deskView>;
