import { workDay } from '../../hardware-sim/src/hall/clerk.ts';
import { createCrowd } from '../../hardware-sim/src/hall/crowd.ts';
import { drawDay } from '../../hardware-sim/src/hall/day.ts';
import { meet } from '../../hardware-sim/src/hall/duty-manager.ts';
import { letIn } from '../../hardware-sim/src/hall/member.ts';
import { dutyManager, hallFile, HOUR, type HallVariant } from '../../hardware-sim/src/hall/model-hall.ts';
import { createRandom, type Random } from '../../hardware-sim/src/hall/random.ts';
import { audit } from '../../server/src/audit/audit.ts';
import { violationLine } from '../../server/src/audit/report.ts';
import { hallPlan, openTickets } from '../../server/src/domain/index.ts';
import type { Journal, JournalEntry } from '../../server/src/store/journal.ts';
import { createStopwatch, type Measures } from './measures.ts';
import { ours, type Policy } from './policies.ts';
import { openSimulatedHall, type SimulatedHall } from './simulated-hall.ts';
import { unreliable } from './unreliable-journal.ts';
import { createVirtualTime, type VirtualTime } from './virtual-time.ts';
import { watchRules } from './watched-rules.ts';

/** What one simulated day came to. */
export interface DayResult {
  readonly day: number;
  readonly measures: Measures;
  readonly longestRun: number;
  readonly commands: number;
  readonly events: number;
  /** The day was still open on the next morning, and a person closed it. */
  readonly leftOpen: boolean;
  /** What went wrong, and the commands before it; null: nothing. */
  readonly violation: { readonly what: readonly string[]; readonly last: readonly string[] } | null;
}

export interface DayOptions {
  readonly seed: number;
  readonly day: number;
  readonly policy?: Policy;
  readonly variant?: HallVariant;
  readonly journal: Journal;
}

const DAY = 24 * HOUR;
const firstDay = Date.UTC(2026, 2, 2);
/** Asia/Shanghai, which has no summer time. */
const zone = 8 * HOUR;

/** The local date of a simulated day. Every second date is one: the days between are the mornings after. */
function dateOf(day: number): string {
  return new Date(firstDay + 2 * day * DAY).toISOString().slice(0, 10);
}

/** One business day from the first log-in to the next morning's first ticket. */
export async function simulateDay({
  seed,
  day,
  policy = ours,
  variant,
  journal,
}: DayOptions): Promise<DayResult> {
  const random = createRandom(seed).fork(`day ${day}`);
  const midnight = firstDay + 2 * day * DAY - zone;
  const time = createVirtualTime(midnight + 8 * HOUR);
  const rules = watchRules();
  const script = drawDay(random.fork('script'));
  const settings = { ...variant?.settings, ...policy.settings };
  const file = hallFile({ dedicated: variant?.dedicated ?? [], settings }, script.bookings, dateOf(day));
  const hall = await openSimulatedHall({
    plan: hallPlan.parse(file),
    journal: unreliable(journal, random.fork('disk'), 0.0005),
    rules,
    time,
    midnight,
    random: random.fork('network'),
    ids: `s${seed}-d${day}`,
  });
  const stopwatch = createStopwatch(midnight);
  hall.onEvents((events) => stopwatch.see(events));
  const crowd = createCrowd();
  const visit = letIn({
    door: hall.door,
    crowd,
    random: random.fork('members'),
    admits: policy.admits,
    taken: (taken) => stopwatch.taken(taken, taken.stay.visit.entry),
  });
  for (const each of script.visits) void visit(each);
  for (const shift of script.shifts) {
    const own = random.fork(`clerk ${shift.window}`);
    void workDay({
      door: hall.door,
      crowd,
      random: own,
      shift,
      actor: { staff: shift.clerk, window: shift.window },
    });
  }
  for (const incident of script.incidents) void meet(hall.door, crowd, incident);
  const stop = (): boolean => rules.watch.broken.length + hall.broken.length > 0;
  await passTheDay(hall, time, midnight, random.fork('restarts'), stop);
  const leftOpen = stop() ? false : await nextMorning(hall, time, midnight, dateOf(day));
  await hall.close();
  return {
    day,
    measures: stopwatch.measures(),
    longestRun: rules.watch.longestRun,
    commands: hall.commands,
    events: hall.told.length,
    leftOpen,
    violation: await judge(hall, rules.watch, journal, dateOf(day), file.id),
  };
}

/** From before opening until after midnight, with the hub going down twice. */
async function passTheDay(
  hall: SimulatedHall,
  time: VirtualTime,
  midnight: number,
  random: Random,
  stop: () => boolean,
): Promise<void> {
  const restarts = [random.between(9, 13), random.between(13, 18)].map(
    (hour) => midnight + Math.round(hour * HOUR),
  );
  for (const at of restarts) {
    await time.pass(at, stop);
    if (!stop()) await hall.restart();
  }
  await time.pass(midnight + 26 * HOUR, stop);
}

/** The first member of the next date gets number 001, after a person has closed what was left open. */
async function nextMorning(
  hall: SimulatedHall,
  time: VirtualTime,
  midnight: number,
  date: string,
): Promise<boolean> {
  const manager = { staff: dutyManager };
  const broken: string[] = [];
  let leftOpen = false;
  const morning = async (): Promise<void> => {
    await hall.door.until(DAY + 8.6 * HOUR);
    const wish = { kind: 'issue', service: 'deposit', source: 'kiosk' } as const;
    let first = await hall.door.ask({ agent: 'K1' }, wish);
    if (first.outcome === 'refused' && first.refusal.code === 'day-left-open') {
      leftOpen = true;
      const open = await hall.look(openTickets);
      const abandoned = open.map((ticket) => ({ ticket, reason: '未取回材料' }));
      await hall.door.ask(manager, { kind: 'close-day', reason: date, abandoned });
      first = await hall.door.ask({ agent: 'K1' }, wish);
    }
    const number =
      first.outcome === 'accepted' && first.result.kind === 'ticket'
        ? first.result.slip.ticket
        : JSON.stringify(first);
    if (number !== 'A001') broken.push(`the next morning's first ticket is ${number}, not A001`);
    await hall.door.ask(manager, { kind: 'cancel', ticket: number });
    await hall.door.ask(manager, { kind: 'close-day' });
  };
  const done = morning();
  await time.pass(midnight + DAY + 9 * HOUR);
  await done;
  if (!hall.door.closed) broken.push('the next morning’s day could not be closed');
  hall.report(broken);
  return leftOpen;
}

/** Everything that was seen going wrong, and what the journal says of the day. */
async function judge(
  hall: SimulatedHall,
  watch: { readonly broken: readonly string[]; readonly last: readonly string[] },
  journal: Journal,
  date: string,
  id: string,
): Promise<DayResult['violation']> {
  const entries: JournalEntry[] = [];
  for (const { day } of await journal.days(id)) {
    if (day >= date) entries.push(...(await journal.read({ hall: id, day })));
  }
  const told = hall.told.length;
  const written = entries.reduce((sum, entry) => sum + entry.events.length, 0);
  const what = [
    ...watch.broken,
    ...hall.broken,
    ...audit(entries).violations.map(violationLine),
    ...(told === written
      ? []
      : [`${written} events are in the journal, and ${told} were told to boards and pages`]),
  ];
  return what.length === 0 ? null : { what, last: watch.last };
}
