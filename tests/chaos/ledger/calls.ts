import type { TicketNumber, WindowNumber } from '@jiaohao/shared';
import type { Books } from './books.ts';
import type { Discrepancy, Evidence } from './evidence.ts';
import { boardExcuses, type Excuses } from './excuses.ts';

/** Two clocks of one machine, and the time between a deed and its being written down. */
const slackMs = 1_000;
/** Nobody can read, and no board need show, what stands for less than this. */
const shortestCallMs = 4_000;
/** A board may show a ticket this long after another window's has begun to. */
const overlapMs = 5_000;

/** Calls that were seen and heard: of a number somebody had, one place at a time, and the same as in the books. */
export function callsMade(books: Books, evidence: Evidence): Discrepancy[] {
  const excuses = boardExcuses(evidence.troubles);
  return [
    ...beforeInHand(evidence),
    ...notInTheBooks(books, evidence),
    ...notInTheHall(books, evidence, excuses),
    ...atTwoWindows(evidence, excuses),
  ];
}

interface CallSeen {
  readonly at: number;
  readonly window: WindowNumber;
  readonly ticket: TicketNumber;
  readonly where: string;
}

function callsSeen({ boards, spoken }: Evidence): CallSeen[] {
  const shown = boards.flatMap(({ at, window, ticket }) =>
    ticket === null ? [] : [{ at, window, ticket, where: `on board ${window}` }],
  );
  const heard = spoken.map((call) => ({ ...call, where: 'by voice' }));
  return [...shown, ...heard].sort((a, b) => a.at - b.at);
}

/** Nothing is called that was never given out, or before somebody had it. */
function beforeInHand(evidence: Evidence): Discrepancy[] {
  const had = new Map<TicketNumber, number>();
  for (const { ticket, at } of [...evidence.hands, ...evidence.paper])
    had.set(ticket, Math.min(at, had.get(ticket) ?? Infinity));
  return callsSeen(evidence).flatMap(({ at, ticket, window, where }) => {
    const since = had.get(ticket);
    if (since === undefined)
      return [
        {
          rule: 'never-given-out',
          at,
          text: `${ticket} was called to window ${window} ${where}, and nobody ever had it`,
        },
      ];
    if (since <= at + slackMs) return [];
    return [
      {
        rule: 'called-too-early',
        at,
        text: `${ticket} was called to window ${window} ${where} ${since - at} ms before anybody had it`,
      },
    ];
  });
}

/** Every call seen or heard is in the books: as a call, as a back entry, or on the reconciliation list. */
function notInTheBooks(books: Books, evidence: Evidence): Discrepancy[] {
  const listed = books.conflicts.flatMap(({ what }) => ('calledAt' in what ? [what] : []));
  return callsSeen(evidence)
    .filter(
      ({ at, window, ticket }) =>
        !books.calls.some(
          (call) => call.ticket === ticket && call.window === window && call.at <= at + slackMs,
        ) &&
        !listed.some(
          (what) =>
            what.window === window &&
            ('ticket' in what ? what.ticket === ticket : sameNumber(what.digits, ticket)) &&
            what.calledAt <= at + slackMs,
        ),
    )
    .map(({ at, window, ticket, where }) => ({
      rule: 'call-not-booked',
      at,
      text: `${ticket} was called to window ${window} ${where}, and the books know no such call`,
    }));
}

/** Every call in the books was seen on the board or heard, unless it was over at once or the board was broken. */
function notInTheHall(books: Books, evidence: Evidence, excuses: Excuses): Discrepancy[] {
  const seen = callsSeen(evidence);
  return books.calls
    .filter((call) => (call.until ?? Infinity) - call.at >= shortestCallMs)
    .filter(
      (call) =>
        !excuses.covers(call.window, call.at, call.until ?? call.at + shortestCallMs) &&
        !seen.some(
          ({ at, window, ticket }) =>
            ticket === call.ticket &&
            window === call.window &&
            at >= firstBoardOf(books, call) - slackMs &&
            at <= (call.until ?? Infinity) + slackMs,
        ),
    )
    .map(({ at, window, ticket, how }) => ({
      rule: 'call-not-seen',
      at,
      text: `${ticket} was ${how} to window ${window} says the books, and no board showed and no voice said it`,
    }));
}

/** A recall shows what stands already: the board may have been written to at the first of the calls. */
function firstBoardOf({ calls }: Books, call: Books['calls'][number]): number {
  const first = calls.find(({ ticket, window }) => ticket === call.ticket && window === call.window);
  return first?.at ?? call.at;
}

function atTwoWindows(evidence: Evidence, excuses: Excuses): Discrepancy[] {
  const spans = boardSpans(evidence);
  return spans.flatMap((one, i) =>
    spans.slice(i + 1).flatMap((other) => {
      const from = Math.max(one.from, other.from);
      const to = Math.min(one.to, other.to);
      if (one.ticket !== other.ticket || one.window === other.window || to - from <= overlapMs) return [];
      if (excuses.covers(one.window, from, to) || excuses.covers(other.window, from, to)) return [];
      return [
        {
          rule: 'two-windows',
          at: from,
          text: `${one.ticket} stood on the boards of windows ${one.window} and ${other.window} for ${to - from} ms`,
        },
      ];
    }),
  );
}

interface Span {
  readonly window: WindowNumber;
  readonly ticket: TicketNumber;
  readonly from: number;
  readonly to: number;
}

/** From when to when each board showed which ticket. What is shown last stands to the end of the evidence. */
function boardSpans({ boards }: Evidence): Span[] {
  const end = boards.reduce((latest, { at }) => Math.max(latest, at), 0);
  return boards.flatMap(({ at, window, ticket }, i) => {
    if (ticket === null) return [];
    const next = boards.slice(i + 1).find((later) => later.window === window);
    return [{ window, ticket, from: at, to: next?.at ?? end }];
  });
}

/** `12`, `012`, `A012`: keyed without the hub, with or without its series. */
function sameNumber(digits: string, ticket: TicketNumber): boolean {
  const series = /^[A-Z]/.exec(digits)?.[0];
  return (
    (series === undefined || ticket.startsWith(series)) &&
    Number(digits.replace(/^[A-Z]/, '')) === Number(ticket.slice(1))
  );
}
