import { valueOf, wholeNumber, type Roster, type TicketNumber, type WindowNumber } from '@jiaohao/shared';

/** What is known where a number is keyed. */
export interface KeyedAt {
  readonly window: WindowNumber;
  /** Who waited for what when the hub was last heard; null when it never was. */
  readonly roster: Roster | null;
  /** Numbers that other windows have called by hand: this keypad does not mean them if it can mean another. */
  readonly calledElsewhere: ReadonlySet<string>;
}

/** As many digits as a number shows on which nothing is known. */
const fewestDigits = 3;

/**
 * The number that a clerk means by digits: the ticket that waits for this window, `A012`. One that nobody knows
 * (given out since, or written by hand) has the letter of the window's services if they share one. Where the digits may mean
 * several tickets it stays without a letter, `012`: the members know which of them is called, and the hub sorts it out later.
 */
export function readNumber(digits: string, { window, roster, calledElsewhere }: KeyedAt): string {
  const whole = wholeNumber(digits, roster?.numberDigits ?? fewestDigits);
  if (roster === null) return whole;
  const meant = expectedAt(window, roster).filter((ticket) => valueOf(ticket) === valueOf(digits));
  const free = meant.filter((ticket) => !calledElsewhere.has(ticket));
  const [only, ...others] = free.length > 0 ? free : meant;
  if (only !== undefined) return others.length === 0 ? only : whole;
  const [letter, ...letters] = lettersOf(window, roster);
  return letter !== undefined && letters.length === 0 ? letter + whole : whole;
}

/** Tickets that this window may call, or has in hand. */
function expectedAt(window: WindowNumber, { services, windows }: Roster): TicketNumber[] {
  const own = windows.find((each) => each.window === window);
  if (own === undefined) return [];
  const waiting = services
    .filter(({ service }) => own.services.includes(service))
    .flatMap(({ tickets }) => tickets.map(({ ticket }) => ticket));
  return [...new Set([...(own.ticket === null ? [] : [own.ticket]), ...own.directed, ...waiting])];
}

function lettersOf(window: WindowNumber, { services, windows }: Roster): string[] {
  const own = windows.find((each) => each.window === window)?.services ?? [];
  return [...new Set(services.filter(({ service }) => own.includes(service)).map(({ series }) => series))];
}
