import { z } from 'zod';

/** 普通, 绿色通道, 预约 (§20). */
export const ticketClasses = ['regular', 'green', 'appointment'] as const;
export type TicketClass = (typeof ticketClasses)[number];

/** Why a member has the green channel (§20-1). */
export const greenReasons = ['employer', 'pregnant', 'elderly', 'disabled', 'urgent', 'other'] as const;
export type GreenReason = (typeof greenReasons)[number];

/** Where a ticket stands in its life. */
export const ticketStates = [
  'waiting',
  'called',
  'serving',
  'done',
  'missed',
  'held',
  'transferred',
  'interrupted',
  'cancelled',
  'abandoned',
] as const;
export type TicketState = (typeof ticketStates)[number];

/** Whether the member has the ticket: a fact of its own beside the state. `desk`: a person at the desk has taken charge. */
export const deliveries = ['printing', 'printed', 'shown-on-screen', 'undelivered', 'desk'] as const;
export type Delivery = (typeof deliveries)[number];

/** True once the member holds the number in some form, so that it may be called. */
export function isDelivered(delivery: Delivery): boolean {
  return delivery === 'printed' || delivery === 'shown-on-screen' || delivery === 'desk';
}

/** Five grades at the window, 1 best … 5 worst, after the evaluator model's grade map. */
export const grade = z.int().min(1).max(5);
