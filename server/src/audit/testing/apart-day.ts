import {
  at,
  called,
  closed,
  desk,
  drained,
  fails,
  finished,
  gaveOut,
  handCalled,
  issued,
  listed,
  opened,
  recovers,
  regular,
  visitEnded,
  windowOpens,
} from './hand-made.ts';
import type { Line } from './hand-made.ts';

const kiosk = (id: string) => ({ id, kind: 'kiosk', kiosk: id }) as const;
const person = { key: 'e'.repeat(64), maskedName: '王*', ageBand: '18-64' } as const;
const byHand = { id: 'h1', service: 'rent', ticket: 'A501', by: desk, at: at('09:06') };
const unknown = {
  kind: 'unknown-number',
  digits: '502',
  window: 1,
  calledAt: at('08:34'),
  ended: null,
} as const;

/** A day of which the hub missed an hour: everything came into the books afterwards, and nothing is wrong. */
export const apartDay: readonly Line[] = [
  ['08:00', opened, windowOpens(1), windowOpens(2)],
  ['08:01', issued('A001', { member: person }), issued('A002')],
  ['08:02', called('A001', 1, regular(1))],
  ['09:00', gaveOut('A501', '08:31')],
  ['09:00', visitEnded('A001', 1, '08:32'), handCalled('A501', 1, '08:32')],
  ['09:00', handCalled('A501', 1, '08:33')],
  ['09:00', listed('c1', unknown)],
  [
    '09:01',
    listed('c2', {
      kind: 'ambiguous-number',
      digits: '9',
      tickets: ['A009', 'B009'],
      window: 2,
      calledAt: at('08:35'),
    }),
  ],
  [
    '09:01',
    gaveOut('A502', '08:33', { delivery: 'undelivered', member: person }),
    { type: 'conflictResolved', conflict: 'c1', note: null },
    { type: 'deliveryChanged', ticket: 'A502', delivery: 'desk' },
    visitEnded('A501', 1, '08:34'),
    handCalled('A502', 1, '08:34'),
  ],
  [
    '09:02',
    { ...gaveOut('A521', '08:40', { member: person }), by: { agent: 'K2' } },
    listed('c3', { kind: 'second-ticket', ticket: 'A521', other: 'A502' }),
  ],
  ['09:02', { ...gaveOut('A801', '08:41', { source: 'paper' }), by: desk }],
  ['09:02', gaveOut('A700', '08:42'), listed('c4', { kind: 'foreign-number', ticket: 'A700' })],
  [
    '09:03',
    listed('c5', {
      kind: 'number-twice',
      ticket: 'A501',
      service: 'rent',
      source: 'offline',
      issuedAt: at('08:50'),
    }),
  ],
  ['09:03', handCalled('A801', 2, '08:45', { how: 'missed', at: at('08:46') })],
  ['09:03', handCalled('A521', 2, '08:47', { how: 'done', at: null })],
  ['09:04', listed('c6', { kind: 'called-twice', ticket: 'A501', window: 2, calledAt: at('08:48') })],
  ['09:04', { type: 'blockLeased', block: { kiosk: 'K1', series: 'A', from: 541, to: 560 } }],
  ['09:05', fails('i1', kiosk('K1'), 'gone')],
  ['09:05', fails('i2', kiosk('K2'), 'gone'), { type: 'modeChanged', mode: 'manual-issuing' }],
  ['09:06', { type: 'handworkRegistered', handwork: { ...byHand, note: '补录' } }],
  ['09:06', { type: 'callBackRequested', callBack: { ...byHand, what: '急用' } }],
  ['09:07', { type: 'repairEstimated', incident: 'i1', repairBy: at('09:10') }],
  ['09:11', { type: 'incidentEscalated', incident: 'i1' }],
  ['09:12', recovers('i1'), { type: 'modeChanged', mode: 'normal' }],
  ['09:12', { ...gaveOut('A541', '09:08'), by: { agent: 'K1' } }],
  ['09:13', { type: 'ticketReinstated', ticket: 'A801', after: 0 }],
  [
    '09:14',
    finished('A502', 1),
    called(
      'A002',
      1,
      { code: 'overdue', class: 'regular', waitedMinutes: 73, promiseMinutes: 45 },
      'regular',
    ),
  ],
  ['09:15', finished('A002', 1), called('A801', 1, regular(34))],
  ['09:16', finished('A801', 1), called('A700', 1, regular(34))],
  ['09:17', finished('A700', 1), called('A541', 1, regular(9))],
  ['09:18', finished('A541', 1)],
  ...['c2', 'c3', 'c4', 'c5'].map((conflict): Line => [
    '10:00',
    { type: 'conflictResolved', conflict, note: '已核对', by: desk },
  ]),
  ['10:01', { type: 'handworkEntered', handwork: 'h1' }],
  ['10:02', { type: 'callBackFinished', callBack: 'h1', note: '已通知' }],
  ['17:00', drained],
  ['17:10', closed],
  ['17:30', { type: 'conflictResolved', conflict: 'c6', note: '本人已说明', by: desk }],
];
