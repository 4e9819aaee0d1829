import * as fc from 'fast-check';
import { deliveries, greenReasons } from '@jiaohao/shared';
import { failures } from './failing-hall.ts';
import { planWith } from './plans.ts';
import {
  calls,
  cancelsCall,
  checksIn,
  closes,
  closesWithReasons,
  delivers,
  deskIssues,
  device,
  fails,
  finishes,
  holdReady,
  holds,
  logsIn,
  logsOut,
  misses,
  nextDay,
  opens,
  pauses,
  person,
  presses,
  recalls,
  reprints,
  resumes,
  seconds,
  staff,
  starts,
  takes,
  tick,
} from './steps.ts';
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
  kiosks: ['K1', 'K2'],
  displays: [{ id: 'D1', windows: [1, 2] }],
  settings: { closesAt: '17:00', crowdedPerWindow: 3, crowdedWaitMinutes: 25 },
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
const reason = fc.constantFrom(...greenReasons);

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

const keys: fc.Arbitrary<Step> = fc.oneof(
  { weight: 12, arbitrary: window.map(calls) },
  { weight: 4, arbitrary: window.map(presses) },
  { weight: 1, arbitrary: window.map(recalls) },
  { weight: 1, arbitrary: window.map(finishes) },
  { weight: 1, arbitrary: window.map(starts) },
  { weight: 1, arbitrary: window.map(holds) },
  { weight: 1, arbitrary: window.map((at) => holdReady(at)) },
  { weight: 1, arbitrary: window.map(cancelsCall) },
);

const windowKeys: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: window.map((at) => logsIn(at)) },
  { weight: 6, arbitrary: window.map(resumes) },
  { weight: 2, arbitrary: window.map(pauses) },
  { weight: 1, arbitrary: window.map(fails) },
  { weight: 1, arbitrary: window.map(opens) },
  { weight: 1, arbitrary: window.map(closes) },
  { weight: 1, arbitrary: window.map(logsOut) },
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
  fc.tuple(ticket, fc.constantFrom(...deliveries)).map(([number, delivery]) => delivers(number, delivery)),
  ticket.map(reprints),
  ticket.map((number) => staff({ kind: 'order-print', ticket: number, kiosk: 'K1' })),
  ticket.map((number) => device({ kind: 'take-print-order', ticket: number })),
  fc.integer({ min: 0, max: 11 }).map((index) => checksIn(`P${index}`)),
);

const management: fc.Arbitrary<Step> = fc.oneof(
  fc
    .tuple(window, fc.uniqueArray(service, { minLength: 1, maxLength: 3 }), fc.boolean())
    .map(([at, services, green]) =>
      staff({ kind: 'change-window', window: at, services, dedicatedGreen: green && at === 3 }),
    ),
  fc.tuple(service, fc.boolean()).map(([id, open]) => staff({ kind: 'change-service', service: id, open })),
  window.map((at) => staff({ kind: 'ask-grade', window: at })),
  fc
    .tuple(window, fc.integer({ min: 1, max: 5 }))
    .map(([at, grade]) => device({ kind: 'evaluate', window: at, grade })),
  fc.constant(staff({ kind: 'drain-day' })),
  fc.constant(closesWithReasons),
  fc.constant(staff({ kind: 'close-day' })),
  fc.constant(staff({ kind: 'open-day' })),
  fc.constant(tick),
);

const time: fc.Arbitrary<Step> = fc.oneof(
  { weight: 12, arbitrary: fc.integer({ min: 0, max: 25_000 }).map((wait) => ({ wait })) },
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 12 * 60_000 }).map((wait) => ({ wait })) },
);

/** Nobody comes to a window: called, called again, missed, and perhaps taken up again. */
const noShow: fc.Arbitrary<Step[]> = fc
  .tuple(window, ticket)
  .map(([at, number]) => [
    calls(at),
    seconds(20),
    recalls(at),
    misses(at),
    staff({ kind: 'reinstate', ticket: number }),
  ]);

/** The night passes, with the day properly closed or not. */
const night: fc.Arbitrary<Step[]> = fc
  .boolean()
  .map((closed) => [...(closed ? [closesWithReasons] : []), nextDay('08:55'), tick, logsIn(1), logsIn(2)]);

const one = (step: fc.Arbitrary<Step>): fc.Arbitrary<Step[]> => step.map((each) => [each]);

/** What may happen next in the busy hall, sensible or not. */
const anySteps: fc.Arbitrary<Step[]> = fc.oneof(
  { weight: 150, arbitrary: one(arrivals) },
  { weight: 180, arbitrary: one(keys) },
  { weight: 30, arbitrary: one(windowKeys) },
  { weight: 30, arbitrary: one(moves) },
  { weight: 40, arbitrary: one(deskWork) },
  { weight: 10, arbitrary: one(management) },
  { weight: 100, arbitrary: one(time) },
  { weight: 30, arbitrary: one(failures) },
  { weight: 20, arbitrary: noShow },
  { weight: 1, arbitrary: night },
);

/** A stretch of life in the busy hall, three of its windows at work. */
export const anyDays: fc.Arbitrary<Step[]> = fc
  .array(anySteps, { minLength: 30, maxLength: 220, size: 'max' })
  .map((steps) => [logsIn(1), logsIn(2), logsIn(3), ...steps.flat()]);

/** One thing that somebody may do there. */
export const anyStep: fc.Arbitrary<Step> = fc.oneof(
  arrivals,
  keys,
  windowKeys,
  moves,
  deskWork,
  management,
  failures,
);
