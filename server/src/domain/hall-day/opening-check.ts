import type { Actor, OpeningPoint } from '@jiaohao/shared';

/** 班前检查 §10-3: what was tried before the day began, by whom and when. */
export interface OpeningCheck {
  readonly points: readonly OpeningPoint[];
  /** Why the day begins though not all is well. */
  readonly note: string | null;
  readonly at: number;
  readonly by: Actor;
}
