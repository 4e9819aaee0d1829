import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { CommandResult } from '@jiaohao/shared';
import type { Said } from '../../api.ts';
import type { PaperLine } from './paper-line.ts';
import type { Reading } from './read-line.ts';

// What the list finds in a browser.
vi.stubGlobal('addEventListener', () => {});
const kept = new Map<string, string>();
vi.stubGlobal('localStorage', {
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, value: string) => kept.set(key, value),
});
const { paperList, typeInto } = await import('./paper-list.ts');
const { sending, sendList } = await import('./send-list.ts');
const { lineAfter } = await import('./paper-line.ts');

const reading: Reading = {
  midnight: 0,
  now: 12 * 3_600_000,
  services: [{ service: 'rent', name: { zh: '租房', en: 'Rent' }, series: 'B' }],
  windows: [3],
  paperFrom: 801,
  numberDigits: 3,
};
let ids = 0;
const line = (typed: Partial<PaperLine>): PaperLine => ({
  ...lineAfter(null, () => `id-${(ids += 1)}`),
  service: 'rent',
  window: '3',
  ...typed,
});

/** A hub that refuses what is named here, by number and path, with a code; and what it was sent, in order. */
function hub(refuses: Readonly<Record<string, string>> = {}) {
  const sent: { what: string; id: string }[] = [];
  const act = (_: string, path: string, body: object = {}, id = ''): Promise<Said<CommandResult>> => {
    const number = 'ticket' in body ? body.ticket : 'digits' in body ? body.digits : '';
    const what = `${path === '/back-entries/tickets' ? 'ticket' : 'call'} ${String(number)}`;
    sent.push({ what, id });
    const code = refuses[what];
    if (code === undefined) return Promise.resolve({ ok: true, value: { kind: 'done' } });
    return Promise.resolve({ ok: false, refusal: { code, zh: '不行', en: 'no', digits: '700' } });
  };
  return { act, sent, order: () => sent.map(({ what }) => what) };
}
const outcomes = () => paperList.value.lines.map(({ outcome }) => outcome.kind);

beforeEach(() => {
  sending.value = 'idle';
  paperList.value = {
    date: '1970-01-01',
    midnight: 0,
    lines: [
      line({ number: 'B802', taken: '0836', called: '0853' }),
      line({ number: 'B801', taken: '0835', called: '0841', ended: '0852' }),
      line({ number: 'B803', taken: '0990' }),
      line({ number: 'B804' }),
    ],
  };
});

describe('sending a paper list', () => {
  it('given lines in any order, then tickets go before calls, each by their times, and what cannot be read stays', async () => {
    const { act, order } = hub();
    await sendList(reading, act);
    expect(order()).toEqual(['ticket B801', 'ticket B802', 'call B801', 'call B802']);
    expect(outcomes()).toEqual(['accepted', 'accepted', 'open', 'open']);
    expect(sending.value).toBe('idle');
  });

  it('given the hub goes away in the middle, then it is sent again under the same ids, and nothing that arrived is', async () => {
    const first = hub({ 'call B801': 'no-answer' });
    await sendList(reading, first.act);
    expect(sending.value).toBe('waiting');
    expect(outcomes()).toEqual(['open', 'open', 'open', 'open']);
    expect(JSON.parse(kept.get('jiaohao-paper-list') ?? '')).toMatchObject({
      lines: [{ ticketDone: true }, {}, {}, {}],
    });

    const second = hub();
    await sendList(reading, second.act);
    expect(second.order()).toEqual(['call B801', 'call B802']);
    expect(second.sent[0]?.id).toBe(first.sent.at(-1)?.id);
    expect(outcomes()).toEqual(['accepted', 'accepted', 'open', 'open']);
  });

  it('given a ticket is refused, then its call is not sent, the others are, and the line has the sentence', async () => {
    const { act, order } = hub({ 'ticket B801': 'entry-other-day' });
    await sendList(reading, act);
    expect(order()).toEqual(['ticket B801', 'ticket B802', 'call B802']);
    expect(paperList.value.lines[1]?.outcome).toEqual({ kind: 'refused', zh: '不行', en: 'no' });
  });

  it('given both are in the books already, then the line is too, and says so', async () => {
    const { act } = hub({ 'ticket B801': 'already-entered', 'call B801': 'already-entered' });
    await sendList(reading, act);
    expect(paperList.value.lines[1]?.outcome).toEqual({ kind: 'accepted', repeat: true });
    expect(paperList.value.lines[0]?.outcome).toEqual({ kind: 'accepted', repeat: false });
  });

  it('given nothing can be sent, then nothing is', async () => {
    paperList.value = { ...paperList.value, lines: paperList.value.lines.slice(2) };
    const { act, sent } = hub();
    sending.value = 'waiting';
    await sendList(reading, act);
    expect(sent).toEqual([]);
    expect(sending.value).toBe('idle');
  });

  it('given a line is typed over while it is on its way, then the new words are not in the books, and wait to be sent', async () => {
    const { act, order } = hub();
    const [, line801] = paperList.value.lines;
    await sendList(reading, (method, path, body, id) => {
      if (path === '/back-entries/tickets') typeInto(line801?.id ?? '', 'called', '0845');
      return act(method, path, body, id);
    });
    expect(order()).toEqual(['ticket B801', 'ticket B802', 'call B802']);
    expect(paperList.value.lines[1]).toMatchObject({ called: '0845', outcome: { kind: 'open' } });
  });
});
