import type { KioskMenu } from '@jiaohao/shared';
import { turnTo, unmoved } from './turn.ts';
import type { KioskState, Step, Surroundings } from './visit.ts';
import type { Patience } from './patience.ts';

type PrintOrder = KioskMenu['toPrint'][number];

/** What the desk wants printed here next; null as long as a member has this kiosk, or it has no paper to give. */
export function orderNow(state: KioskState, { menu, hub, printerWorks }: Surroundings): PrintOrder | null {
  const { visit, next, large } = state;
  const isFree = visit.at === 'start' && visit.hint === null && next === null && !large;
  return isFree && hub === 'here' && printerWorks ? (menu?.toPrint[0] ?? null) : null;
}

/** Takes the order up: from here on it is no other kiosk's. */
export function takeOrder(state: KioskState, id: string, around: Surroundings, patience: Patience): Step {
  const order = orderNow(state, around);
  if (order === null) return unmoved(state);
  const command = { kind: 'take-print-order', ticket: order.ticket } as const;
  return turnTo(state, { at: 'taking-order', id, again: order.again }, patience, [
    { effect: 'send', id, command },
  ]);
}
