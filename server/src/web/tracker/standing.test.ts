import { describe, expect, it } from 'vitest';
import type { TrackedTicketView } from '../../http/shapes/tracked-ticket.ts';
import { standingOf } from './standing.ts';

/** Two o'clock on the clock of the hall. */
const two = Date.UTC(2026, 10, 23, 14);
const waiting: TrackedTicketView = {
  ticket: 'B002',
  hall: { zh: '大厅', en: 'Hall' },
  timeZone: 'Asia/Shanghai',
  serviceName: { zh: '提取', en: 'Withdrawal' },
  class: 'regular',
  state: 'waiting',
  delivery: 'printed',
  windows: '1–2',
  counters: 'open',
  window: null,
  ahead: 3,
  wait: null,
  issuedAt: two,
  slotAt: null,
  calledAt: null,
  calls: 0,
  backUntil: null,
  documents: [],
  guide: {
    basis: null,
    conditions: null,
    procedure: null,
    timeLimit: null,
    complaints: null,
    changedOn: null,
  },
  notices: [],
};
const standing = (more: Partial<TrackedTicketView>, now = two) =>
  standingOf({ ...waiting, ...more }, now, (moment) => new Date(moment).toISOString().slice(11, 16));
const words = (more: Partial<TrackedTicketView>, now = two) => {
  const { tone, head, next } = standing(more, now);
  return [tone, head.zh, next?.zh ?? null];
};

describe('what a member is told', () => {
  it('in line: how many are ahead, and that they are next', () => {
    expect(words({})).toEqual(['calm', '前面还有', null]);
    expect(words({ ahead: 0 })).toEqual(['soon', '下一位就是您', '请到窗口附近等候。']);
    expect(words({ state: 'transferred' })).toEqual(words({}));
  });

  it('in line before windows that do not work: that they are paused or closed', () => {
    expect(words({ counters: 'paused' })[2]).toContain('暂停服务');
    expect(words({ counters: 'closed', ahead: 0 })).toEqual([
      'soon',
      '下一位就是您',
      expect.stringContaining('没有开放'),
    ]);
  });

  it('without the ticket in hand: where to get it, whatever the line is like', () => {
    expect(words({ delivery: 'undelivered', ahead: 0 })).toEqual([
      'act',
      '号票没有打印出来',
      expect.stringContaining('咨询台'),
    ]);
  });

  it('when one window is to call them, or theirs has stopped: that they come first', () => {
    expect(words({ window: 4, ahead: 0 })).toEqual(['soon', '4号窗口将优先叫您', '请到窗口附近等候。']);
    expect(words({ state: 'interrupted' })).toEqual([
      'soon',
      '原窗口暂停服务，将优先叫您',
      '请到窗口附近等候。',
    ]);
    expect(words({ state: 'interrupted', counters: 'paused' })[2]).toContain('请稍候');
  });

  it('when called: where to go, and how often if it was more than once', () => {
    expect(words({ state: 'called', window: 12, calls: 1 })).toEqual(['call', '请到12号窗口', null]);
    expect(words({ state: 'called', window: 12, calls: 2 })).toEqual([
      'call',
      '请到12号窗口',
      '已叫号2次，请尽快前往。',
    ]);
  });

  it('when missed: until when they may come back, and the desk afterwards', () => {
    const backUntil = two + 30 * 60_000;
    expect(words({ state: 'missed', backUntil }, backUntil)).toEqual([
      'act',
      '已过号',
      expect.stringContaining('14:30'),
    ]);
    expect(words({ state: 'missed', backUntil }, backUntil + 1)[2]).toContain('咨询台');
    expect(words({ state: 'missed' })).toEqual(words({ state: 'missed', backUntil }, backUntil + 1));
  });

  it.each([
    ['serving', 'well', '正在3号窗口办理'],
    ['held', 'calm', '正在审核材料'],
    ['done', 'well', '已办结'],
    ['cancelled', 'over', '此号已取消'],
    ['abandoned', 'over', '今日未能办理'],
  ] as const)('when %s: so, in both languages', (state, tone, head) => {
    expect(words({ state, window: 3 }).slice(0, 2)).toEqual([tone, head]);
    expect(standing({ state, window: 3 }).head.en).toMatch(/^[A-Z][ -~]+$/);
  });
});
