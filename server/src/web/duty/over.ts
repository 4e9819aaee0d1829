import type { WindowNumber } from '@jiaohao/shared';
import type { DutyView } from '../../http/shapes/duty.ts';

/** What stands over the floor; one at a time. */
export type Over =
  | { readonly kind: 'window'; readonly window: WindowNumber }
  | { readonly kind: 'notice' }
  /** Null: a new one. */
  | { readonly kind: 'outage'; readonly outage: DutyView['outages'][number] | null }
  | { readonly kind: 'closing' };

export type OnOver = (over: Over) => void;
