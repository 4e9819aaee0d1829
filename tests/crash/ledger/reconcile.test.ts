import { describe, expect, it } from 'vitest';
import type { Answer, CommandResult } from '@jiaohao/shared';
import type { HallEvent } from '../../../server/src/domain/index.ts';
import type { JournalEntry, KeptAnswer } from '../../../server/src/store/journal.ts';
import { Ledger } from './ledger.ts';
import { reconcile } from './reconcile.ts';

const by = { staff: '10' };
const at = 1_795_400_000_000;

const done = { kind: 'done' } as const;
const called = (window: number, ticket: string): KeptAnswer => ({
  kind: 'called',
  window,
  ticket,
  reason: { code: 'chosen', helper: false },
});
const accepted = (id: string, result: CommandResult): Answer => ({ id, outcome: 'accepted', result });

function entry(commandId: string, answer: KeptAnswer, ...events: HallEvent[]): JournalEntry {
  return { hall: 'demo', day: '2026-11-23', commandId, at, events, answer };
}

function issued(ticket: string): HallEvent {
  return {
    type: 'ticketIssued',
    at,
    by,
    ticket,
    service: 's-a',
    class: 'regular',
    source: 'desk',
    delivery: 'desk',
    member: null,
    green: null,
    slot: null,
  };
}

/** Somebody took a ticket and was told so; a window called and was not. */
function honest(): { ledger: Ledger; entries: JournalEntry[] } {
  const ledger = new Ledger();
  ledger.asked('crash-desk-1', 'desk 1', { kind: 'issue', service: 's-a', source: 'desk' }, true);
  ledger.told(accepted('crash-desk-1', done), at);
  ledger.asked('crash-window-1', 'window 1', { kind: 'call-next', window: 1 }, false);
  return {
    ledger,
    entries: [entry('crash-desk-1', done, issued('A001')), entry('crash-window-1', called(1, 'A001'))],
  };
}

function rules({ ledger, entries }: { ledger: Ledger; entries: readonly JournalEntry[] }): string[] {
  return reconcile({ ledger, entries, quiet: true }).map(({ rule }) => rule);
}

describe('a ledger and a journal', () => {
  it('given both are honest, then they agree, whether what was not answered had happened or not', () => {
    const { ledger, entries } = honest();
    expect(rules({ ledger, entries })).toEqual([]);
    expect(rules({ ledger, entries: entries.slice(0, 1) })).toEqual([]);
  });

  it('given something acknowledged is missing, then it is lost', () => {
    const { ledger, entries } = honest();
    expect(rules({ ledger, entries: entries.slice(1) })).toEqual(['lost']);
  });

  it('given it was acknowledged after the power went, then it may be missing', () => {
    const { ledger, entries } = honest();
    const found = reconcile({ ledger, entries: entries.slice(1), until: at - 1, quiet: false });
    expect(found).toEqual([]);
  });

  it('given the journal has another answer than was told, then it says so', () => {
    const { ledger, entries } = honest();
    const other = entry('crash-desk-1', called(1, 'A001'));
    expect(rules({ ledger, entries: [other, ...entries.slice(1)] })).toEqual(['other-answer']);
  });

  it('given a command acted twice, then it and the number that went to two are found', () => {
    const { ledger, entries } = honest();
    const twice = entry('crash-desk-1', done, issued('A001'));
    expect(rules({ ledger, entries: [...entries, twice] })).toEqual(['acted-twice', 'number-twice']);
  });

  it('given an entry that nobody asked, then it is from nowhere', () => {
    const { ledger, entries } = honest();
    expect(rules({ ledger, entries: [...entries, entry('crash-desk-2', done)] })).toEqual(['from-nowhere']);
  });

  it('given what was kept is never answered, then it was forgotten', () => {
    const { ledger, entries } = honest();
    ledger.isKept('crash-window-1');
    expect(rules({ ledger, entries })).toEqual(['never-answered']);
  });
});

describe('a ledger', () => {
  it('given one id gets two answers, then it complains, and counts a repeat of the first', () => {
    const { ledger } = honest();
    ledger.told(accepted('crash-desk-1', done), at);
    expect([ledger.repeats, ledger.wrong]).toEqual([1, []]);
    const other = {
      kind: 'called',
      window: 2,
      ticket: 'A001',
      reason: { code: 'chosen', zh: '按号', en: 'chosen' },
    } as const;
    ledger.told(accepted('crash-desk-1', other), at);
    expect(ledger.wrong.map(({ rule }) => rule)).toEqual(['two-answers']);
  });

  it('given a refusal that is good for the moment only, then the ask is still open', () => {
    const { ledger } = honest();
    const refusal = { code: 'settling', zh: '请稍候', en: 'wait', digits: '915' };
    ledger.told({ id: 'crash-window-1', outcome: 'refused', refusal }, at);
    expect(ledger.open().map(({ id }) => id)).toEqual(['crash-window-1']);
  });
});
