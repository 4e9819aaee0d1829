import type { Logger } from 'pino';
import type { StopSignal } from '@jiaohao/shared/node';
import type { MachinePlan } from '../config.ts';
import type { HubMetrics } from '../metrics/hub-metrics.ts';
import type { AgentSideOptions } from '../mqtt/agent-side.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Room } from '../runtime/room.ts';
import type { Stores } from './stores.ts';

/** What the hub has once, for all its halls. */
export interface HubParts {
  readonly machine: MachinePlan;
  readonly stores: Stores;
  readonly room: Room;
  readonly broker: AgentSideOptions['broker'];
  readonly refreshing: AgentSideOptions['refreshing'];
  readonly measured: Pick<HubMetrics, 'writer' | 'agents' | 'http'>;
  /** Where the pages of a hall of this host name are; known once the web server listens, which is before the first ticket. */
  readonly addressOf: (host: string | null) => string;
  readonly clock: Clock;
  readonly log: Logger;
  readonly stop: StopSignal;
}
