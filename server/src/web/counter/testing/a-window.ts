import type { CounterView } from '../../../http/shapes/counter.ts';

/** Somebody of the staff, as a window shows them. */
export const lin = { staff: '01', name: { zh: '林晓雨', en: 'Lin Xiaoyu' } };

/** A window that is open, with its clerk and nobody there, but for what is said otherwise. */
export function aWindow(otherwise: Partial<CounterView> = {}): CounterView {
  return {
    at: 0,
    timeZone: 'Asia/Shanghai',
    numberDigits: 3,
    hall: { zh: '示范大厅', en: 'Demonstration Hall' },
    window: 3,
    name: null,
    phase: 'open',
    status: 'open',
    pause: null,
    clerk: lin,
    opensUnsigned: false,
    board: { face: 'idle', text: '3号窗口', short: '3号' },
    display: 'ok',
    input: 'keys',
    ticket: null,
    last: null,
    callable: 0,
    upcoming: [],
    held: [],
    services: [],
    owes: { count: 0, tickets: '' },
    targets: { windows: [], services: [] },
    ...otherwise,
  };
}

/** A ticket called there once, but for what is said otherwise. */
export function aTicket(
  otherwise: Partial<NonNullable<CounterView['ticket']>> = {},
): NonNullable<CounterView['ticket']> {
  return {
    ticket: 'B012',
    service: { zh: '租房提取', en: 'Withdrawal for rent' },
    class: 'regular',
    green: null,
    state: 'called',
    maskedName: null,
    issuedAt: 1,
    calledAt: 2,
    reason: null,
    firstClerk: null,
    holdNote: null,
    documents: [
      { zh: '本人身份证', en: 'Your ID card' },
      { zh: '本人银行卡', en: 'Your bank card' },
      { zh: '无房证明', en: 'Certificate of owning no home' },
    ],
    miss: { calls: 1, needed: 2, countsFrom: 0 },
    ...otherwise,
  };
}
