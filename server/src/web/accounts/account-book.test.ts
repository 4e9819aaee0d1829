import { signal } from '@preact/signals';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { accounts, followAccounts, unread } from './account-book.ts';

/** What the hub was asked for, and what it answers. */
let asked: string[];
let answer: () => Promise<Response>;
let stop: () => void;
const live = signal<boolean | null>(null);
const lists = (...staff: string[]) => {
  answer = () => Promise.resolve(new Response(JSON.stringify(staff.map((number) => ({ staff: number })))));
};
/** The answers to what was asked have been read. */
const settled = () => vi.waitFor(() => expect(unread.value).toBeNull());

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  asked = [];
  live.value = null;
  vi.stubGlobal('fetch', (path: string) => {
    asked.push(path);
    return answer();
  });
});
afterEach(() => {
  stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('the list of accounts', () => {
  it('is read once when the page opens, and not again because the page has become live', async () => {
    lists('01');
    stop = followAccounts(live);
    live.value = true;
    await vi.waitFor(() => expect(accounts.value).toEqual([{ staff: '01' }]));
    expect(asked).toEqual(['/api/accounts']);
  });

  it('is read at once when the hub is back, and says until then why it may be old', async () => {
    answer = () => Promise.reject(new TypeError('no hub'));
    stop = followAccounts(live);
    await vi.waitFor(() => expect(unread.value).toMatchObject({ code: 'no-answer' }));
    live.value = false;
    lists('01', '02');
    live.value = true;
    await settled();
    expect(accounts.value).toHaveLength(2);
    expect(asked).toHaveLength(2);
  });

  it('is not read any more once the page is left', () => {
    lists('01');
    stop = followAccounts(live);
    stop();
    live.value = false;
    live.value = true;
    vi.advanceTimersByTime(60_000);
    expect(asked).toHaveLength(1);
  });
});
