import { topics, type AgentId, type WindowNumber } from '@jiaohao/shared';
import type { AgentProfile } from '../../../server/src/mqtt/access.ts';

export const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('');

/** Agents of one hub: so many in all, spread evenly over its halls, so many of each hall's kiosks. */
export interface Roll {
  readonly halls: number;
  readonly all: number;
  readonly kiosks: number;
}

/** As the arguments of a program. */
export function argumentsOf({ halls, all, kiosks }: Roll): string[] {
  return [halls, all, kiosks].map(String);
}

export function rollFrom([halls = 1, all = 0, kiosks = 0]: readonly number[]): Roll {
  return { halls, all, kiosks };
}

export function hallId(nth: number): string {
  return `bench-${nth + 1}`;
}

/** Each serves one service alone. In a hall that has them all, each service has two: an issue touches as many windows as in a small hall. */
export function windowsOf({ halls, all, kiosks }: Roll): { number: WindowNumber; service: string }[] {
  const displays = Math.ceil(all / halls) - kiosks;
  const count = Math.min(displays, 2 * letters.length);
  return Array.from({ length: count }, (_, at) => ({ number: at + 1, service: serviceOf(at) }));
}

/** The service that the nth kiosk gives tickets for, and the nth window serves. */
export function serviceOf(nth: number): string {
  return `s-${(letters[nth % letters.length] ?? 'A').toLowerCase()}`;
}

function kioskId(nth: number): AgentId {
  return `K${nth + 1}`;
}

/** The agents of each hall: kiosks, and for the rest display agents, which share the windows where they are more. */
export function agentsOf(roll: Roll): AgentProfile[] {
  const windows = windowsOf(roll).length;
  return Array.from({ length: Math.ceil(roll.all / roll.halls) }, (_, at): AgentProfile => {
    if (at < roll.kiosks) return { id: kioskId(at), kind: 'kiosk', windows: new Set() };
    return { id: `D${at + 1}`, kind: 'display', windows: new Set([((at - roll.kiosks) % windows) + 1]) };
  });
}

/** What such an agent listens to. */
export function listensTo(hall: string, { id, kind, windows: own }: AgentProfile): string[] {
  const asked = [topics.answers, topics.watch, topics.tests].map((topic) => topic(hall, id));
  const shown =
    kind === 'kiosk'
      ? [topics.kioskMenu(hall, id), topics.numberLease(hall, id)]
      : [...own].flatMap((window) => [topics.board(hall, window), topics.keypad(hall, window)]);
  return [...asked, topics.roster(hall), ...shown];
}

/** About as long as the hub's answer to an issue, bytes. */
export const answerLength = 700;
