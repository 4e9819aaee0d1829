import type { GreenReason, Member } from '@jiaohao/shared';
import { MINUTE, services } from './model-hall.ts';
import type { Random } from './random.ts';

const SECOND = 1000;

/** How somebody takes a number. */
export type Entry =
  | { readonly kind: 'kiosk'; readonly green: GreenReason | null }
  | { readonly kind: 'desk'; readonly green: { readonly reason: GreenReason; readonly note: string } | null }
  | {
      readonly kind: 'appointment';
      readonly id: string;
      /** Milliseconds since midnight. */ readonly slotAt: number;
    };

/** What comes between a member and being done. */
type Detour =
  /** Papers are checked aside; `readyBy`: who says so. */
  | { readonly kind: 'hold'; readonly papersMs: number; readonly readyBy: 'desk' | 'clerk' | 'nobody' }
  | {
      readonly kind: 'transfer';
      readonly to: { readonly service: string } | 'a window';
      readonly workMs: number;
    };

/** One visit, drawn in full before the day begins, so that every policy meets the same people. Times in milliseconds. */
export interface Visit {
  readonly arrivesAt: number;
  readonly service: string;
  readonly member: Member | null;
  readonly entry: Entry;
  readonly delivery: 'printed' | 'shown-on-screen' | 'undelivered' | 'reprinted';
  readonly deliveredAfter: number;
  /** To a call: comes, comes when called again, is away for a while, or has left. */
  readonly response: 'comes' | 'late' | 'away' | 'left';
  readonly walkMs: number;
  readonly awayMs: number;
  readonly workMs: number;
  readonly detour: Detour | null;
  /** Part of the work that comes before the detour. */
  readonly detourAt: number;
  readonly swipesAgainAfter: number | null;
  readonly givesUpAfter: number | null;
  /** The consultant grants the green channel, or it is taken back. */
  readonly greenAfter: number | null;
  readonly revokedAfter: number | null;
  readonly grade: number | null;
}

const entries: readonly (readonly [number, Entry])[] = [
  [88, { kind: 'kiosk', green: null }],
  [3.5, { kind: 'kiosk', green: 'employer' }],
  [3, { kind: 'kiosk', green: 'elderly' }],
  [1, { kind: 'kiosk', green: 'pregnant' }],
  [0.5, { kind: 'kiosk', green: 'disabled' }],
  [3, { kind: 'desk', green: null }],
  [1, { kind: 'desk', green: { reason: 'urgent', note: '病人急需' } }],
];

/** How somebody who has no appointment comes in. `greenShare`: 1 for an ordinary day. */
export function drawEntry(random: Random, greenShare: number): Entry {
  return random.weighted(
    entries.map(([weight, entry]) => [isGreen(entry) ? weight * greenShare : weight, entry]),
  );
}

function isGreen(entry: Entry): boolean {
  return entry.kind !== 'appointment' && entry.green !== null;
}

/** The fate of one visit. */
export function drawVisit(
  random: Random,
  arrivesAt: number,
  service: string,
  entry: Entry,
  member: Member | null,
): Visit {
  const sometimes = (probability: number, from: number, to: number): number | null =>
    random.chance(probability) ? Math.round(random.between(from, to)) : null;
  return {
    arrivesAt,
    service,
    member,
    entry,
    delivery: random.weighted([
      [96, 'printed'],
      [1.5, 'shown-on-screen'],
      [1.5, 'undelivered'],
      [1, 'reprinted'],
    ]),
    deliveredAfter: Math.round(random.between(2 * SECOND, 5 * SECOND)),
    response: random.weighted([
      [89, 'comes'],
      [6, 'late'],
      [3, 'away'],
      [2, 'left'],
    ]),
    walkMs: Math.round(random.between(5 * SECOND, 25 * SECOND)),
    awayMs: Math.round(random.between(2 * MINUTE, 40 * MINUTE)),
    workMs: drawWork(random, service),
    detour: drawDetour(random, service),
    detourAt: random.between(0.2, 0.8),
    swipesAgainAfter: sometimes(0.03, MINUTE, 20 * MINUTE),
    givesUpAfter: sometimes(0.03, 15 * MINUTE, 60 * MINUTE),
    greenAfter: sometimes(0.012, MINUTE, 15 * MINUTE),
    revokedAfter: sometimes(0.006, MINUTE, 10 * MINUTE),
    grade: random.chance(0.3)
      ? random.weighted([
          [80, 1],
          [12, 2],
          [5, 3],
          [2, 4],
          [1, 5],
        ])
      : null,
  };
}

function drawWork(random: Random, service: string): number {
  const { minutes, spread } = services.find(({ id }) => id === service) ?? { minutes: 8, spread: 0.4 };
  return Math.round(Math.min(90, random.lognormal(minutes, spread)) * MINUTE);
}

function drawDetour(random: Random, service: string): Detour | null {
  const papersMs = Math.round(random.between(3 * MINUTE, 25 * MINUTE));
  const other = random.weighted(
    services.filter(({ id }) => id !== service).map(({ id }) => [1, id] as const),
  );
  const workMs = Math.round(random.between(2 * MINUTE, 8 * MINUTE));
  return random.weighted<Detour | null>([
    [93.9, null],
    [2.2, { kind: 'hold', papersMs, readyBy: 'desk' }],
    [1, { kind: 'hold', papersMs, readyBy: 'clerk' }],
    [0.005, { kind: 'hold', papersMs, readyBy: 'nobody' }],
    [1.9, { kind: 'transfer', to: { service: other }, workMs }],
    [1, { kind: 'transfer', to: 'a window', workMs }],
  ]);
}

/** Somebody with a card, of an age that fits how they come in. */
export function drawMember(random: Random, entry: Entry): Member | null {
  if (entry.kind !== 'appointment' && entry.green === null && !random.chance(0.8)) return null;
  const green = entry.kind === 'kiosk' ? entry.green : null;
  const hex = () =>
    Math.floor(random.next() * 2 ** 32)
      .toString(16)
      .padStart(8, '0');
  return {
    key: Array.from({ length: 8 }, hex).join(''),
    maskedName: `${random.weighted([
      [3, '王'],
      [3, '李'],
      [2, '张'],
      [1, '欧阳'],
    ])}*`,
    ageBand: green === 'elderly' || random.chance(0.1) ? '65-and-over' : '18-64',
    ...(green === 'employer' ? { employerAgent: true } : {}),
  };
}
