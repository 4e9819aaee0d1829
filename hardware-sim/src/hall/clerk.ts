import type { Actor, Command } from '@jiaohao/shared';
import type { Crowd, Stay } from './crowd.ts';
import type { Shift } from './day.ts';
import type { HallDoor } from './door.ts';
import { HOUR, MINUTE, closesAt, desk, windows } from './model-hall.ts';
import type { Random } from './random.ts';

const SECOND = 1000;

/** One clerk at one window for one day. */
export interface Clerk {
  readonly door: HallDoor;
  readonly crowd: Crowd;
  readonly random: Random;
  readonly shift: Shift;
  readonly actor: Actor;
}

/** A clerk's day: log in, call and serve, take breaks, go home when nobody is left. */
export async function workDay(clerk: Clerk): Promise<void> {
  const { door, shift } = clerk;
  const breaks = [...shift.breaks];
  await door.until(shift.startsAt);
  await door.ask(clerk.actor, { kind: 'log-in', window: shift.window, clerk: shift.clerk });
  while (!door.closed) {
    const due = breaks[0];
    if (due !== undefined && door.now() >= due.at) {
      breaks.shift();
      await takeBreak(clerk, due.length, due.reason);
    }
    const ticket = await callSomebody(clerk);
    if (ticket !== null) await attend(clerk, ticket);
    else if (await goesHome(clerk)) return;
    else await waitForWork(clerk);
  }
}

function ask(clerk: Clerk, command: Command) {
  return clerk.door.ask(clerk.actor, command);
}

function pass(clerk: Clerk, from: number, to: number): Promise<void> {
  return clerk.door.until(clerk.door.now() + Math.round(clerk.random.between(from, to)));
}

async function callSomebody(clerk: Clerk): Promise<string | null> {
  const { crowd, random, shift } = clerk;
  const { window } = shift;
  const numbers = crowd.numbers();
  const chosen = random.chance(0.006) ? numbers[Math.floor(random.next() * numbers.length)] : undefined;
  const answer = await ask(
    clerk,
    chosen === undefined
      ? { kind: 'call-next', window }
      : { kind: 'call-number', window, digits: random.chance(0.5) ? chosen : chosen.slice(1) },
  );
  if (answer.outcome === 'refused' || answer.result.kind !== 'called') return null;
  if (random.chance(0.02)) {
    await pass(clerk, 300, 1500);
    await ask(clerk, { kind: 'call-next', window });
  }
  return answer.result.ticket;
}

/** The member comes, or not. */
async function attend(clerk: Clerk, ticket: string): Promise<void> {
  const stay = clerk.crowd.of(ticket);
  if (stay === undefined) return;
  const { window } = clerk.shift;
  if (clerk.random.chance(0.006)) {
    await pass(clerk, 2 * SECOND, 5 * SECOND);
    await ask(clerk, { kind: 'cancel-call', window });
    return pass(clerk, SECOND, 3 * SECOND);
  }
  const response = stay.known || stay.missed ? 'comes' : stay.visit.response;
  if (response !== 'comes') await callAgain(clerk);
  if (response === 'away' || response === 'left') {
    await callAgain(clerk);
    const missed = await ask(clerk, { kind: 'miss', window });
    if (missed.outcome === 'accepted') clerk.crowd.missed(stay);
    return;
  }
  await clerk.door.until(clerk.door.now() + stay.visit.walkMs);
  await serve(clerk, stay);
}

/** Now and then too soon to count towards a miss. */
async function callAgain(clerk: Clerk): Promise<void> {
  const { window } = clerk.shift;
  if (clerk.random.chance(0.1)) {
    await pass(clerk, 5 * SECOND, 12 * SECOND);
    await ask(clerk, { kind: 'recall', window });
  }
  await pass(clerk, 21 * SECOND, 30 * SECOND);
  await ask(clerk, { kind: 'recall', window });
}

async function serve(clerk: Clerk, stay: Stay): Promise<void> {
  const { door, random, shift } = clerk;
  const { window } = shift;
  stay.known = true;
  if (random.chance(0.6)) await ask(clerk, { kind: 'start', window });
  const began = door.now();
  if (random.chance(0.01)) {
    await door.until(began + stay.work * random.next());
    stay.work = Math.max(MINUTE, stay.work - (door.now() - began));
    return takeBreak(clerk, 5 * MINUTE, '急事');
  }
  await door.until(began + stay.work);
  // A window that failed meanwhile has nobody in hand: the next one takes over what was left.
  if (door.keypad(window).ticket !== stay.ticket) {
    stay.work = Math.max(MINUTE, stay.work / 2);
    return;
  }
  if (stay.detourAhead) await detour(clerk, stay);
  else await finish(clerk, stay);
}

async function finish(clerk: Clerk, { visit }: Stay): Promise<void> {
  const { window } = clerk.shift;
  if (clerk.random.chance(0.5)) await ask(clerk, { kind: 'finish', window });
  if (visit.grade !== null) await ask(clerk, { kind: 'evaluate', window, grade: visit.grade });
  await pass(clerk, 2 * SECOND, 15 * SECOND);
}

async function detour(clerk: Clerk, stay: Stay): Promise<void> {
  const { window } = clerk.shift;
  const { detour: way, workMs, detourAt } = stay.visit;
  stay.detourAhead = false;
  if (way?.kind === 'hold') {
    stay.work = Math.max(MINUTE, workMs * (1 - detourAt));
    await ask(clerk, { kind: 'hold', window, note: '材料核对' });
    void papers(clerk, stay.ticket, way.papersMs, way.readyBy);
    return;
  }
  if (way === null) return;
  stay.work = way.workMs;
  const others = windows.filter((other) => other.number !== window).map(({ number }) => [1, number] as const);
  const to = way.to === 'a window' ? { window: clerk.random.weighted(others) } : way.to;
  const answer = await ask(clerk, { kind: 'transfer', window, to });
  if (answer.outcome === 'refused') await finish(clerk, stay);
}

/** Held papers become ready while the clerk serves others. */
async function papers(
  clerk: Clerk,
  ticket: string,
  ms: number,
  by: 'desk' | 'clerk' | 'nobody',
): Promise<void> {
  const { door, shift } = clerk;
  if (by === 'nobody') return;
  await door.until(door.now() + ms);
  const keyed =
    by === 'clerk' ? await ask(clerk, { kind: 'hold-ready', window: shift.window, digits: ticket }) : null;
  if (keyed?.outcome !== 'accepted') await door.ask({ staff: desk }, { kind: 'ready', ticket });
}

/** Whoever is still in hand is done before a planned break. */
async function takeBreak(clerk: Clerk, length: number, reason: string): Promise<void> {
  const { door, shift } = clerk;
  const { window } = shift;
  if (reason !== '急事') await ask(clerk, { kind: 'finish', window });
  await ask(clerk, { kind: 'pause', window, reason });
  await door.until(door.now() + length);
  await ask(clerk, { kind: 'resume', window });
}

/** After closing time, once nobody is left for this window. The last clerk stays for whatever still turns up. */
async function goesHome(clerk: Clerk): Promise<boolean> {
  const { door, shift } = clerk;
  const from = shift.last ? closesAt + 2 * HOUR : closesAt;
  if (door.now() < from) return false;
  const answer = await ask(clerk, { kind: 'log-out', window: shift.window });
  return answer.outcome === 'accepted';
}

async function waitForWork(clerk: Clerk): Promise<void> {
  const { door, random, shift } = clerk;
  await door.untilBeep(shift.window, door.now() + Math.round(random.between(30 * SECOND, 90 * SECOND)));
  await pass(clerk, 500, 6 * SECOND);
}
