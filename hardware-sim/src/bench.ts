import type { Hall } from './hall.ts';
import type { Ledger } from './ledger.ts';
import type { Loudspeaker } from './loudspeaker.ts';
import type { Stage } from './stage/stage.ts';

/** Everything that can be seen and touched at the bench. */
export interface Bench {
  readonly hall: Hall;
  /** The programs of the hall, where the simulator runs them too. */
  readonly stage: Pick<Stage, 'programs' | 'onChange'>;
  readonly loudspeaker: Loudspeaker;
  readonly ledger: Ledger;
}
