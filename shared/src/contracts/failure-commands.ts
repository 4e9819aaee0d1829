import { z } from 'zod';
import { bilingual, serviceId } from '../vocabulary/hall.ts';
import { faults, subject } from '../vocabulary/failure.ts';
import { ticketNumber } from '../vocabulary/ticket-number.ts';
import { words } from './person.ts';

/** An id made by whoever first wrote the thing down. */
export const recordId = z.string().regex(/^[A-Za-z0-9-]{1,40}$/, 'letters, digits and hyphens');
/** A repair estimate. */
export const repairMinutes = z
  .int()
  .min(1)
  .max(7 * 24 * 60);
/** `all`: every service of the hall. */
const services = z.union([z.literal('all'), z.array(serviceId).min(1)]);

/** What fails, who says so, and what the hall does by hand meanwhile (§32). */
export const failureCommands = [
  /** From the hub's own watch over reports and presence only: everything that is wrong with the subject now. */
  z.object({
    kind: z.literal('observe'),
    subject,
    faults: z.array(z.enum(faults)),
    /** When the agent saw it, epoch milliseconds. */
    since: z.int().nonnegative(),
  }),
  /** A person reports what no machine can see: a clerk's PC, a screen that shows nonsense. */
  z.object({ kind: z.literal('report-fault'), subject, what: words }),
  /** The technician's estimate for an incident, from now. */
  z.object({ kind: z.literal('estimate-repair'), incident: recordId, minutes: repairMinutes }),
  /** A technician has looked: the incident is over, though no machine says so. */
  z.object({ kind: z.literal('clear-incident'), incident: recordId, note: words }),

  /** The business system is down; said again with the same id, the estimate is a new one. */
  z.object({
    kind: z.literal('declare-outage'),
    outage: recordId,
    services,
    minutes: repairMinutes,
    what: words,
  }),
  z.object({ kind: z.literal('end-outage'), outage: recordId }),
  /** Business that was done by hand and must be entered into the business system afterwards (补录). */
  z.object({
    kind: z.literal('register-handwork'),
    handwork: recordId,
    service: serviceId,
    ticket: ticketNumber.optional(),
    note: words,
  }),
  z.object({ kind: z.literal('enter-handwork'), handwork: recordId }),
  /** An urgent member goes home and is called when it works again (特急回访). Name and phone stand in the hub's contact book under this id. */
  z.object({
    kind: z.literal('request-call-back'),
    callBack: recordId,
    service: serviceId,
    ticket: ticketNumber.optional(),
    what: words,
  }),
  z.object({ kind: z.literal('finish-call-back'), callBack: recordId, note: words }),

  z.object({ kind: z.literal('post-notice'), notice: recordId, text: bilingual }),
  z.object({ kind: z.literal('withdraw-notice'), notice: recordId }),
] as const;
