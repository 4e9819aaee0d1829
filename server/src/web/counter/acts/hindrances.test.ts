import { describe, expect, it } from 'vitest';
import { deedIds, type DeedId } from './deeds.ts';
import { hindranceOf, othersWindow, type Clerk } from './hindrances.ts';
import { aTicket, aWindow, lin } from '../testing/a-window.ts';

const clerk: Clerk = { staff: '01', roles: ['clerk'] };
const colleague: Clerk = { staff: '02', roles: ['clerk'] };
const manager: Clerk = { staff: '10', roles: ['duty-manager'] };
const possible = (view = aWindow(), me = clerk): DeedId[] =>
  deedIds.filter((deed) => hindranceOf(deed, view, me) === null);

const always = ['report', 'log-in', 'open'] as const;

describe('What a clerk can do', () => {
  it('given nobody at the window, then calling and what concerns the window', () => {
    expect(possible().toSorted()).toEqual(['call-next', 'pause', ...always].toSorted());
  });

  it('given somebody called, then all but missing them, until they were called often enough', () => {
    const called = aWindow({ ticket: aTicket() });
    expect(possible(called)).not.toContain('miss');
    expect(hindranceOf('miss', called, clerk)?.zh).toBe('叫满2次才能过号，请再重呼。');
    const twice = aWindow({ ticket: aTicket({ miss: { calls: 2, needed: 2, countsFrom: 0 } }) });
    expect(possible(twice)).toEqual(
      expect.arrayContaining(['recall', 'start', 'finish', 'miss', 'hold', 'transfer', 'cancel-call']),
    );
  });

  it('given the member is being served, then neither start, miss nor taking back', () => {
    const serving = aWindow({ ticket: aTicket({ state: 'serving' }) });
    for (const deed of ['start', 'miss', 'cancel-call'] as const)
      expect(hindranceOf(deed, serving, clerk)?.en).toBe('B012 is being served.');
    expect(possible(serving)).toEqual(expect.arrayContaining(['recall', 'finish', 'hold', 'transfer']));
  });

  it('given a pause, then resuming before calling', () => {
    const paused = aWindow({ status: 'paused', pause: { reason: '用餐', fault: false } });
    expect(hindranceOf('call-next', paused, clerk)?.zh).toContain('请先恢复');
    expect(possible(paused)).toContain('pause');
  });

  it('given a closed window, then logging in before calling, unless the hall opens without', () => {
    const closed = aWindow({ status: 'closed', clerk: null });
    expect(possible(closed)).toEqual(['log-in', 'report']);
    const free = aWindow({ status: 'closed', clerk: null, opensUnsigned: true });
    expect(possible(free)).toEqual(['call-next', 'log-in', 'open', 'report']);
  });

  it('given the last one is not graded, then asking for a grade, and not twice', () => {
    expect(possible(aWindow({ last: { ticket: 'B011', grade: null } }))).toContain('ask-grade');
    expect(hindranceOf('ask-grade', aWindow({ last: { ticket: 'B011', grade: 1 } }), clerk)?.zh).toBe(
      'B011已评价过。',
    );
    expect(hindranceOf('ask-grade', aWindow(), clerk)?.zh).toBe('还没有可评价的号票。');
  });

  it('given somebody held aside, then taking them up', () => {
    const held = { ticket: 'B001', maskedName: null, since: 0, note: null, firstClerk: lin };
    const view = aWindow({ held: [{ ...held, service: { zh: '租房提取', en: 'Withdrawal for rent' } }] });
    expect(possible(view)).toContain('take-up');
  });
});

describe('A window where somebody else is logged in', () => {
  it('is only looked at by colleagues, who can report what is broken', () => {
    expect(possible(aWindow({ ticket: aTicket() }), colleague)).toEqual(['report']);
    expect(othersWindow(aWindow(), colleague)?.zh).toBe('林晓雨（01）在本窗口上岗，您只能查看。');
    expect(othersWindow(aWindow(), clerk)).toBeNull();
  });

  it('is the duty manager’s too, who does not log in at windows', () => {
    expect(possible(aWindow(), manager)).toContain('call-next');
    expect(hindranceOf('log-in', aWindow({ clerk: null }), manager)).not.toBeNull();
    expect(hindranceOf('log-in', aWindow(), manager)).toBeNull();
  });
});
