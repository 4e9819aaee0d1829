import {
  isDelivered,
  type Answer,
  type Command,
  type CommandMessage,
  type Delivery,
  type TicketNumber,
} from '@jiaohao/shared';
import type { Session } from '@jiaohao/shared/node';
import type { Logger } from 'pino';
import { accountId } from '../domain/delivery.ts';
import {
  entryFor,
  entryId,
  isReadyToEnter,
  withdrawalFor,
  type GivenNumber,
} from '../domain/offline/given-number.ts';
import type { GivenNumbers } from './given-numbers.ts';

/** Enters at the hub, each once, the numbers this kiosk has given out by itself. */
export interface Entries {
  /** What became of a number. `id` names the account if it adds to one given before. */
  account(ticket: TicketNumber, delivery: Delivery, id: string): void;
  /** Takes an answer that concerns such a number; false if it is none of these. On disk before it returns. */
  answered(message: CommandMessage, answer: Answer): boolean;
  /** Sends again what the hub has refused: at a new connection, or a new day, it may be of another mind. */
  again(): void;
}

export interface EntriesParts {
  readonly numbers: GivenNumbers;
  readonly session: Pick<Session, 'send' | 'leftOver'>;
  readonly now: () => number;
  readonly log: Pick<Logger, 'error'>;
}

/** The hub has it in its books already, from an earlier sending. */
const alreadyEntered = 'already-entered';

/**
 * Opens the entries. Numbers an earlier run left open are settled now: nobody stands before a kiosk that has just
 * started, so one of which nothing is known was not delivered, and a person at the desk hears of it.
 */
export function openEntries({ numbers, session, now, log }: EntriesParts): Entries {
  const inFlight = new Set(session.leftOver.map(({ id }) => id));
  const send = ({ id, command }: { id: string; command: Command }): void => {
    inFlight.add(id);
    // In the outbox when this returns.
    void session.send(command, { id });
  };
  const enter = (which: (given: GivenNumber) => boolean): void => {
    for (const given of numbers.all()) {
      if (!isReadyToEnter(given) || !which(given)) continue;
      send(entryFor(given));
      // Killed before this, it is sent under the same id again.
      numbers.sent(given.id);
    }
  };
  const enterNew = (): void => enter(({ sent }) => sent === 0);
  for (const { id, delivery, insteadOf } of numbers.all()) {
    if (delivery === null) numbers.settle(id, 'undelivered');
    // Answered, or never sent: the answer was acted on before the outbox forgot the command.
    for (const issue of insteadOf) if (!inFlight.has(issue)) numbers.answered(issue);
  }
  enterNew();

  const lateIssue = (message: CommandMessage, answer: Answer): void => {
    const withdrawal = withdrawalFor(message.id, answer);
    if (withdrawal !== null) send(withdrawal);
    numbers.answered(message.id);
    enterNew();
  };
  const entryAnswered = ({ id }: CommandMessage, given: GivenNumber, answer: Answer): void => {
    inFlight.delete(id);
    if (answer.outcome === 'accepted' || answer.refusal.code === alreadyEntered) {
      numbers.entered(given.id, now());
      return;
    }
    log.error(
      { ticket: given.ticket, refusal: answer.refusal.code },
      `the hub does not enter offline number ${given.ticket}: ${answer.refusal.en}; it is sent again at the next connection`,
    );
  };

  return {
    account(ticket, delivery, id) {
      const given = numbers.all().findLast((each) => each.ticket === ticket);
      if (given === undefined) return;
      if (given.delivery !== null && (isDelivered(given.delivery) || !isDelivered(delivery))) return;
      numbers.settle(given.id, delivery);
      if (given.sent === 0) enterNew();
      else send({ id: accountId(id), command: { kind: 'confirm-delivery', ticket, delivery } });
    },
    answered(message, answer) {
      const { id, command } = message;
      const all = numbers.all();
      if (command.kind === 'issue' && all.some(({ insteadOf }) => insteadOf.includes(id))) {
        lateIssue(message, answer);
        return true;
      }
      if (command.kind !== 'back-enter-ticket') return false;
      const given = all.find((each) => each.sent > 0 && entryId(each, each.sent - 1) === id);
      if (given !== undefined) entryAnswered(message, given, answer);
      return true;
    },
    again: () => enter((given) => given.sent > 0 && !inFlight.has(entryId(given, given.sent - 1))),
  };
}
