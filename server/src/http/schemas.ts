import { z } from 'zod';
import { answer, commandId, recordId, refusal, serviceId, ticketNumber } from '@jiaohao/shared';

const [accepted] = answer.options;

/** An accepted command: its id, and what came of it. */
const acceptedAnswer = accepted.register(z.globalRegistry, { id: 'Accepted' });

/** Every error of the API has this body. */
export const refusalBody = refusal.register(z.globalRegistry, { id: 'Refusal' });

/** Answers of a route that sends a command. */
export const commandResponses = {
  200: acceptedAnswer.describe(
    'Accepted and recorded; a repeat of the same Idempotency-Key gets the same answer.',
  ),
  400: refusalBody.describe('The request is wrong.'),
  401: refusalBody.describe('Log in first.'),
  403: refusalBody.describe('Your role does not allow this.'),
  404: refusalBody.describe('There is no such ticket, window, service, appointment or record.'),
  409: refusalBody.describe('The hall refuses; the code and both sentences say why.'),
  503: refusalBody.describe('Not recorded; try again with the same Idempotency-Key.'),
  507: refusalBody.describe(
    'The hub’s disk is full; once there is room, try again with the same Idempotency-Key.',
  ),
} as const;

/** Made where the command is born; the same key never acts twice. */
export const commandHeaders = z.object({
  'idempotency-key': commandId
    .optional()
    .describe('The command’s id, made by the sender. Send the same again when no answer came.'),
});

export const windowParams = z.object({ window: z.coerce.number().int().min(1).max(99) });
export const ticketParams = z.object({ ticket: ticketNumber });
export const serviceParams = z.object({ service: serviceId });

/** Of one that is to be made: the sender’s, or one made of the Idempotency-Key. */
export const newRecordId = recordId
  .optional()
  .describe('Your own id for it; without one it is made of the Idempotency-Key.');
