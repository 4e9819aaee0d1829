import type { Actor, GreenReason } from '@jiaohao/shared';

/** A green channel as it was given (§20-1-3: who granted it is recorded). */
export interface GreenGrant {
  readonly reason: GreenReason;
  readonly note: string | null;
  readonly grantedBy: Actor;
}
