import { topics, type AgentId, type WindowNumber } from '@jiaohao/shared';
import type { AgentProfile } from '../../../server/src/mqtt/access.ts';

/** The hall of the agents. */
export const hall = 'bench';
export const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('');
/** Each serves one service alone, and each service has two: an issue touches as many windows as in a small hall. */
export const windows: readonly { readonly number: WindowNumber; readonly service: string }[] = Array.from(
  { length: 52 },
  (_, at) => ({ number: at + 1, service: serviceOf(at) }),
);

/** The service that the nth kiosk gives tickets for, and the nth window serves. */
export function serviceOf(nth: number): string {
  return `s-${(letters[nth % letters.length] ?? 'A').toLowerCase()}`;
}

function kioskId(nth: number): AgentId {
  return `K${nth + 1}`;
}

/**
 * The agents of a roll call: kiosks, and for the rest display agents that share the windows between them, as those of
 * many halls would have as many windows each.
 */
export function rollOf(kiosks: number, all: number): AgentProfile[] {
  return Array.from({ length: all }, (_, at): AgentProfile => {
    if (at < kiosks) return { id: kioskId(at), kind: 'kiosk', windows: new Set() };
    return { id: `D${at + 1}`, kind: 'display', windows: new Set([(at % windows.length) + 1]) };
  });
}

/** What such an agent listens to. */
export function listensTo({ id, kind, windows: own }: AgentProfile): string[] {
  const asked = [topics.answers, topics.watch, topics.tests].map((topic) => topic(hall, id));
  const shown =
    kind === 'kiosk'
      ? [topics.kioskMenu(hall, id), topics.numberLease(hall, id)]
      : [...own].flatMap((window) => [topics.board(hall, window), topics.keypad(hall, window)]);
  return [...asked, topics.roster(hall), ...shown];
}

/** About as long as the hub's answer to an issue, bytes. */
export const answerLength = 700;
