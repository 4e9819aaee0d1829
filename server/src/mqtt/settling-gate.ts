import type { AgentId } from '@jiaohao/shared';
import type { Clock } from '../runtime/clock.ts';
import type { NotNow } from '../runtime/not-now.ts';
import { agentIsThrough, mustSettle, settlingFrom } from '../runtime/settling.ts';
import type { DeviceRegister } from './device-register.ts';

/** Keeps pages from calling in the first moments of a hub that was started in the middle of a day. */
export interface SettlingGate {
  /** Asked by the hall before it decides. */
  readonly notNow: NotNow;
  /** The doors are about to be opened: from now on agents say what they did without the hub. */
  begin(devices: Pick<DeviceRegister, 'list' | 'onChange'>): void;
}

export function createSettlingGate(clock: Clock): SettlingGate {
  let settling = settlingFrom(clock.now(), []);
  return {
    notNow: (wish) => (mustSettle(settling, wish, clock.now()) ? 'settling' : null),
    begin(devices) {
      settling = settlingFrom(clock.now(), displayAgents(devices));
      devices.onChange((change) => {
        if (change.kind !== 'agent') return;
        const standing = devices.list().find(({ agent }) => agent === change.agent);
        if (standing?.present === true && standing.replaying === 0)
          settling = agentIsThrough(settling, change.agent);
      });
    },
  };
}

function displayAgents(devices: Pick<DeviceRegister, 'list'>): AgentId[] {
  return devices
    .list()
    .filter(({ kind }) => kind === 'display')
    .map(({ agent }) => agent);
}
