import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

let gone: string[];
/** The page's requests, with nothing remembered of the pages before it. */
const freshPage = async (pathname: string) => {
  vi.resetModules();
  vi.stubGlobal('location', { pathname, search: '?a=1', assign: (to: string) => gone.push(to) });
  return import('./api.ts');
};
const answers = (status: number): void => {
  vi.stubGlobal('fetch', () =>
    Promise.resolve(new Response(JSON.stringify({ code: 'log-in-first', zh: '', en: '' }), { status })),
  );
};
beforeEach(() => {
  gone = [];
});
afterEach(() => {
  vi.unstubAllGlobals();
});

describe('a page whose session is over', () => {
  it('goes to sign in once, however many of its requests hear of it', async () => {
    const { act, read, readAgain } = await freshPage('/counter/3');
    answers(401);
    await Promise.all([
      read('/windows/3/counter'),
      readAgain('/accounts'),
      act('POST', '/windows/3/call-next'),
    ]);
    await read('/windows/3/counter');
    expect(gone).toEqual(['/sign-in?next=%2Fcounter%2F3%3Fa%3D1']);
  });

  it('goes where it was sent first: whoever signs out is not led back to where they were', async () => {
    const { isLeaving, leaveFor, read } = await freshPage('/accounts');
    answers(401);
    await leaveFor('/sign-in', () => read('/accounts'));
    expect(gone).toEqual(['/sign-in']);
    expect(isLeaving()).toBe(true);
  });

  it('does not leave the sign-in page, nor for merely asking who is signed in', async () => {
    answers(401);
    await (await freshPage('/sign-in')).read('/windows/3/counter');
    await (await freshPage('/counter/3')).read('/session');
    expect(gone).toEqual([]);
  });

  it('stays where it is for any other refusal', async () => {
    answers(403);
    const { read } = await freshPage('/counter/3');
    expect(await read('/accounts')).toMatchObject({ ok: false });
    expect(gone).toEqual([]);
  });
});
