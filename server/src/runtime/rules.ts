import type { Actor, Answer, Command } from '@jiaohao/shared';
import type { Domain, HallDay } from '../domain/index.ts';

/** What the runtime needs of the domain; a simulation may run the hall by other rules. */
export type HallRules = Pick<Domain, 'decide' | 'evolve' | 'nextDeadline' | 'answerFacts' | 'commandResult'>;

/** A command on its way to the single writer, with who sends it. */
export interface Wish {
  /** Made where the command was born; the same id never acts twice. */
  readonly id: string;
  readonly command: Command;
  readonly actor: Actor;
  /** Whether they may, as the hall is when their turn comes; what may not is refused as `not-allowed` and leaves no trace. */
  readonly isAllowed?: (state: HallDay) => boolean;
}

/** A wish with somebody waiting for its answer. */
export interface WaitingWish extends Wish {
  readonly answer: (answer: Answer) => void;
}
