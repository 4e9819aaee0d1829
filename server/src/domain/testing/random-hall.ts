import fc from 'fast-check';
import { planWith } from './plans.ts';
import { checksIn, delivers, deskIssues, device, person, reprints, staff, takes, tick } from './steps.ts';
import type { Step } from './steps.ts';

/** A small hall in which everything meets everything: shared, helping, ranked, all-service and dedicated windows. */
export const busyHall = planWith({
  windows: [
    { number: 1, services: 'all' },
    { number: 2, services: ['withdrawal', { service: 'deposit', rank: 2 }], helperServices: ['loan'] },
    { number: 3, services: ['withdrawal'], dedicatedGreen: true },
    { number: 4, services: ['loan'], helperServices: ['withdrawal'] },
  ],
  appointments: Array.from({ length: 12 }, (_, index) => ({
    id: `P${index}`,
    service: index % 2 === 0 ? 'withdrawal' : 'deposit',
    date: index < 8 ? '2026-11-23' : '2026-11-24',
    minute: 545 + index * 7,
  })),
  settings: { closesAt: '17:00' },
});

const service = fc.constantFrom('deposit', 'withdrawal', 'withdrawal', 'loan');
const window = fc.integer({ min: 1, max: 4 });
const member = fc.constantFrom(
  undefined,
  person('zhang'),
  person('li'),
  person('old', { ageBand: '65-and-over' }),
  person('agent', { employerAgent: true }),
);
const ticket = fc
  .tuple(fc.constantFrom('A', 'B', 'B', 'C'), fc.integer({ min: 1, max: 15 }))
  .map(([series, number]) => series + String(number).padStart(3, '0'));
const digits = fc.oneof(ticket, fc.integer({ min: 1, max: 15 }).map(String));
const reason = fc.constantFrom('employer', 'pregnant', 'elderly', 'disabled', 'urgent') as fc.Arbitrary<
  'employer' | 'pregnant' | 'elderly' | 'disabled' | 'urgent'
>;

const arrivals: fc.Arbitrary<Step> = fc
  .tuple(
    service,
    member,
    fc.option(reason, { nil: undefined, freq: 2 }),
    fc.constantFrom('kiosk', 'kiosk', 'printer', 'desk'),
  )
  .map(([wanted, who, green, where]) => {
    const more = {
      ...(who === undefined ? {} : { member: who }),
      ...(green === undefined ? {} : { green, note: '急事' }),
      ...(where === 'printer' ? { unprinted: true as const } : {}),
    };
    return where === 'desk' ? deskIssues(wanted, more) : takes(wanted, more);
  });

const keys: fc.Arbitrary<Step> = fc
  .tuple(
    window,
    fc.constantFrom(
      'call-next',
      'call-next',
      'call-next',
      'call-next',
      'recall',
      'finish',
      'miss',
      'start',
      'hold',
      'hold-ready',
      'cancel-call',
    ),
  )
  .map(([at, kind]) => device({ kind, window: at } as Parameters<typeof device>[0]));

const windowKeys: fc.Arbitrary<Step> = fc
  .tuple(
    window,
    fc.constantFrom(
      'log-in',
      'log-in',
      'resume',
      'resume',
      'pause',
      'interrupt',
      'close-window',
      'open-window',
      'log-out',
    ),
  )
  .map(([at, kind]) =>
    device({ kind, window: at, clerk: `10${at}`, reason: '离开' } as unknown as Parameters<typeof device>[0]),
  );

const moves: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(window, service).map(([at, to]) => device({ kind: 'transfer', window: at, to: { service: to } })),
  fc.tuple(window, window).map(([at, to]) => device({ kind: 'transfer', window: at, to: { window: to } })),
  fc.tuple(window, digits).map(([at, keyed]) => device({ kind: 'call-number', window: at, digits: keyed })),
  fc
    .tuple(ticket, fc.option(window))
    .map(([number, to]) => staff({ kind: 'reassign', ticket: number, window: to })),
);

const deskWork: fc.Arbitrary<Step> = fc.oneof(
  ticket.map((number) => staff({ kind: 'ready', ticket: number })),
  ticket.map((number) => staff({ kind: 'cancel', ticket: number })),
  ticket.map((number) => staff({ kind: 'reinstate', ticket: number })),
  ticket.map((number) => staff({ kind: 'revoke-priority', ticket: number, reason: '误选' })),
  ticket.map((number) => staff({ kind: 'grant-green', ticket: number, green: { reason: 'disabled' } })),
  fc
    .tuple(
      ticket,
      fc.constantFrom('printed', 'undelivered', 'printing', 'shown-on-screen') as fc.Arbitrary<'printed'>,
    )
    .map(([number, delivery]) => delivers(number, delivery)),
  ticket.map(reprints),
  fc.integer({ min: 0, max: 11 }).map((index) => checksIn(`P${index}`)),
);

const management: fc.Arbitrary<Step> = fc.oneof(
  fc
    .tuple(window, fc.uniqueArray(service, { minLength: 1, maxLength: 3 }), fc.boolean())
    .map(([at, services, green]) =>
      staff({ kind: 'change-window', window: at, services, dedicatedGreen: green && at === 3 }),
    ),
  fc.tuple(service, fc.boolean()).map(([id, open]) => staff({ kind: 'change-service', service: id, open })),
  fc
    .tuple(window, fc.integer({ min: 1, max: 5 }))
    .map(([at, grade]) => device({ kind: 'evaluate', window: at, grade })),
  fc.constant(staff({ kind: 'drain-day' })),
  fc.constant(staff({ kind: 'close-day' })),
  fc.constant(staff({ kind: 'open-day' })),
  fc.constant(tick),
);

const time: fc.Arbitrary<Step> = fc.oneof(
  { weight: 30, arbitrary: fc.integer({ min: 0, max: 25_000 }).map((wait) => ({ wait })) },
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 20 * 60_000 }).map((wait) => ({ wait })) },
  { weight: 1, arbitrary: fc.constant({ days: 1, clock: '08:55' }) },
);

/** One thing that may happen in the busy hall, sensible or not. */
export const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 10, arbitrary: arrivals },
  { weight: 16, arbitrary: keys },
  { weight: 3, arbitrary: windowKeys },
  { weight: 3, arbitrary: moves },
  { weight: 4, arbitrary: deskWork },
  { weight: 1, arbitrary: management },
  { weight: 16, arbitrary: time },
);
