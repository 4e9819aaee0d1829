import {
  isDelivered,
  type Answer,
  type CommandMessage,
  type Delivery,
  type TicketNumber,
} from '@jiaohao/shared';
import type { Session } from '@jiaohao/shared/node';
import { accountId } from '../domain/delivery.ts';
import {
  entryFor,
  isEntryOf,
  isReadyToEnter,
  withdrawalFor,
  type GivenNumber,
} from '../domain/offline/given-number.ts';
import type { GivenNumbers } from './given-numbers.ts';
import type { Log } from './log.ts';

/** Enters at the hub, each once, the numbers this kiosk has given out by itself. */
export interface Entries {
  /** What became of a number. `id` names the account if it adds to one given before. */
  account(ticket: TicketNumber, delivery: Delivery, id: string): void;
  /** Takes an answer that concerns such a number; false if it is none of these. On disk before it returns. */
  answered(message: CommandMessage, answer: Answer): boolean;
}

export interface EntriesParts {
  readonly numbers: GivenNumbers;
  readonly session: Pick<Session, 'send' | 'leftOver'>;
  readonly now: () => number;
  readonly log: Log;
}

/** The hub has it in its books already, from an earlier sending. */
const alreadyEntered = 'already-entered';

/**
 * Opens the entries. Numbers an earlier run left open are settled now: nobody stands before a kiosk that has just
 * started, so one of which nothing is known was not delivered, and a person at the desk hears of it. What the hub has
 * refused is sent to it once more.
 */
export function openEntries(parts: EntriesParts): Entries {
  const { numbers, session } = parts;
  takeUp(parts);
  return {
    account(ticket, delivery, id) {
      const given = numbers.all().findLast((each) => each.ticket === ticket);
      if (given === undefined) return;
      const isNews = given.delivery === null || (!isDelivered(given.delivery) && isDelivered(delivery));
      if (given.sent > 0 && isNews) {
        // In the outbox when this returns, behind the entry.
        void session.send({ kind: 'confirm-delivery', ticket, delivery }, { id: accountId(id) });
      }
      if (isNews) numbers.settle(given.id, delivery);
      enterNew(parts);
    },
    answered(message, answer) {
      const { id, command } = message;
      if (command.kind === 'issue' && numbers.all().some(({ insteadOf }) => insteadOf.includes(id))) {
        issueAnswered(id, answer, parts);
        return true;
      }
      if (command.kind !== 'back-enter-ticket') return false;
      const given = numbers.all().find((each) => isEntryOf(each, command));
      if (given !== undefined) entryAnswered(given, answer, parts);
      return true;
    },
  };
}

function takeUp(parts: EntriesParts): void {
  const { numbers, session } = parts;
  const asked = new Set(session.leftOver.map(({ id }) => id));
  for (const given of numbers.all()) {
    if (given.delivery === null) numbers.settle(given.id, 'undelivered');
    // Answered, or never sent: the answer was acted on before the outbox forgot the command.
    for (const issue of given.insteadOf) if (!asked.has(issue)) numbers.answered(issue);
  }
  const isUnderWay = (given: GivenNumber): boolean =>
    session.leftOver.some(({ command }) => isEntryOf(given, command));
  for (const given of numbers.all()) {
    if (!isReadyToEnter(given)) continue;
    if (!isUnderWay(given)) enter(given, parts);
    else if (given.sent === 0) numbers.sent(given.id);
  }
}

function enter(given: GivenNumber, { numbers, session }: EntriesParts): void {
  const { id, command } = entryFor(given);
  // In the outbox when this returns. Killed before the next step, the outbox has it still.
  void session.send(command, { id });
  numbers.sent(given.id);
}

function enterNew(parts: EntriesParts): void {
  for (const given of parts.numbers.all()) {
    if (given.sent === 0 && isReadyToEnter(given)) enter(given, parts);
  }
}

/** Too late: the member has a number of this kiosk. A ticket the answer brings is taken back before that is entered. */
function issueAnswered(issue: string, answer: Answer, parts: EntriesParts): void {
  const withdrawal = withdrawalFor(issue, answer);
  if (withdrawal !== null) void parts.session.send(withdrawal.command, { id: withdrawal.id });
  parts.numbers.answered(issue);
  enterNew(parts);
}

function entryAnswered(given: GivenNumber, answer: Answer, { numbers, now, log }: EntriesParts): void {
  if (answer.outcome === 'accepted' || answer.refusal.code === alreadyEntered) {
    numbers.entered(given.id, now());
    return;
  }
  log.error(
    { ticket: given.ticket, refusal: answer.refusal.code },
    `the hub does not enter offline number ${given.ticket}: ${answer.refusal.en} It is sent again when this kiosk is started anew`,
  );
}
