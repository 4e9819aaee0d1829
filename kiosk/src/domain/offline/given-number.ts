import {
  isDelivered,
  type Answer,
  type Command,
  type Delivery,
  type Member,
  type Roster,
  type ServiceId,
  type TicketNumber,
} from '@jiaohao/shared';
import type { OfflineSlip } from '../slip.ts';

/** A number given out without the hub, from the moment it is taken until its day is over. */
export interface GivenNumber {
  /** The touch it came from; the commands about it have their ids from this. */
  readonly id: string;
  readonly date: string;
  readonly ticket: TicketNumber;
  /** Epoch milliseconds. */
  readonly issuedAt: number;
  readonly slip: OfflineSlip;
  /** Null without a card; of one the hub has taken over only the key is left, to know its owner by. */
  readonly person: { readonly key: string; readonly member: Member | null } | null;
  /** Null while nothing is known: the paper is under way, or the number is still read. */
  readonly delivery: Delivery | null;
  /** Commands `issue` that it stands for, as long as the hub has not answered them. */
  readonly insteadOf: readonly string[];
  /** How often it was sent to the hub to be entered: once, and again at a start after a refusal, under a new id. */
  readonly sent: number;
  /** When the hub said that it is in its books, epoch milliseconds. */
  readonly enteredAt: number | null;
}

/**
 * Whether it can be sent to the hub now. One that stands for an `issue` waits for the answer to that: the ticket it may
 * bring has to be taken back before this one is entered, or its owner would have two.
 */
export function isReadyToEnter({ delivery, insteadOf, enteredAt }: GivenNumber): boolean {
  return enteredAt === null && delivery !== null && insteadOf.length === 0;
}

/** The command that enters it, with its true time. */
export function entryFor(given: GivenNumber): { id: string; command: Command } {
  const { ticket, slip, issuedAt, delivery, sent } = given;
  const member = given.person?.member ?? null;
  const command: Command = {
    kind: 'back-enter-ticket',
    ticket,
    service: slip.service,
    source: 'offline',
    issuedAt,
    delivery: delivery ?? 'undelivered',
    ...(member === null ? {} : { member }),
    ...(slip.class === 'green' ? { green: { reason: 'elderly' } } : {}),
  };
  return { id: entryId(given, sent), command };
}

/** Whether a command enters this number, under whatever id. */
export function isEntryOf({ ticket, issuedAt }: GivenNumber, command: Command): boolean {
  return command.kind === 'back-enter-ticket' && command.ticket === ticket && command.issuedAt === issuedAt;
}

/** The id under which it is sent the n-th time, counted from 0: derived, so that sending it twice acts once. */
export function entryId({ id }: GivenNumber, time: number): string {
  return `${id.slice(0, 48)}-entry${time === 0 ? '' : `-${time}`}`;
}

/** Takes back the ticket that a late answer brought, if it is a new one. */
export function withdrawalFor(issueId: string, answer: Answer): { id: string; command: Command } | null {
  if (answer.outcome !== 'accepted' || answer.result.kind !== 'ticket' || answer.result.repeat) return null;
  const reason =
    '系统没有及时回应，已改发离线号 (the hub answered late; an offline number was given instead)';
  const { ticket } = answer.result.slip;
  return { id: `${issueId.slice(0, 48)}-cancel`, command: { kind: 'cancel', ticket, reason } };
}

/** The number a person has of this service already, as far as is known; the newest. */
export function openNumberOf(
  given: readonly GivenNumber[],
  service: ServiceId,
  key: string,
  roster: Roster | null,
): GivenNumber | null {
  const theirs = given.findLast((each) => each.slip.service === service && each.person?.key === key);
  return theirs !== undefined && mayWait(theirs, roster) ? theirs : null;
}

/** False only when the hub has the number in its books and did not name it since. */
export function mayWait({ ticket, enteredAt, slip }: GivenNumber, roster: Roster | null): boolean {
  if (roster === null || enteredAt === null || enteredAt >= roster.at) return true;
  const row = roster.services.find(({ service }) => service === slip.service);
  return (row?.more ?? 0) > 0 || namedIn(roster, ticket);
}

/** Whether a roster names the ticket: waiting, for a window, or in hand there. */
export function namedIn({ services, windows }: Roster, ticket: TicketNumber): boolean {
  return (
    services.some(({ tickets }) => tickets.some((each) => each.ticket === ticket)) ||
    windows.some((window) => window.ticket === ticket || window.directed.includes(ticket))
  );
}

/** What is true of its delivery if nothing further happens, when it is shown to its owner again; null: nothing to add. */
export function otherwiseOf({ delivery }: GivenNumber): Delivery | null {
  return delivery !== null && isDelivered(delivery) ? null : 'undelivered';
}
