import { topics, type AgentId, type WindowNumber } from '@jiaohao/shared';
import type { AgentProfile } from '../../../server/src/mqtt/access.ts';

export const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('');

/** Agents of one hub: so many in all, spread evenly over its halls; `kiosks` of each hall's are kiosks. */
export interface Roll {
  readonly halls: number;
  readonly all: number;
  readonly kiosks: number;
}

export function hallId(nth: number): string {
  return `bench-${nth + 1}`;
}

/** One for each display agent. Each serves one service alone, so that an issue touches as many windows as in a small hall. */
export function windowsOf({ halls, all, kiosks }: Roll): { number: WindowNumber; service: string }[] {
  return Array.from({ length: Math.ceil(all / halls) - kiosks }, (_, at) => ({
    number: at + 1,
    service: serviceOf(at),
  }));
}

/** The service that the nth kiosk gives tickets for, and the nth window serves. */
export function serviceOf(nth: number): string {
  return `s-${(letters[nth % letters.length] ?? 'A').toLowerCase()}`;
}

function kioskId(nth: number): AgentId {
  return `K${nth + 1}`;
}

/** The agents of each hall: kiosks, and for the rest display agents. */
export function agentsOf({ halls, all, kiosks }: Roll): AgentProfile[] {
  return Array.from({ length: Math.ceil(all / halls) }, (_, at): AgentProfile => {
    if (at < kiosks) return { id: kioskId(at), kind: 'kiosk', windows: new Set() };
    return { id: `D${at + 1}`, kind: 'display', windows: new Set([at - kiosks + 1]) };
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
