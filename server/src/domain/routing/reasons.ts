import type { GreenReason, TicketClass } from '@jiaohao/shared';

/**
 * How a call counts against a service's run of priority calls: `priority` lengthens it, `regular` ends it, `outside`
 * leaves it alone (work resumed, a number a clerk chose, a dedicated green window).
 */
export type Turn = 'priority' | 'regular' | 'outside';

/** The facts a call rests on, one shape per rule. Minutes are whole. */
export type CallFacts =
  | { readonly code: 'directed'; readonly because: 'held' | 'transferred' | 'reassigned' }
  | { readonly code: 'resumed'; readonly because: 'interrupted' | 'transferred' | 'held' | 'released' }
  | {
      readonly code: 'overdue';
      readonly class: TicketClass;
      readonly waitedMinutes: number;
      readonly promiseMinutes: number;
    }
  | { readonly code: 'appointment'; readonly slot: string }
  | { readonly code: 'green'; readonly greenReason: GreenReason; readonly waitedMinutes: number }
  | { readonly code: 'bounded'; readonly priorityCalls: number; readonly waitedMinutes: number }
  | { readonly code: 'regular'; readonly waitedMinutes: number }
  | { readonly code: 'reinstated'; readonly others: number }
  | { readonly code: 'chosen' };

/** Why a ticket was called: the rule, its numbers, and a sentence a clerk can repeat (§20-1-3) in both languages. */
export type CallReason = CallFacts & { readonly helper: boolean; readonly zh: string; readonly en: string };
