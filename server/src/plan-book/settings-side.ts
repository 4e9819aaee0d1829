import type { Actor, AgentId } from '@jiaohao/shared';
import type { AgentCredentials } from '@jiaohao/shared/node';
import type { EquipmentBook } from './equipment-book.ts';
import type { BesidePlan } from './plan-file.ts';
import type { PlanBook } from './plan-book.ts';
import type { StandingPlan } from './standing-plan.ts';

/** What the settings page works with. */
export interface SettingsSide {
  readonly standing: Pick<StandingPlan, 'version' | 'add'>;
  readonly book: Pick<PlanBook, 'list' | 'of'>;
  /** What stays the hall file's: shown, and written into an export, but edited nowhere else. */
  readonly file: BesidePlan;
  /** What agents were told of their ports and devices, and run with. */
  readonly equipment: Pick<EquipmentBook, 'list'>;
  /** Resolves when the journal knows of every version, or has to wait for it. */
  readonly tellActs: () => Promise<void>;
  /** Gives an agent a new secret, told this once. */
  readonly enrol: (agent: AgentId, by: Actor) => Promise<AgentCredentials>;
}
