import type { Actor, Answer, Command } from '@jiaohao/shared';
import type { Domain } from '../domain/index.ts';

/** What the runtime needs of the domain; a simulation may run the hall by other rules. */
export type HallRules = Pick<Domain, 'decide' | 'evolve' | 'nextDeadline' | 'commandResult'>;

/** A command on its way to the single writer, with who sends it. Whether they may was checked before. */
export interface Wish {
  /** Made where the command was born; the same id never acts twice. */
  readonly id: string;
  readonly command: Command;
  readonly actor: Actor;
}

/** A wish with somebody waiting for its answer. */
export interface WaitingWish extends Wish {
  readonly answer: (answer: Answer) => void;
}
