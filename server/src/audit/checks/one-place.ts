import type { HallEvent } from '../../domain/hall-day/events.ts';
import { isCalledAgain, type Picture } from '../picture.ts';
import { unless, type Check, type Complaint } from './check.ts';

/** What is done to a ticket by the window that has it. */
const deeds: readonly HallEvent['type'][] = [
  'ticketRecalled',
  'ticketStarted',
  'ticketFinished',
  'ticketMissed',
  'ticketHeld',
  'ticketTransferred',
  'ticketInterrupted',
  'callCancelled',
  'visitEndBackEntered',
];

/** Invariant 1: a ticket is at no two windows, and a window has at most one ticket called or serving. */
export const onePlace: Check = {
  name: 'one-place',
  rule: 'A ticket is at no two windows, a window has at most one, and only the window that has a ticket deals with it.',
  start: () => ({
    event(event, before) {
      if (event.type === 'ticketCalled') return called(event, before);
      if (event.type === 'callBackEntered') return calledByHand(event, before);
      if (event.type === 'windowClosed') return left(event, before);
      if ('ticket' in event && 'window' in event && deeds.includes(event.type)) {
        return handled(event, before);
      }
      return [];
    },
  }),
};

type Call = { readonly ticket: string; readonly window: number };

function called(call: Call, before: Picture): Complaint[] {
  return [...atNoOther(call, before), ...emptyHand(call, before)];
}

/** A visit that was over when it was entered took nobody out of the window's hand. */
function calledByHand(event: HallEvent<'callBackEntered'>, before: Picture): Complaint[] {
  if (isCalledAgain(before, event)) return [];
  return event.over === null ? called(event, before) : atNoOther(event, before);
}

function atNoOther({ ticket, window }: Call, before: Picture): Complaint[] {
  const other = before.tickets.get(ticket)?.window ?? null;
  return unless(other === null, () => ({
    ticket,
    found: `window ${window} calls it while window ${other} has it`,
    expected: 'one window for a ticket',
  }));
}

function emptyHand({ ticket, window }: Call, before: Picture): Complaint[] {
  const inHand = before.windows.get(window)?.ticket ?? null;
  return unless(inHand === null || inHand === ticket, () => ({
    ticket,
    found: `window ${window} calls it while it has ${inHand}`,
    expected: `${inHand} to leave the window first`,
  }));
}

function left({ window }: HallEvent<'windowClosed'>, before: Picture): Complaint[] {
  const ticket = before.windows.get(window)?.ticket ?? null;
  return unless(ticket === null, () => ({
    ticket,
    found: `window ${window} closes while it has ${ticket}`,
    expected: `${ticket} to leave the window first`,
  }));
}

function handled(
  event: { readonly type: string; readonly ticket: string; readonly window: number | null },
  before: Picture,
): Complaint[] {
  const has = before.tickets.get(event.ticket);
  return unless(has === undefined || has.window === null || has.window === event.window, () => ({
    ticket: event.ticket,
    found: `${event.type} at window ${event.window} while window ${has?.window} has it`,
    expected: `window ${has?.window} to do it`,
  }));
}
