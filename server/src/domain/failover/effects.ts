import type { AgentId, CallingMode, Subject, WindowNumber } from '@jiaohao/shared';
import type { HallPlan } from '../hall.ts';
import type { Effect } from './degradation-row.ts';
import { rowOf } from './row-of.ts';
import type { Incident } from './standing.ts';

/** Open incidents by id. */
type Incidents = ReadonlyMap<string, Incident>;

function hasEffect(incident: Incident, effect: Effect): boolean {
  return rowOf(incident).effects.includes(effect);
}

/** The subjects that an effect is on now. */
function subjectsOf(incidents: Incidents, effect: Effect): Subject[] {
  return [...incidents.values()]
    .filter((incident) => hasEffect(incident, effect))
    .map(({ subject }) => subject);
}

/** Whether something at a window has an effect: at the window itself, or at the display agent it hangs on. */
export function affectsWindow(
  plan: HallPlan,
  incidents: Incidents,
  effect: Effect,
  window: WindowNumber,
): boolean {
  return subjectsOf(incidents, effect).some((subject) =>
    subject.kind === 'display-agent'
      ? plan.displays.some(({ id, windows }) => id === subject.id && windows.includes(window))
      : subject.window === window,
  );
}

/** The parts of a kiosk, or the kiosk itself, that an effect is on. */
export function affectedAtKiosk(incidents: Incidents, effect: Effect, kiosk: AgentId): Subject[] {
  return subjectsOf(incidents, effect).filter((subject) => subject.kiosk === kiosk);
}

export function isGone(incidents: Incidents, kiosk: AgentId): boolean {
  return affectedAtKiosk(incidents, 'kiosk-gone', kiosk).length > 0;
}

/** Whether the hub cannot write down what is new. */
export function refusesWhatIsNew(incidents: Incidents): boolean {
  return subjectsOf(incidents, 'commands-refused').length > 0;
}

/** Whether a kiosk can put tickets on paper. */
export function canPrint(incidents: Incidents, kiosk: AgentId): boolean {
  return (
    affectedAtKiosk(incidents, 'printing-stops', kiosk).length === 0 &&
    affectedAtKiosk(incidents, 'out-of-service', kiosk).length === 0
  );
}

/** By hand when there were kiosks and none is left (§32-2-5). */
export function modeWith(plan: HallPlan, incidents: Incidents): CallingMode {
  const { kiosks } = plan;
  const allGone = kiosks.length > 0 && kiosks.every((kiosk) => isGone(incidents, kiosk));
  return allGone ? 'manual-issuing' : 'normal';
}
