import { violation, day, type Case } from './case.ts';
import { at, called, desk, gaveOut, handCalled, issued, listed, regular, visitEnded } from './hand-made.ts';

const person = { key: 'a'.repeat(64), maskedName: '李*', ageBand: '18-64' } as const;
const block = { kiosk: 'K1', series: 'A', from: 541, to: 560 };
const unknown = {
  kind: 'unknown-number',
  digits: '501',
  window: 1,
  calledAt: at('08:02'),
  ended: null,
} as const;
const resolves = (conflict: string, note: string | null) =>
  ({ type: 'conflictResolved', conflict, note }) as const;

/** Days on which what was done without the hub is entered wrongly. */
export const apartCases: readonly Case[] = [
  violation(
    'business-day',
    'a ticket entered after the day was closed',
    ['A501'],
    day(
      ['17:00', { type: 'dayDrained' }],
      ['17:10', { type: 'dayClosed', how: 'last-served', reason: null }],
      ['17:20', gaveOut('A501', '08:10')],
    ),
  ),
  violation(
    'numbers',
    'a number entered that is in the books',
    ['A501'],
    day(['08:10', gaveOut('A501', '08:01')], ['08:11', gaveOut('A501', '08:02')]),
  ),
  violation(
    'numbers',
    'a number of the hub given out twice, once without it',
    ['A001'],
    day(
      ['08:10', issued('A001')],
      ['08:11', gaveOut('A001', '08:02'), listed('c1', { kind: 'foreign-number', ticket: 'A001' })],
    ),
  ),
  violation(
    'number-ranges',
    'numbers of another kiosk, of nobody, of the hub, of no book and of another service, all unlisted',
    ['A521', 'A700', 'A012', 'A800', 'B501'],
    day(
      ['08:10', gaveOut('A521', '08:01')],
      ['08:10', { ...gaveOut('A700', '08:01'), by: desk }],
      ['08:10', gaveOut('A012', '08:01')],
      ['08:10', { ...gaveOut('A800', '08:01', { source: 'paper' }), by: desk }],
      ['08:10', gaveOut('B501', '08:01')],
    ),
  ),
  violation(
    'number-ranges',
    'blocks leased where others have numbers, in the paper book, and at the wish of another',
    [null, null, null, null],
    day(
      ['08:10', { type: 'blockLeased', block: { ...block, from: 521, to: 540 } }],
      ['08:11', { type: 'blockLeased', block: { ...block, from: 781, to: 801 } }],
      ['08:12', { type: 'blockLeased', block }],
      ['08:13', { type: 'blockLeased', block }],
      ['08:14', { type: 'blockLeased', block: { ...block, series: 'B' }, by: desk }],
    ),
  ),
  violation(
    'true-times',
    'entries from before the day, from the future, called before they were given out, ended before they were called',
    ['A501', 'A502', 'A503', 'A504', 'A503'],
    day(
      ['08:10', gaveOut('A501', '-01:00')],
      ['08:10', gaveOut('A502', '08:11')],
      ['08:10', gaveOut('A503', '08:05'), gaveOut('A504', '08:05')],
      ['08:10', handCalled('A503', 1, '08:04')],
      ['08:10', handCalled('A504', 2, '08:07', { how: 'done', at: at('08:06') })],
      ['08:10', visitEnded('A503', 1, '08:11')],
    ),
  ),
  violation(
    'ticket-life',
    'a ticket called by hand after its end, and one ended at no window',
    ['A501', 'A502'],
    day(
      ['08:10', gaveOut('A501', '08:01'), gaveOut('A502', '08:01')],
      ['08:11', handCalled('A501', 1, '08:02', { how: 'done', at: null }), handCalled('A501', 1, '08:05')],
      ['08:12', visitEnded('A502', 1, '08:06')],
    ),
  ),
  violation(
    'one-place',
    'a ticket taken by hand from another window, a second one into a full hand, and an end elsewhere',
    ['A501', 'A502', 'A504'],
    day(
      ['08:10', gaveOut('A501', '08:01'), gaveOut('A502', '08:01')],
      ['08:11', handCalled('A501', 1, '08:02')],
      ['08:12', handCalled('A501', 2, '08:03', { how: 'done', at: null })],
      ['08:12', gaveOut('A503', '08:04'), handCalled('A503', 1, '08:05', { how: 'done', at: null })],
      ['08:13', gaveOut('A504', '08:04'), handCalled('A504', 1, '08:05')],
      ['08:14', handCalled('A502', 1, '08:06'), visitEnded('A504', 2, '08:07')],
    ),
  ),
  violation(
    'window-duty',
    'a ticket in the hand of a window that is closed, or that the hall does not have',
    ['A501', 'A502'],
    day(
      ['08:05', { type: 'windowClosed', window: 2 }],
      ['08:10', gaveOut('A501', '08:01'), gaveOut('A502', '08:01')],
      ['08:11', handCalled('A501', 2, '08:02')],
      ['08:12', handCalled('A502', 9, '08:02')],
    ),
  ),
  violation(
    'delivery',
    'a call by hand of a ticket that is in nobody’s hand',
    ['A501'],
    day(
      ['08:10', gaveOut('A501', '08:01', { delivery: 'undelivered' })],
      ['08:11', handCalled('A501', 1, '08:02')],
    ),
  ),
  violation(
    'call-order',
    'a call past one who came first, though it was entered later',
    ['A001'],
    day(
      ['08:05', issued('A001')],
      ['08:10', gaveOut('A501', '08:04')],
      ['08:11', called('A001', 1, regular(6))],
    ),
  ),
  violation(
    'one-ticket-per-person',
    'a second open ticket without the hub that nobody is told of',
    ['A501'],
    day(
      ['08:05', issued('A001', { member: person })],
      ['08:10', gaveOut('A501', '08:04', { member: person })],
    ),
  ),
  violation(
    'reconciliation',
    'a line found twice, one resolved that is not there, by a machine, and without a word',
    [null, null, null, null, null],
    day(
      ['08:10', listed('c1', unknown), listed('c1', unknown)],
      ['08:11', { ...resolves('c9', '已核对'), by: desk }],
      ['08:12', resolves('c1', '已核对')],
      ['08:13', listed('c2', unknown), listed('c3', { kind: 'foreign-number', ticket: 'A502' })],
      ['08:14', resolves('c2', null)],
      ['08:15', gaveOut('A501', '08:01'), resolves('c3', null), handCalled('A501', 1, '08:02')],
    ),
  ),
];
