import { describe, expect, it } from 'vitest';
import type { LedgerEntry } from '../../hardware-sim/src/views.ts';
import { readSightings } from './sightings.ts';

const at = '2026-11-23T01:00:00.000Z';
const time = Date.parse(at);
const end = time + 60_000;
const slip = (text: readonly string[], whole = true): LedgerEntry => ({
  kind: 'slip',
  number: 1,
  at,
  device: 'K1-printer',
  place: { kiosk: 'K1' },
  slip: 1,
  text: [...text],
  qr: [],
  whole,
});
const board = (text: string): LedgerEntry => ({
  kind: 'board',
  number: 1,
  at,
  device: 'board-3',
  place: { window: 3 },
  text,
});
const sentence = (text: string): LedgerEntry => ({ kind: 'sentence', number: 1, at, text, whole: true });
const trouble = (on: boolean, when = at): LedgerEntry => ({
  kind: 'trouble',
  number: 1,
  at: when,
  of: 'board-3',
  trouble: 'silent',
  on,
});

describe('what is read on paper, on boards and heard', () => {
  it.each([
    [['示范大厅', 'A012', '【重打 REPRINT】'], { ticket: 'A012', offline: false, reprint: true }],
    [['示范大厅', 'B502', '【离线号 OFFLINE NUMBER】'], { ticket: 'B502', offline: true, reprint: false }],
    // A cable that says some bytes twice; whoever holds the paper can read the word.
    [['示范大厅', 'A013', '【重打 REPRRINT', '】'], { ticket: 'A013', offline: false, reprint: true }],
    [['示范大厅', 'C001'], { ticket: 'C001', offline: false, reprint: false }],
  ])('the slip %j', (text, seen) => {
    expect(readSightings([slip(text)], end).paper).toEqual([{ at: time, kiosk: 'K1', whole: true, ...seen }]);
    expect(readSightings([slip(text, false)], end).paper).toMatchObject([{ whole: false }]);
  });

  it('half a ticket and the next one on the same piece of paper', () => {
    const { paper } = readSightings([slip(['大厅', 'A012', '【重打 REPRINT】', '大厅', 'B003'])], end);
    expect(paper).toMatchObject([
      { ticket: 'A012', whole: false, reprint: true },
      { ticket: 'B003', whole: true, reprint: false },
    ]);
  });

  it('paper that gives nobody a number', () => {
    expect(readSightings([slip(['test page']), slip(['候号名单 Who waits', '001 A012'])], end).paper).toEqual(
      [],
    );
  });

  it('a board that calls, and one that calls no longer', () => {
    const { boards } = readSightings([board('请A012号到3号窗口'), board('3号窗口'), board('')], end);
    expect(boards).toEqual([
      { at: time, window: 3, ticket: 'A012' },
      { at: time, window: 3, ticket: null },
      { at: time, window: 3, ticket: null },
    ]);
  });

  it('a call that is spoken, and other sentences', () => {
    const sentences = ['请 A 零 一 二 号 到 三 号 窗口', '请 零 一 二 号 到 三 号 窗口', '三 号 窗口 暂停'];
    const { spoken } = readSightings(sentences.map(sentence), end);
    expect(spoken).toEqual([{ at: time, window: 3, ticket: 'A012' }]);
  });

  it('troubles from when to when; one that nobody mended lasts to the end', () => {
    const mended = '2026-11-23T01:00:05.000Z';
    const episode = { subject: 'board-3', trouble: 'silent', from: time };
    expect(readSightings([trouble(true), trouble(false, mended)], end).troubles).toEqual([
      { ...episode, to: Date.parse(mended) },
    ]);
    expect(readSightings([trouble(true)], end).troubles).toEqual([{ ...episode, to: end }]);
  });
});
