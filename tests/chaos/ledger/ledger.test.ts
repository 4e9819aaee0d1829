import { describe, expect, it } from 'vitest';
import type { HallEvent } from '../../../server/src/domain/hall-day/events.ts';
import { balanceOf } from './balance.ts';
import type { Evidence } from './evidence.ts';
import { at, booked, honestEvents, honestEvidence } from './honest-day.ts';
import { readBooks } from './read-books.ts';
import { reconcile } from './reconcile.ts';

const withLine =
  (seconds: number, type: HallEvent['type'], more: object) =>
  (events: readonly HallEvent[]): HallEvent[] => [...events, booked(seconds, type, more)];
const without =
  (type: HallEvent['type'], ticket: string) =>
  (events: readonly HallEvent[]): HallEvent[] =>
    events.filter((event) => event.type !== type || !('ticket' in event) || event.ticket !== ticket);
const seeing =
  <K extends 'paper' | 'hands' | 'boards' | 'spoken'>(what: K, more: Evidence[K][number]) =>
  (evidence: Evidence): Evidence => ({ ...evidence, [what]: [...evidence[what], more] });
const unseen =
  (what: 'paper' | 'hands' | 'boards' | 'spoken', ticket: string) =>
  (evidence: Evidence): Evidence => ({
    ...evidence,
    [what]: evidence[what].filter((seen) => seen.ticket !== ticket),
  });

interface Wrong {
  readonly what: string;
  readonly rule: string;
  /** Named in the sentence. */
  readonly ticket: string;
  readonly journal?: (events: readonly HallEvent[]) => readonly HallEvent[];
  readonly hall?: (evidence: Evidence) => Evidence;
}

const paper = { kiosk: 'K2', offline: false, reprint: false, whole: true };
const conflict = (what: object) => ({ conflict: { id: 'c1', what, at: at(125) } });

const wrongs: readonly Wrong[] = [
  {
    what: 'a number on paper that is in no book',
    rule: 'lost',
    ticket: 'B001',
    hall: seeing('paper', { ...paper, at: at(90), ticket: 'B001' }),
  },
  {
    what: 'a number on a screen that is in no book',
    rule: 'lost',
    ticket: 'B502',
    hall: seeing('hands', { at: at(90), ticket: 'B502', person: 'p9', from: 'screen' }),
  },
  {
    what: 'an offline ticket that was never entered',
    rule: 'lost',
    ticket: 'A501',
    journal: (events) => events.filter((event) => !('ticket' in event) || event.ticket !== 'A501'),
  },
  {
    what: 'the same number on paper again without 重打',
    rule: 'printed-twice',
    ticket: 'A001',
    hall: seeing('paper', { ...paper, at: at(90), ticket: 'A001' }),
  },
  {
    what: 'one number in two hands',
    rule: 'given-twice',
    ticket: 'A001',
    hall: seeing('hands', { at: at(90), ticket: 'A001', person: 'p9', from: 'screen' }),
  },
  {
    what: 'a ticket that is printed in the books and on no paper',
    rule: 'not-delivered',
    ticket: 'A001',
    hall: (evidence) => unseen('paper', 'A001')(evidence),
  },
  {
    what: 'a ticket that is printed in the books and torn in the printer',
    rule: 'not-delivered',
    ticket: 'A001',
    hall: (evidence) => ({
      ...evidence,
      paper: evidence.paper.map((seen) => (seen.ticket === 'A001' ? { ...seen, whole: false } : seen)),
    }),
  },
  {
    what: 'a ticket of the desk that nobody was given',
    rule: 'not-delivered',
    ticket: 'A003',
    hall: unseen('hands', 'A003'),
  },
  {
    what: 'a board that calls a number nobody has',
    rule: 'never-given-out',
    ticket: 'A077',
    hall: seeing('boards', { at: at(142), window: 4, ticket: 'A077' }),
  },
  {
    what: 'a voice that calls a number nobody has',
    rule: 'never-given-out',
    ticket: 'A078',
    hall: seeing('spoken', { at: at(142), window: 4, ticket: 'A078' }),
  },
  {
    what: 'a call before the paper is in a hand',
    rule: 'called-too-early',
    ticket: 'A002',
    hall: seeing('spoken', { at: at(6), window: 1, ticket: 'A002' }),
  },
  {
    what: 'a call on a board that no book knows',
    rule: 'call-not-booked',
    ticket: 'A001',
    hall: seeing('boards', { at: at(142), window: 4, ticket: 'A001' }),
  },
  {
    what: 'a call by hand that was never entered',
    rule: 'call-not-booked',
    ticket: 'A501',
    journal: without('callBackEntered', 'A501'),
  },
  {
    what: 'a call in the books that was neither seen nor heard',
    rule: 'call-not-seen',
    ticket: 'A003',
    hall: unseen('boards', 'A003'),
  },
  {
    what: 'one number on two boards',
    rule: 'two-windows',
    ticket: 'A003',
    hall: (evidence) => ({
      ...evidence,
      boards: evidence.boards.filter(({ window, ticket }) => window !== 2 || ticket !== null),
      troubles: [],
    }),
  },
  {
    what: 'a board that goes on calling whom its window is done with',
    rule: 'board-at-rest',
    ticket: 'A003',
    hall: (evidence) => ({ ...evidence, boards: evidence.boards.slice(0, -1) }),
  },
  {
    what: 'a board that is dark while its window has a ticket',
    rule: 'board-at-rest',
    ticket: 'A004',
    journal: withLine(150, 'ticketCalled', { ticket: 'A004', window: 4 }),
  },
  {
    what: 'a ticket for ever in the printer',
    rule: 'silently-waiting',
    ticket: 'A004',
    journal: without('deliveryChanged', 'A004'),
  },
  {
    what: 'an undelivered ticket that the desk does not know of',
    rule: 'silently-waiting',
    ticket: 'A004',
    hall: (evidence) => ({ ...evidence, deskTasks: [] }),
  },
  {
    what: 'an event of a ticket that was never given out',
    rule: 'balance',
    ticket: 'A099',
    journal: withLine(150, 'ticketCancelled', { ticket: 'A099', reason: null }),
  },
  {
    what: 'a conflict nobody has looked into',
    rule: 'balance',
    ticket: '1 entries',
    journal: withLine(125, 'conflictFound', conflict({ kind: 'foreign-number', ticket: 'A501' })),
  },
];

const rulesBroken = (events: readonly HallEvent[], evidence: Evidence) =>
  reconcile(readBooks(events), evidence);

describe('the ledger kept outside the system', () => {
  it('paper that a spoilt cable made unreadable is excused for whom the screen showed the number, and for nobody else', () => {
    const spoilt = { subject: 'K1-printer', trouble: 'repeats-bytes', from: at(0), to: at(10) };
    const unread = unseen(
      'paper',
      'A001',
    )({
      ...honestEvidence,
      troubles: [...honestEvidence.troubles, spoilt],
    });
    const shown = seeing('hands', { at: at(2), ticket: 'A001', person: 'p1', from: 'screen' })(unread);
    const wrong = (evidence: Evidence) =>
      reconcile(readBooks(honestEvents), evidence).map(({ rule }) => rule);
    expect(wrong(shown)).toEqual([]);
    expect(wrong(unseen('hands', 'A001')(unread))).toContain('not-delivered');
    expect(wrong({ ...shown, troubles: honestEvidence.troubles })).toEqual(['not-delivered']);
  });

  it('somebody who came to the desk unknown, and then shows a card at a kiosk, is one person', () => {
    const atDesk = seeing('hands', { at: at(12), ticket: 'A003', person: null, from: 'desk' });
    const shows = (person: string) => seeing('hands', { at: at(90), ticket: 'A003', person, from: 'screen' });
    const unknown = atDesk(unseen('hands', 'A003')(honestEvidence));
    const wrong = (evidence: Evidence) =>
      reconcile(readBooks(honestEvents), evidence).map(({ rule }) => rule);
    expect(wrong(shows('p3')(unknown))).toEqual([]);
    expect(wrong(shows('p9')(shows('p3')(unknown)))).toEqual(['given-twice']);
  });

  it('a call by hand that is entered after the window called somebody else leaves nobody in its hand', () => {
    const over = { how: 'done', at: null };
    const late = withLine(150, 'callBackEntered', { ticket: 'A501', window: 4, calledAt: at(141), over });
    const books = readBooks(late(honestEvents));
    expect(books.calls.at(-1)).toMatchObject({ ticket: 'A501', window: 4, at: at(141), until: at(150) });
    expect(books.tickets.get('A501')).toMatchObject({ state: 'done' });
  });

  it('agrees with the books of an honest morning, and adds up', () => {
    expect(rulesBroken(honestEvents, honestEvidence)).toEqual([]);
    expect(balanceOf(readBooks(honestEvents), honestEvidence)).toEqual({
      tickets: 5,
      bySource: { kiosk: 3, desk: 1, offline: 1, paper: 0 },
      delivered: 4,
      seen: 5,
      seenUndelivered: 1,
      calls: 4,
      recalls: 1,
      callsByHand: 1,
      conflicts: 0,
      unresolved: 0,
    });
  });

  it.each(wrongs)('finds $what', ({ rule, ticket, journal, hall }) => {
    const found = rulesBroken(
      journal?.(honestEvents) ?? honestEvents,
      hall?.(honestEvidence) ?? honestEvidence,
    );
    const said = found.filter((each) => each.rule === rule).map(({ text }) => text);
    expect(said.join('\n')).toContain(ticket);
    expect(said.filter((text) => !text.includes(ticket))).toEqual([]);
  });
});

describe('what the ledger accepts', () => {
  const listed = (what: object) => (events: readonly HallEvent[]) => [
    ...events,
    booked(125, 'conflictFound', conflict(what)),
    booked(149, 'conflictResolved', { conflict: 'c1', note: 'looked into' }),
  ];

  it('a second print that says 重打', () => {
    const hall = seeing('paper', { ...paper, at: at(90), ticket: 'A001', reprint: true });
    expect(rulesBroken(honestEvents, hall(honestEvidence))).toEqual([]);
  });

  it('two people with one number, once that is on the reconciliation list and a person has taken it off', () => {
    const twice = { kind: 'number-twice', ticket: 'A501', service: 'loan-repayment', source: 'paper' };
    const hall = seeing('hands', { at: at(90), ticket: 'A501', person: 'p9', from: 'paper' });
    expect(rulesBroken(listed(twice)(honestEvents), hall(honestEvidence))).toEqual([]);
  });

  it('a call by hand that could not be entered and is on the list', () => {
    const elsewhere = { kind: 'called-twice', ticket: 'A001', window: 4, calledAt: at(100) };
    const hall = seeing('spoken', { at: at(101), window: 4, ticket: 'A001' });
    expect(rulesBroken(listed(elsewhere)(honestEvents), hall(honestEvidence))).toEqual([]);
  });

  it('a call that nobody saw while its board was unplugged', () => {
    const dark = unseen('boards', 'A003')(honestEvidence);
    const troubles = [{ subject: 'board-2', trouble: 'unplugged', from: at(39), to: at(52) }];
    const atOne = [{ subject: 'board-1', trouble: 'silent', from: at(54), to: at(140) }];
    expect(rulesBroken(honestEvents, { ...dark, troubles: [...troubles, ...atOne] })).toEqual([]);
  });
});
