import type { Answer, CommandMessage, Delivery } from '@jiaohao/shared';
import type { Session } from '@jiaohao/shared/node';
import { accountId, owedFor, type OwedDelivery } from '../domain/delivery.ts';
import type { DeliveryLedger } from './ledger.ts';

/** Gives the hub an account of each ticket, once, whatever dies in between. */
export interface Deliveries {
  /** Notes what an answer obliges to, before the answer is acted on. */
  note(message: CommandMessage, answer: Answer): OwedDelivery | null;
  /** Says what became of the ticket answered to command `id`. A second account of the same is ignored. */
  account(id: string, delivery: Delivery): void;
}

/**
 * Opens the accounts. Those an earlier run left open are given now: nobody stands before a kiosk that has just started,
 * so a ticket of which nothing is known was not delivered, and a person at the desk hears of it.
 */
export function openDeliveries(ledger: DeliveryLedger, session: Pick<Session, 'send'>): Deliveries {
  const send = (owed: Pick<OwedDelivery, 'id' | 'slip'>, delivery: Delivery): void => {
    // In the outbox when this returns; the ledger may forget it from here on.
    void session.send(
      { kind: 'confirm-delivery', ticket: owed.slip.ticket, delivery },
      { id: accountId(owed.id) },
    );
    ledger.forget(owed.id);
  };
  for (const owed of ledger.owed()) {
    ledger.settle(owed.id, owed.otherwise);
    send(owed, owed.otherwise);
  }
  const open = new Map<string, OwedDelivery>();

  return {
    note(message, answer) {
      const owed = owedFor(message.id, message.command, answer);
      if (owed === null) return null;
      ledger.record(owed);
      open.set(owed.id, owed);
      return owed;
    },
    account(id, delivery) {
      const owed = open.get(id);
      if (owed === undefined) return;
      ledger.settle(id, delivery);
      send(owed, delivery);
      open.delete(id);
    },
  };
}
