import { describe, expect, it } from 'vitest';
import type { CallHeard } from '../../http/shapes/call.ts';
import type { HallView } from '../../http/shapes/hall.ts';
import { blankBook, hears, sees, type CallBook, type Learnt } from './call-book.ts';

type Window = HallView['windows'][number];

/** A window as the hub tells it: what was called there, and how often anything was. */
function at(number: number, attention: number, ticket: string | null = null, calledAt = attention): Window {
  const board = {
    window: number,
    face: ticket === null ? ('idle' as const) : ('call' as const),
    text: '',
    short: ticket ?? '',
    attention,
    outOfService: false,
  };
  return {
    number,
    name: null,
    status: 'open',
    ticket,
    calledAt: ticket === null ? null : calledAt,
    voice: 'screen',
    services: [],
    dedicatedGreen: false,
    board,
    display: 'ok',
    input: 'keys',
  };
}

const hall = (date: string, ...windows: Window[]): HallView => ({
  id: 'demo',
  hall: { zh: '大厅', en: 'Hall' },
  timeZone: 'Asia/Shanghai',
  at: 1000,
  issuing: true,
  notice: null,
  mode: 'normal',
  notices: [],
  kiosks: [],
  day: { date, phase: 'open', issued: 0, tickets: {} },
  windows,
  services: [],
  green: { elderlyFrom: 65, priorityCalling: true, series: null, windows: [] },
});

const call = (ticket: string, window: number, attention: number, again = false): CallHeard => ({
  ticket,
  window,
  attention,
  again,
  text: '',
  moved: false,
  voice: 'screen',
  late: false,
  at: attention,
});

const called = ({ calls }: Learnt): string[] => calls.map(({ ticket, window }) => `${ticket}→${window}`);
const recent = ({ recent }: CallBook): string[] => recent.map(({ ticket, window }) => `${ticket}→${window}`);
const monday = '2026-11-23';
const opened = (...windows: Window[]): CallBook => sees(blankBook, hall(monday, ...windows)).book;

describe('a board that has just been switched on', () => {
  it('shows who stands called, newest first, and announces none of them', () => {
    const learnt = sees(blankBook, hall(monday, at(1, 4, 'A003', 70), at(2, 9), at(3, 2, 'B001', 90)));
    expect(called(learnt)).toEqual([]);
    expect(recent(learnt.book)).toEqual(['B001→3', 'A003→1']);
  });
});

describe('a call', () => {
  it('is news once, however it is heard', () => {
    const first = hears(opened(at(1, 0)), call('A001', 1, 1));
    expect(called(first)).toEqual(['A001→1']);
    expect(called(hears(first.book, call('A001', 1, 1)))).toEqual([]);
    expect(called(sees(first.book, hall(monday, at(1, 1, 'A001'))))).toEqual([]);
  });

  it('given its window may not have said it, then it is announced again, unless the window has called since', () => {
    const late = { ...call('A001', 1, 1), late: true };
    const { book } = hears(opened(at(1, 0)), call('A001', 1, 1));
    expect(called(hears(book, late))).toEqual(['A001→1']);
    expect(recent(hears(book, late).book)).toEqual(['A001→1']);
    expect(called(hears(hears(book, call('A002', 1, 2)).book, late))).toEqual([]);
  });

  it('made again is news, and stands on top once', () => {
    let { book } = hears(opened(at(1, 0), at(2, 0)), call('A001', 1, 1));
    ({ book } = hears(book, call('A002', 2, 1)));
    const again = hears(book, call('A001', 1, 2, true));
    expect(again.calls).toMatchObject([{ ticket: 'A001', again: true }]);
    expect(recent(again.book)).toEqual(['A001→1', 'A002→2']);
  });

  it('made while the board was not connected is news when it is back, oldest first', () => {
    const book = opened(at(1, 4, 'A003'), at(2, 7), at(3, 1));
    const back = sees(book, hall(monday, at(1, 5, 'A004', 80), at(2, 8, 'A005', 60), at(3, 1)));
    expect(called(back)).toEqual(['A005→2', 'A004→1']);
    expect(recent(back.book).slice(0, 2)).toEqual(['A004→1', 'A005→2']);
  });

  it('that is over by the time the board is back is not announced', () => {
    expect(called(sees(opened(at(1, 4, 'A003')), hall(monday, at(1, 5))))).toEqual([]);
  });

  it('told late by a state from before it is no news', () => {
    const { book } = hears(opened(at(1, 4, 'A003')), call('A004', 1, 5));
    expect(called(sees(book, hall(monday, at(1, 4, 'A003'))))).toEqual([]);
    expect(called(hears(book, call('A005', 1, 6)))).toEqual(['A005→1']);
  });

  it('to another window, because the first has stopped, is marked', () => {
    const moved = { ...at(2, 1, 'A001'), board: { ...at(2, 1, 'A001').board, moved: true } };
    expect(sees(opened(at(2, 0)), hall(monday, moved)).calls).toMatchObject([
      { moved: true, voice: 'screen' },
    ]);
    expect(hears(opened(), { ...call('A001', 2, 1), moved: true }).calls).toMatchObject([{ moved: true }]);
  });
});

describe('a board that stands for days', () => {
  it('begins each day afresh: numbers and counts start again', () => {
    const { book } = hears(opened(at(1, 50)), call('A051', 1, 51));
    const tuesday = sees(book, hall('2026-11-24', at(1, 0)));
    expect([called(tuesday), recent(tuesday.book)]).toEqual([[], []]);
    expect(called(hears(tuesday.book, call('A001', 1, 1)))).toEqual(['A001→1']);
  });

  it('keeps no more than it can show, whatever happens', () => {
    let book = opened(at(1, 0));
    for (let n = 1; n <= 5000; n += 1) ({ book } = hears(book, call(`A${n}`, 1 + (n % 8), n)));
    expect(book.recent).toHaveLength(12);
    expect(book.recent[0]?.ticket).toBe('A5000');
    expect(book.heard.size).toBe(8);
  });
});
