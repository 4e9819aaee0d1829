import type { HallEvent } from '../../domain/hall-day/events.ts';
import type { Picture, WindowSeen } from '../picture.ts';
import { judging, unless, type Complaint } from './check.ts';

/** A window calls while it is open, what it serves, and leaves other windows' tickets to them. */
export const windowDuty = judging(
  'window-duty',
  'A window calls only while it is open, only services it serves or tickets directed to it, and none directed elsewhere.',
  {
    ticketCalled: called,
    callBackEntered: calledByHand,
    windowOpened: (event, before) => status(event, before, ['closed']),
    windowPaused: (event, before) => status(event, before, ['open', 'paused']),
    windowResumed: (event, before) => status(event, before, ['paused']),
    windowClosed: (event, before) => status(event, before, ['open', 'paused']),
  },
);

function called(event: HallEvent<'ticketCalled'>, before: Picture): Complaint[] {
  const { ticket, window: number } = event;
  const window = before.windows.get(number);
  if (window === undefined) {
    return [{ ticket, found: `window ${number} calls it`, expected: 'a window of the hall' }];
  }
  const seen = before.tickets.get(ticket);
  const directed = seen?.place.kind === 'directed' ? seen.place.window : null;
  return [
    ...unless(window.status === 'open', () => ({
      ticket,
      found: `window ${number} calls it while ${window.status}`,
      expected: 'an open window',
    })),
    ...unless(seen === undefined || directed === number || serves(window, seen.service), () => ({
      ticket,
      found: `window ${number} calls it, which does not serve ${seen?.service}`,
      expected: 'a window that serves it',
    })),
    ...unless(directed === null || directed === number, () => ({
      ticket,
      found: `window ${number} calls it while it is directed to window ${directed}`,
      expected: `window ${directed} to call it`,
    })),
  ];
}

/** By hand a clerk calls whom they want; but nobody stands at a window that is not open. */
function calledByHand(event: HallEvent<'callBackEntered'>, before: Picture): Complaint[] {
  const { ticket, window: number, over } = event;
  const window = before.windows.get(number);
  if (window === undefined) {
    return [{ ticket, found: `window ${number} called it by hand`, expected: 'a window of the hall' }];
  }
  return unless(over !== null || window.status === 'open', () => ({
    ticket,
    found: `window ${number} has it in hand while ${window.status}`,
    expected: 'an open window, or a visit that is over',
  }));
}

function serves({ services, helperServices }: WindowSeen, service: string): boolean {
  return services.some((own) => own.service === service) || helperServices.includes(service);
}

function status(
  event: { readonly type: string; readonly window: number },
  before: Picture,
  expected: readonly WindowSeen['status'][],
): Complaint[] {
  const seen = before.windows.get(event.window);
  if (seen === undefined) {
    return [{ found: `${event.type} at window ${event.window}`, expected: 'a window of the hall' }];
  }
  return unless(expected.includes(seen.status), () => ({
    found: `${event.type} at window ${event.window} while it is ${seen.status}`,
    expected: `it to be ${expected.join(' or ')}`,
  }));
}
