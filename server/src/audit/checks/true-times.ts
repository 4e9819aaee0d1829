import type { HallEvent } from '../../domain/hall-day/events.ts';
import type { Picture } from '../picture.ts';
import { judging, unless, type Complaint } from './check.ts';

/** What is entered afterwards happened before, and in the order in which such things happen. */
export const trueTimes = judging(
  'true-times',
  'What is entered afterwards happened on this day before it was entered: given out, then called, then ended.',
  { ticketBackEntered: entered, callBackEntered: called, visitEndBackEntered: ended },
);

function entered({ ticket, issuedAt, at }: HallEvent<'ticketBackEntered'>, before: Picture): Complaint[] {
  return inOrder(ticket, [
    ['the day began', before.midnight],
    ['it was given out', issuedAt],
    ['it was entered', at],
  ]);
}

function called(event: HallEvent<'callBackEntered'>, before: Picture): Complaint[] {
  const { ticket, calledAt, over, at } = event;
  const issuedAt = before.tickets.get(ticket)?.issuedAt ?? before.midnight;
  return inOrder(ticket, [
    ['it was given out', issuedAt],
    ['it was called', calledAt],
    ['its visit ended', over?.at ?? at],
    ['that was entered', at],
  ]);
}

function ended({ ticket, endedAt, at }: HallEvent<'visitEndBackEntered'>, before: Picture): Complaint[] {
  return inOrder(ticket, [
    ['it was given out', before.tickets.get(ticket)?.issuedAt ?? before.midnight],
    ['its visit ended', endedAt],
    ['that was entered', at],
  ]);
}

/** Complains of the first step that comes before the one that it must follow. */
function inOrder(ticket: string, steps: readonly (readonly [what: string, at: number])[]): Complaint[] {
  const wrong = steps.findIndex(([, at], nth) => at < (steps[nth - 1]?.[1] ?? at));
  const [before] = steps[wrong - 1] ?? [];
  const [after] = steps[wrong] ?? [];
  return unless(wrong < 0, () => ({
    ticket,
    found: `${after} before ${before}`,
    expected: `${before} first`,
  }));
}
