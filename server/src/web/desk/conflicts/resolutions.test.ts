import { describe, expect, it } from 'vitest';
import { conflictWords, type What } from './conflict-words.ts';
import { resolutionsOf, type Resolution } from './resolutions.ts';

const call = { window: 3, calledAt: 5000 };
const issued = { ticket: 'B801', service: 'rent', source: 'paper', issuedAt: 4000 } as const;
const all: readonly What[] = [
  { kind: 'number-twice', ...issued },
  { kind: 'second-ticket', ticket: 'B801', other: 'B002' },
  { kind: 'foreign-number', ticket: 'B505' },
  { kind: 'unknown-number', digits: '803', ...call, ended: { how: 'missed', at: 6000 } },
  { kind: 'ticket-not-entered', ...issued, why: 'other-day' },
  { kind: 'ticket-not-entered', ...issued, why: 'unknown-service' },
  { kind: 'call-not-entered', digits: '803', ...call, why: 'other-day' },
  { kind: 'call-not-entered', digits: '803', ...call, why: 'unknown-window' },
  { kind: 'called-twice', ticket: 'B801', ...call },
  { kind: 'ambiguous-number', digits: '1', tickets: ['A001', 'B001'], ...call },
];
/** The nth way to settle the first line of a kind that `is` so. */
function of(kind: What['kind'], nth = 0, is: (what: What) => boolean = () => true): Resolution {
  const what = all.find((each) => each.kind === kind && is(each));
  const way = what && resolutionsOf(what)[nth];
  if (way === undefined) throw new Error(`no such way for ${kind}`);
  return way;
}
const because = (why: string) => (what: What) => 'why' in what && what.why === why;

describe('a line of the reconciliation list', () => {
  it.each(all.map((what) => [what.kind, what] as const))(
    '%s: says what is wrong in both languages',
    (_, what) => {
      const say = { time: (at: number) => `T${at}`, service: () => ({ zh: '租房', en: 'rent' }) };
      const { zh, en } = conflictWords(what, say);
      expect(zh).toMatch(/[一-鿿].*。$/);
      expect(en).toMatch(/^\S.*\.$/);
      expect(`${zh}${en}`).not.toContain('undefined');
    },
  );

  it.each(all.map((what) => [what.kind, what] as const))(
    '%s: has ways to settle it, each saying what it would do, one of which changes nothing',
    (_, what) => {
      const ways = resolutionsOf(what);
      for (const { zh, en, effect } of ways) {
        expect(`${zh}${effect.zh}`).toMatch(/[一-鿿]/);
        expect(`${en}${effect.en}`).not.toMatch(/[一-鿿]/);
      }
      expect(new Set(ways.map(({ zh }) => zh)).size).toBe(ways.length);
      expect(ways.some(({ steps, asks }) => asks.length === 0 && steps({}, null).length === 0)).toBe(true);
    },
  );

  it('given another ticket has the number, then it is entered under the one that is written, with its own time', () => {
    expect(of('number-twice').steps({ number: 'B850' }, null)).toEqual([
      {
        path: '/back-entries/tickets',
        body: { ticket: 'B850', service: 'rent', source: 'paper', issuedAt: 4000 },
      },
    ]);
  });

  it('given one person has two tickets, then either can be cancelled', () => {
    expect([0, 1].map((nth) => of('second-ticket', nth).steps({}, null)[0]?.path)).toEqual([
      '/tickets/B801/cancel',
      '/tickets/B002/cancel',
    ]);
  });

  it('given nobody knows the number, then its ticket is written down, or the call is another’s and keeps its end', () => {
    expect(of('unknown-number').toPaper).toEqual({ number: '803' });
    const { asks, steps } = of('unknown-number', 1);
    expect(asks).toEqual(['number']);
    expect(steps({ number: 'B802' }, null)).toEqual([
      { path: '/back-entries/calls', body: { ...call, digits: 'B802', ended: { how: 'missed', at: 6000 } } },
    ]);
  });

  it('given digits that may be two tickets, then each can be said to be the one, with how the visit ended', () => {
    expect([0, 1].map((nth) => of('ambiguous-number', nth).zh)).toEqual(['叫的是A001', '叫的是B001']);
    expect(of('ambiguous-number', 1).steps({}, { how: 'done', at: 7000 })).toEqual([
      { path: '/back-entries/calls', body: { ...call, digits: 'B001', ended: { how: 'done', at: 7000 } } },
    ]);
    expect(of('ambiguous-number', 1).steps({}, null)[0]?.body).toEqual({ ...call, digits: 'B001' });
  });

  it('given a window or a service that the day does not have, then the right one is asked', () => {
    const window = of('call-not-entered', 0, because('unknown-window'));
    expect(window.asks).toEqual(['window', 'ended']);
    expect(window.steps({ window: '2' }, null)[0]?.body).toEqual({
      window: 2,
      calledAt: 5000,
      digits: '803',
    });
    const service = of('ticket-not-entered', 0, because('unknown-service'));
    expect(service.steps({ service: 'change' }, null)[0]?.body).toMatchObject({
      service: 'change',
      issuedAt: 4000,
    });
  });
});
