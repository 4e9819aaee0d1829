import { describe, expect, it } from 'vitest';
import { isBlank, lineAfter, retyped, type Cell, type PaperLine } from './paper-line.ts';
import { readLine, type Reading } from './read-line.ts';
import { resultOf } from './result-of.ts';

const midnight = Date.parse('2026-11-23T00:00:00+08:00');
const at = (time: string): number => Date.parse(`2026-11-23T${time}:00+08:00`);
const reading: Reading = {
  midnight,
  now: at('12:00'),
  services: [
    { service: 'rent', name: { zh: '租房提取', en: 'Rent' }, series: 'B' },
    { service: 'change', name: { zh: '缴存', en: 'Changes' }, series: 'A' },
  ],
  windows: [1, 2, 3],
  paperFrom: 801,
  numberDigits: 3,
};
let ids = 0;
const fresh = (): string => `id-${(ids += 1)}`;
const line = (typed: Partial<Record<Cell, string>>): PaperLine => ({
  ...lineAfter(null, fresh),
  number: 'B801',
  service: 'rent',
  window: '3',
  ...typed,
});
const read = (typed: Partial<Record<Cell, string>>) => readLine(line(typed), reading);
const isWrong = (cell: Cell, zh: string) => ({
  ok: false,
  problem: { cell, zh: expect.stringContaining(zh) as unknown },
});

describe('a line of a paper list', () => {
  it('given number, service and times, then it says the ticket and its call', () => {
    expect(read({ taken: '0935', called: '0941', ended: '0952' })).toEqual({
      ok: true,
      doubt: null,
      entry: {
        ticket: { ticket: 'B801', service: 'rent', source: 'paper', issuedAt: at('09:35') },
        call: { window: 3, digits: 'B801', calledAt: at('09:41'), ended: { how: 'done', at: at('09:52') } },
      },
    });
  });

  it('given a number with fewer digits than the hall’s, then it has all of them; with more, it is none', () => {
    const long = { ...reading, paperFrom: 8001, numberDigits: 4 as const };
    expect(read({ number: 'b8', called: '0941' })).toMatchObject({ entry: { call: { digits: 'B008' } } });
    expect(read({ number: 'B8001', taken: '0935' })).toMatchObject(isWrong('number', '请填写号码'));
    const ofLong = (number: string) => readLine(line({ number, taken: '0935' }), long);
    expect(ofLong('8001')).toMatchObject({ entry: { ticket: { ticket: 'B8001', source: 'paper' } } });
    expect(ofLong('B801')).toMatchObject({ entry: { ticket: { ticket: 'B0801', source: 'offline' } } });
  });

  it.each(['0935', '935', '9:35', '09:35', '9.35', '09:35', '0935', ' 0935 '])(
    'given the time written %s, then it is 9:35',
    (taken) => {
      expect(read({ taken })).toMatchObject({ entry: { ticket: { issuedAt: at('09:35') }, call: null } });
    },
  );

  it.each(['2460', '2400', '9', '0975', 'abc', '09:5', '12345'])('given %s, then it is no time', (taken) => {
    expect(read({ taken })).toMatchObject(isWrong('taken', '看不懂'));
    expect(read({ taken: '0900', called: taken })).toMatchObject(isWrong('called', '看不懂'));
    expect(read({ called: '0900', ended: taken })).toMatchObject(isWrong('ended', '看不懂'));
  });

  it.each(['0945x', 'x0945', '0945X', '0945过', '过号0945', '0945 x'])(
    'given it ended %s, then nobody came',
    (ended) => {
      expect(read({ called: '0941', ended })).toMatchObject({
        entry: { ticket: null, call: { ended: { how: 'missed', at: at('09:45') } } },
      });
    },
  );

  it('given a miss without a time, then it was one by its call', () => {
    expect(read({ called: '0941', ended: 'x' })).toMatchObject({
      entry: { call: { ended: { how: 'missed', at: at('09:41') } } },
    });
  });

  it('given only a call, then it is of a ticket that the books have; without an end it is still at the window', () => {
    expect(read({ number: 'A012', called: '0941' })).toEqual({
      ok: true,
      doubt: null,
      entry: { ticket: null, call: { window: 3, digits: 'A012', calledAt: at('09:41') } },
    });
  });

  it('given digits alone, or typed on a Chinese keyboard, then the number is known', () => {
    for (const number of ['801', 'b801', 'B801', ' b801'])
      expect(read({ number, taken: '0935' })).toMatchObject({ entry: { ticket: { ticket: 'B801' } } });
    expect(read({ number: '7', taken: '0935' })).toMatchObject({ entry: { ticket: { ticket: 'B007' } } });
    expect(read({ number: '7', service: '', taken: '0935' })).toMatchObject(isWrong('number', '字母'));
  });

  it.each<[Partial<Record<Cell, string>>, Cell, string]>([
    [{ number: '', taken: '0935' }, 'number', '填写号码'],
    [{ number: 'B80X', taken: '0935' }, 'number', '填写号码'],
    [{}, 'taken', '取号时间或叫号时间'],
    [{ ended: '0952' }, 'called', '叫号时间'],
    [{ taken: '0935', ended: '0952' }, 'called', '叫号时间'],
    [{ taken: '0935', service: '' }, 'service', '选择业务'],
    [{ taken: '0935', called: '0941', window: '9' }, 'window', '没有这个窗口'],
    [{ taken: '0935', called: '0941', window: '' }, 'window', '没有这个窗口'],
    [{ taken: '0935', called: '0934' }, 'called', '早于取号'],
    [{ called: '0941', ended: '0940' }, 'ended', '早于叫号'],
    [{ taken: '1202' }, 'taken', '还没有到'],
    [{ called: '1202' }, 'called', '还没有到'],
    [{ called: '1159', ended: '1202' }, 'ended', '还没有到'],
  ])('given %o, then one sentence says what is wrong', (typed, cell, zh) => {
    expect(read(typed)).toMatchObject(isWrong(cell, zh));
  });

  it('given the same minute for all, or one that clocks differ by, then nothing is wrong', () => {
    expect(read({ taken: '1201', called: '1201', ended: '1201' }).ok).toBe(true);
  });

  it('given a number that is not the paper book’s or not the service’s, then a doubt is said and it can be sent', () => {
    expect(read({ number: 'B505', taken: '0935' })).toMatchObject({
      ok: true,
      doubt: { zh: expect.stringContaining('801以下') as unknown },
      entry: { ticket: { source: 'offline' } },
    });
    expect(read({ number: 'A801', taken: '0935' })).toMatchObject({
      ok: true,
      doubt: { zh: expect.stringContaining('A字不是') as unknown },
    });
    // The green channel's own letter is no service's.
    expect(read({ number: 'V801', taken: '0935' })).toMatchObject({ doubt: null });
  });
});

describe('the next line', () => {
  it('has the next number, and the service and window of the one before', () => {
    expect(lineAfter(line({ number: 'b809' }), fresh)).toMatchObject({
      number: 'B810',
      service: 'rent',
      window: '3',
      taken: '',
      called: '',
      ended: '',
    });
    expect(lineAfter(line({ number: 'B999' }), fresh).number).toBe('');
    expect(lineAfter(line({ number: 'B0999' }), fresh).number).toBe('B1000');
    expect(lineAfter(line({ number: 'B9999' }), fresh).number).toBe('');
    expect(lineAfter(line({ number: '?' }), fresh).number).toBe('');
  });

  it('is blank until something of its own is typed', () => {
    expect(isBlank(lineAfter(line({ taken: '0935' }), fresh))).toBe(true);
    expect(isBlank(line({ called: '0935' }))).toBe(false);
  });
});

describe('a line that was sent', () => {
  it('given it was refused, when it is typed over, then it is a wish of its own', () => {
    const refused = {
      ...line({ taken: '0935' }),
      outcome: { kind: 'refused', zh: '不行', en: 'no' } as const,
    };
    const typed = retyped(refused, 'taken', '0936', fresh);
    expect(typed).toMatchObject({ taken: '0936', outcome: { kind: 'open' } });
    expect([typed.ticketId, typed.callId]).not.toContain(refused.ticketId);
    // Its first answer may be on its way still.
    expect(retyped(line({}), 'taken', '0936', () => 'other').ticketId).toBe('other');
    const halfDone = { ...line({ taken: '0935' }), ticketDone: true };
    expect(retyped(halfDone, 'window', '2', fresh).ticketDone).toBe(true);
    expect(retyped(halfDone, 'taken', '0936', fresh).ticketDone).toBe(false);
    expect(retyped(halfDone, 'window', '3', fresh)).toBe(halfDone);
  });

  it('given it is in the books, when something is typed, then it stays as it is', () => {
    const accepted = { ...line({ taken: '0935' }), outcome: { kind: 'accepted', repeat: false } as const };
    expect(retyped(accepted, 'taken', '0936', fresh)).toBe(accepted);
  });

  it('says what became of it, and whether somebody has to look into it', () => {
    const say = (
      typed: PaperLine,
      conflicts: Parameters<typeof resultOf>[2] = [],
      twin: number | null = null,
    ) => resultOf(typed, reading, conflicts, twin);
    const accepted = { ...line({ called: '0941' }), outcome: { kind: 'accepted', repeat: false } as const };
    const what = { kind: 'called-twice', ticket: 'B801', window: 3, calledAt: at('09:41') } as const;
    expect(say(accepted)).toMatchObject({ tone: 'good', zh: '已记入' });
    expect(say(accepted, [{ id: 'c1', at: 0, what }])).toMatchObject({ tone: 'warn' });
    expect(say(accepted, [{ id: 'c1', at: 0, what: { ...what, window: 2 } }])).toMatchObject({
      tone: 'good',
    });
    expect(say({ ...accepted, outcome: { kind: 'accepted', repeat: true } })).toMatchObject({
      zh: expect.stringContaining('早已') as unknown,
    });
    expect(say(line({ taken: '0935' }))).toMatchObject({ tone: 'plain' });
    expect(say(line({ taken: '0935' }), [], 2)).toMatchObject({
      tone: 'warn',
      en: expect.stringContaining('Line 2') as unknown,
    });
    expect(
      say({ ...line({ taken: '0935' }), outcome: { kind: 'refused', zh: '不行', en: 'no' } }),
    ).toMatchObject({
      tone: 'bad',
      zh: '不行',
    });
  });
});
