import type { Delivery } from '@jiaohao/shared';
import { isOffline, type Slip } from '../slip.ts';
import type { VisitEffect } from './visit.ts';

/** The account of what became of a slip; null says that nothing is to be added. */
export function accountOf(
  { id, slip }: { readonly id: string; readonly slip: Slip },
  delivery: Delivery | null,
): VisitEffect[] {
  if (delivery === null) return [];
  return isOffline(slip)
    ? [{ effect: 'account-own', id, ticket: slip.ticket, delivery }]
    : [{ effect: 'account', id, delivery }];
}
