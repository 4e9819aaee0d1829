import * as fc from 'fast-check';
import type { Command } from '@jiaohao/shared';

const window = fc.integer({ min: 1, max: 3 });
const ticket = fc.constantFrom('A001', 'A002', 'A003', 'B001', 'B002');
const service = fc.constantFrom('deposit', 'withdrawal');
const at = (
  ...kinds: ('call-next' | 'recall' | 'start' | 'finish' | 'miss' | 'hold' | 'hold-ready' | 'resume')[]
) => fc.tuple(fc.constantFrom(...kinds), window).map(([kind, number]): Command => ({ kind, window: number }));

/** Whatever people may do at the small hall, sensible or not. */
const anyCommand: fc.Arbitrary<Command> = fc.oneof(
  { weight: 4, arbitrary: service.map((id): Command => ({ kind: 'issue', service: id, source: 'desk' })) },
  {
    weight: 6,
    arbitrary: at('call-next', 'recall', 'start', 'finish', 'miss', 'hold', 'hold-ready', 'resume'),
  },
  window.map((number): Command => ({ kind: 'pause', window: number, reason: '开会' })),
  window.map((number): Command => ({ kind: 'interrupt', window: number, reason: '断电' })),
  fc
    .tuple(window, service)
    .map(([number, id]): Command => ({ kind: 'transfer', window: number, to: { service: id } })),
  fc
    .tuple(window, window)
    .map(([number, to]): Command => ({ kind: 'transfer', window: number, to: { window: to } })),
  ticket.map((number): Command => ({ kind: 'cancel', ticket: number })),
  ticket.map((number): Command => ({ kind: 'reinstate', ticket: number })),
  fc.tuple(ticket, window).map(([number, to]): Command => ({ kind: 'reassign', ticket: number, window: to })),
  ticket.map((number): Command => ({
    kind: 'grant-green',
    ticket: number,
    green: { reason: 'urgent', note: '急需手术' },
  })),
  fc
    .tuple(service, fc.boolean())
    .map(([id, open]): Command => ({ kind: 'change-service', service: id, open })),
  fc
    .tuple(window, service)
    .map(([number, id]): Command => ({ kind: 'change-window', window: number, services: [id] })),
  fc.constant<Command>({ kind: 'drain-day' }),
);

const board = (number: number) => ({ id: `board-${number}`, kind: 'board' as const, window: number });

/** What may fail at the small hall, what is declared, and what is entered afterwards. */
const anyFailure: fc.Arbitrary<Command> = fc.oneof(
  fc
    .tuple(window, fc.subarray(['silent', 'too-hot'] as const))
    .map(([number, faults]): Command => ({ kind: 'observe', subject: board(number), faults, since: 0 })),
  fc.subarray(['gone'] as const).map((faults): Command => ({
    kind: 'observe',
    subject: { id: 'K1', kind: 'kiosk', kiosk: 'K1' },
    faults,
    since: 0,
  })),
  window.map((number): Command => ({
    kind: 'report-fault',
    subject: { id: `window-${number}`, kind: 'window', window: number },
    what: '电脑黑屏',
  })),
  fc.tuple(service, fc.constantFrom(10, 60)).map(([id, minutes]): Command => ({
    kind: 'declare-outage',
    outage: 'o-1',
    services: [id],
    minutes,
    what: '核心系统',
  })),
  fc.constant<Command>({ kind: 'end-outage', outage: 'o-1' }),
  fc.constant<Command>({ kind: 'post-notice', notice: 'n-1', text: { zh: '请稍候', en: 'Please wait' } }),
  fc.constant<Command>({ kind: 'withdraw-notice', notice: 'n-1' }),
  fc.tuple(fc.constantFrom('A801', 'B801'), service).map(([number, id]): Command => ({
    kind: 'back-enter-ticket',
    ticket: number,
    service: id,
    source: 'paper',
    issuedAt: Date.parse('2026-11-23T09:00:00+08:00'),
    delivery: 'desk',
  })),
  window.map((number): Command => ({
    kind: 'back-enter-call',
    window: number,
    digits: '801',
    calledAt: Date.parse('2026-11-23T09:00:01+08:00'),
  })),
);

/** Commands with the time that passes before each, ms. */
export const anyCourse = fc.array(
  fc.tuple(
    fc.oneof({ weight: 3, arbitrary: anyCommand }, anyFailure),
    fc.constantFrom(0, 1000, 30_000, 3_600_000),
  ),
  {
    minLength: 5,
    maxLength: 60,
  },
);
