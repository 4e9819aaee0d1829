import type { AgentId, StaffNumber } from '@jiaohao/shared';
import type { Credentials } from './credentials.ts';
import { createThrottle } from './throttle.ts';

export type PinVerdict = 'right' | 'wrong-pin' | 'too-many-tries';

/** Where someone proves who they are. Guessing is slowed down per place, so that nobody can lock out somebody elsewhere. */
export interface Doors {
  /** `from`: the address it connects from. */
  isAgent(agent: AgentId, secret: string, from: string): Promise<boolean>;
  /** `place`: the keypad's agent or the address of the page. */
  checkPin(staff: StaffNumber, pin: string, place: string): Promise<PinVerdict>;
}

const guessing = { tries: 5, waitMs: 60_000 };

/** `now`: epoch milliseconds. */
export function createDoors(credentials: Pick<Credentials, 'isAgent' | 'isStaff'>, now: () => number): Doors {
  const agents = createThrottle({ ...guessing, now });
  const staffs = createThrottle({ ...guessing, now });
  return {
    async isAgent(agent, secret, from) {
      const who = `${agent} at ${from}`;
      if (!agents.mayTry(who)) return false;
      const right = await credentials.isAgent(agent, secret);
      if (right) agents.wasRight(who);
      return right;
    },
    async checkPin(staff, pin, place) {
      const who = `${staff} at ${place}`;
      if (!staffs.mayTry(who)) return 'too-many-tries';
      if (!(await credentials.isStaff(staff, pin))) return 'wrong-pin';
      staffs.wasRight(who);
      return 'right';
    },
  };
}
