import type { DeviceFault } from '@jiaohao/shared';
import type { BoardProfile } from '../../domain/board-profile.ts';
import type { BoardCommand } from '../../domain/plan-board.ts';

/**
 * How one try at a board ended.
 * - `done`: confirmed.
 * - `busy`: not now; worth another try in a moment.
 * - `garbled`: what we said arrived damaged, also when repeated.
 * - `silent`: no answer to any of the tries.
 * - `lost`: the port went away meanwhile.
 * - refused: understood and not done, or not to be said in this protocol; saying it again at once will not help.
 */
export type BoardOutcome = PlainOutcome | { readonly refusedFor: DeviceFault };
export type PlainOutcome = 'done' | 'busy' | 'garbled' | 'silent' | 'lost';

/** A board as the rest of the agent knows it, whatever its protocol. Nothing here rejects. */
export interface BoardDriver {
  readonly profile: BoardProfile;
  /** Performs one step of a plan. */
  perform(command: BoardCommand): Promise<BoardOutcome>;
  /** Asks whether the board is there; changes nothing. */
  ping(): Promise<BoardOutcome>;
}
