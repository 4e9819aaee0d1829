import type { Random } from '../../hardware-sim/src/hall/random.ts';

/** Something that can be made to fail, and how. */
export interface Fallible {
  /** `board-3`, `counter-bus`, `K1`, `hub`. */
  readonly subject: string;
  readonly kind: string;
  /** Ids of the troubles it can have. */
  readonly troubles: readonly string[];
}

/** One trouble of a run: milliseconds from its start. */
export interface PlannedTrouble {
  readonly subject: string;
  readonly trouble: string;
  readonly from: number;
  readonly to: number;
}

interface Span {
  /** Milliseconds a trouble lasts. */
  readonly lasts: readonly [shortest: number, longest: number];
}

/** A hub that is away has to stay away for longer than it takes to be noticed, or nobody goes on without it. */
const spanOf = ({ kind, subject }: Fallible): Span =>
  kind === 'program'
    ? { lasts: subject === 'hub' ? [9_000, 20_000] : [3_000, 14_000] }
    : { lasts: [3_000, 20_000] };

/** How often a thing of each kind fails, against the others. */
const weights: Readonly<Record<string, number>> = {
  program: 10,
  printer: 6,
  'card-reader': 3,
  board: 2,
  'counter-bus': 4,
  evaluator: 0.3,
};
const usualWeight = 1;

/** Every run has these, however short it is. */
const always: readonly (readonly [subject: string, trouble: string])[] = [
  ['hub', 'killed'],
  ['K1', 'killed'],
  ['K1-printer', 'paper-out'],
  ['D1', 'frozen'],
  ['counter-bus', 'unplugged'],
  ['K2', 'link-cut'],
  ['board-1', 'silent'],
];

/** Time between the beginnings of two troubles. */
const meanGapMs = 5_000;
/** The hall opens in peace. */
const peaceMs = 4_000;
/** Something that was just mended may be well for a moment. */
const restMs = 2_000;
const mostAtOnce = 4;

/**
 * Draws the troubles of a run of so many milliseconds: never two at once of one thing, at most four at a time, all of
 * them over when the run is. The same seed and hall give the same plan.
 */
export function planTroubles(hall: readonly Fallible[], runMs: number, random: Random): PlannedTrouble[] {
  const plan: PlannedTrouble[] = [];
  const draw = random.fork('what');
  const inTurn = shuffled(always, random.fork('order'));
  for (let from = peaceMs; from < runMs; from += draw.exponential(meanGapMs)) {
    const [subject, trouble] = inTurn[0] ?? chosen(hall, draw);
    const thing = hall.find((each) => each.subject === subject);
    if (thing === undefined || !thing.troubles.includes(trouble)) {
      inTurn.shift();
      continue;
    }
    const [shortest, longest] = spanOf(thing).lasts;
    const planned = {
      subject,
      trouble,
      from: Math.round(from),
      to: Math.round(from + draw.between(shortest, longest)),
    };
    if (planned.to > runMs || !fits(planned, plan)) continue;
    plan.push(planned);
    inTurn.shift();
  }
  return plan;
}

function fits(planned: PlannedTrouble, plan: readonly PlannedTrouble[]): boolean {
  const beside = plan.filter(({ from, to }) => from < planned.to + restMs && planned.from < to + restMs);
  return beside.length < mostAtOnce && beside.every(({ subject }) => subject !== planned.subject);
}

function chosen(hall: readonly Fallible[], draw: Random): readonly [string, string] {
  const thing = draw.weighted(hall.map((each) => [weights[each.kind] ?? usualWeight, each] as const));
  return [thing.subject, draw.weighted(thing.troubles.map((trouble) => [1, trouble] as const))];
}

function shuffled<T>(all: readonly T[], random: Random): T[] {
  return all
    .map((each) => [random.next(), each] as const)
    .sort(([a], [b]) => a - b)
    .map(([, each]) => each);
}

/** The plan for people, one line a trouble. */
export function planLines(plan: readonly PlannedTrouble[]): string[] {
  const seconds = (ms: number): string => (ms / 1000).toFixed(1).padStart(7);
  return plan.map(
    ({ subject, trouble, from, to }) => `${seconds(from)} –${seconds(to)} s  ${subject} ${trouble}`,
  );
}
