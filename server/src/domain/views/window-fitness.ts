import type { AgentId, WindowNumber } from '@jiaohao/shared';
import { affectsWindow, canPrint, isGone } from '../failover/effects.ts';
import type { HallDay } from '../hall-day/state.ts';

/** How far a window's devices can be relied on. */
export interface WindowFitness {
  /** `degraded`: hall screen and voice carry its calls. `out-of-service`: too hot, until a technician clears it. */
  readonly display: 'ok' | 'degraded' | 'out-of-service';
  /** `soft`: the counter page has the keypad. */
  readonly input: 'keys' | 'soft';
}

export function fitnessOf({ plan, failures }: HallDay, window: WindowNumber): WindowFitness {
  const has = (effect: Parameters<typeof affectsWindow>[2]): boolean =>
    affectsWindow(plan, failures.incidents, effect, window);
  const display = has('out-of-service') ? 'out-of-service' : has('display-degraded') ? 'degraded' : 'ok';
  return { display, input: has('input-soft') ? 'soft' : 'keys' };
}

/** Whether a kiosk can be sent people to. */
export interface KioskFitness {
  readonly id: AgentId;
  readonly state: 'working' | 'gone';
  /** Puts tickets on paper; otherwise it shows the number. */
  readonly prints: boolean;
}

/** The hall's kiosks, in the order of its file. */
export function kiosksOf({ plan, failures }: Pick<HallDay, 'plan' | 'failures'>): KioskFitness[] {
  const { incidents } = failures;
  return plan.kiosks.map((id) => ({
    id,
    state: isGone(incidents, id) ? 'gone' : 'working',
    prints: canPrint(incidents, id),
  }));
}
