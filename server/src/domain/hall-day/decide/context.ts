import type { Actor } from '@jiaohao/shared';
import type { Settings } from '../../settings.ts';
import type { Decision, Outcome, Refused } from '../decision.ts';
import type { HallEvent, HallFact } from '../events.ts';
import { refusal } from '../refusals.ts';
import type { RefusalCode, RefusalFacts } from '../refusals.ts';
import type { Stamp } from '../stamp.ts';
import type { HallDay } from '../state.ts';

/** What every decision looks at. */
export interface Context {
  readonly state: HallDay;
  readonly settings: Settings;
  readonly stamp: Stamp;
  readonly actor: Actor;
}

/** An event of this command's moment and sender. */
export function happened({ stamp, actor }: Context, fact: HallFact): HallEvent {
  return { ...fact, at: stamp.at, by: actor };
}

export function refuse(code: RefusalCode, facts?: RefusalFacts): Refused {
  return { ok: false, refusal: refusal(code, facts) };
}

export function accept(events: readonly HallEvent[], outcome: Outcome = { kind: 'done' }): Decision {
  return { ok: true, events, outcome };
}

/** Whether a person of the staff wished it, at a page or under their number. */
export function byStaff(context: Context): boolean {
  return 'staff' in context.actor;
}
