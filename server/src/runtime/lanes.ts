import type { Actor } from '@jiaohao/shared';

/** Whose wish it is: an agent's or the hub's own, behind which a member stands or a fault, or a page's. */
export const lanes = ['agents', 'pages'] as const;
export type IntakeLane = (typeof lanes)[number];

export function laneOf(actor: Actor): IntakeLane {
  return 'staff' in actor ? 'pages' : 'agents';
}
