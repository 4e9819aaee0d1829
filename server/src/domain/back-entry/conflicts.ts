import type { Command } from '@jiaohao/shared';
import { accept, happened, refuse } from '../hall-day/decide/context.ts';
import type { Context } from '../hall-day/decide/context.ts';
import type { Decision } from '../hall-day/decision.ts';
import type { HallEvent } from '../hall-day/events.ts';
import type { HallDay } from '../hall-day/state.ts';
import type { ConflictWhat } from './standing.ts';

/** Lines for the reconciliation list, each with an id of its own. */
export function listed(context: Context, all: readonly ConflictWhat[]): HallEvent[] {
  const { state, stamp } = context;
  return all.map((what, index) => {
    const id = `${state.date}-c${state.backEntry.found + index + 1}`;
    return happened(context, { type: 'conflictFound', conflict: { id, what, at: stamp.at } });
  });
}

/** Whether the list says this already, word for word. */
export function isListed(state: HallDay, what: ConflictWhat): boolean {
  const text = JSON.stringify(what);
  return [...state.backEntry.conflicts.values()].some((conflict) => JSON.stringify(conflict.what) === text);
}

/** A person has looked into it and says what came of it. */
export function resolveConflict(
  context: Context,
  { conflict, note }: Extract<Command, { kind: 'resolve-conflict' }>,
): Decision {
  if (!context.state.backEntry.conflicts.has(conflict)) return refuse('unknown-conflict', { conflict });
  return accept([happened(context, { type: 'conflictResolved', conflict, note })]);
}
