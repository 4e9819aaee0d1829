import { setTimeout as pause } from 'node:timers/promises';
import { troublesAt } from '../hall/mending.ts';
import type { WholeHall } from '../hall/whole-hall.ts';
import type { Fallible, PlannedTrouble } from './plan.ts';

/** Troubles that no hall recovers from by itself, or that are none. */
const leftOut: ReadonlySet<string> = new Set(['adapter-echo', 'stuck-status', 'wrong-baud']);

/** Everything in a hall that can fail, always in the same order. */
export async function falliblesOf(hall: WholeHall): Promise<Fallible[]> {
  const devices = (await troublesAt(hall, 'devices')).map(({ id, kind, troubles }) => ({
    subject: id,
    kind: String(kind),
    troubles: troubles.map((each) => each.id).filter((trouble) => !leftOut.has(trouble)),
  }));
  const programs = (await troublesAt(hall, 'programs')).map(({ id, troubles }) => ({
    subject: id,
    kind: 'program',
    troubles: troubles.map((each) => each.id),
  }));
  return [...programs, ...devices].sort((a, b) => a.subject.localeCompare(b.subject, 'en'));
}

/** Makes and mends each trouble at its time; returns what could not be done, one line each. */
export async function sabotage(hall: WholeHall, plan: readonly PlannedTrouble[]): Promise<string[]> {
  const begun = performance.now();
  const at = (ms: number): Promise<unknown> => pause(Math.max(0, ms - (performance.now() - begun)));
  const complaints: string[] = [];
  const set = async (subject: string, trouble: string, on: boolean): Promise<void> => {
    try {
      await hall.trouble(subject, trouble, on);
    } catch (error) {
      complaints.push(`${subject} ${trouble} ${on ? 'on' : 'off'}: ${String(error)}`);
    }
  };
  await Promise.all(
    plan.map(async ({ subject, trouble, from, to }) => {
      await at(from);
      await set(subject, trouble, true);
      await at(to);
      await set(subject, trouble, false);
    }),
  );
  return complaints;
}
