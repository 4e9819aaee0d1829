import type { Bilingual } from '@jiaohao/shared';
import type { DegradationId } from '../../../server/src/domain/failover/degradation.ts';
import type { WholeHall, WholeHallOptions } from '../../hall/whole-hall.ts';
import type { FailureWatch } from './failure-watch.ts';

/** A row of the degradation table, played in a real hall: the fault, what everybody sees, and how it ends. */
export interface FailureScenario {
  readonly id: DegradationId;
  readonly title: Bilingual;
  /** What this hall has that others have not. Absent: it is played in a hall it shares with others, and leaves it as it was. */
  readonly ownHall?: WholeHallOptions;
  /** Plays it. Rejects when something is not as it should be. */
  run(hall: WholeHall, watch: FailureWatch): Promise<void>;
  /** What takes a while after it, and goes on while others are played. */
  afterwards?(hall: WholeHall, watch: FailureWatch): Promise<void>;
}
