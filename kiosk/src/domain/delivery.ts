import { isDelivered, type Answer, type Command, type Delivery, type TicketSlip } from '@jiaohao/shared';

/**
 * A ticket the hub has answered with and whose delivery this kiosk still owes an account of. It is on disk from the
 * moment of the answer until the account is in the outbox, so that no ticket is ever left silently waiting.
 */
export interface OwedDelivery {
  /** Id of the command that was answered. */
  readonly id: string;
  readonly slip: TicketSlip;
  /** What is true if nothing further happens: the kiosk is killed, the member walks away. */
  readonly otherwise: Delivery;
}

/** Which account, if any, an answer obliges this kiosk to give. */
export function owedFor(id: string, command: Command, answer: Answer): OwedDelivery | null {
  if (answer.outcome !== 'accepted' || answer.result.kind !== 'ticket') return null;
  const { slip, repeat } = answer.result;
  // Whoever asked for a reprint had the number before their eyes.
  if (command.kind === 'reprint') return { id, slip, otherwise: 'shown-on-screen' };
  if (command.kind === 'take-print-order') {
    return { id, slip, otherwise: isDelivered(slip.delivery) ? 'shown-on-screen' : 'undelivered' };
  }
  if (command.kind !== 'issue' && command.kind !== 'check-in') return null;
  return repeat && isDelivered(slip.delivery) ? null : { id, slip, otherwise: 'undelivered' };
}

/** The id of the account for a command: derived, so that giving it twice acts once. */
export function accountId(id: string): string {
  return `${id.slice(0, 54)}-delivery`;
}
