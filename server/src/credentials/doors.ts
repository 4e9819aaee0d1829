import type { AgentId, StaffNumber, StaffRole } from '@jiaohao/shared';
import type { Credentials } from './credentials.ts';
import { createThrottle } from './throttle.ts';

export type PinVerdict = 'right' | 'wrong-pin' | 'too-many-tries';
type PasswordVerdict = 'right' | 'wrong-password' | 'too-many-tries' | 'account-locked';

/**
 * Where someone proves who they are. Guessing is slowed down per place, so that nobody can lock out somebody elsewhere;
 * many wrong passwords from places where the person never signed in close those places for a while.
 */
export interface Doors {
  /** `from`: the address it connects from. */
  isAgent(agent: AgentId, secret: string, from: string): Promise<boolean>;
  /** `place`: the keypad's agent. Right only for who may work at a window. */
  checkPin(staff: StaffNumber, pin: string, place: string): Promise<PinVerdict>;
  /** `place`: the address of the page. The same answers, after the same time, for a number nobody has. */
  checkPassword(staff: StaffNumber, password: string, place: string): Promise<PasswordVerdict>;
  /** Until when the account is closed to some place, epoch milliseconds; null: it is not. */
  lockedUntil(staff: StaffNumber): number | null;
  unlock(staff: StaffNumber): void;
}

const guessing = { tries: 5, waitMs: 60_000 };
/** Slow guessing, from many places. */
const patientGuessing = { tries: 20, waitMs: 30 * 60_000 };

/** Whose work is at a window. */
const atWindows: readonly StaffRole[] = ['clerk', 'duty-manager'];

type Proofs = Pick<Credentials, 'isAgent' | 'places'> & {
  readonly accounts: Pick<Credentials['accounts'], 'of' | 'isPin' | 'isPassword'>;
};

/** `now`: epoch milliseconds. */
export function createDoors({ isAgent, accounts, places }: Proofs, now: () => number): Doors {
  const agents = createThrottle({ ...guessing, now });
  const pins = createThrottle({ ...guessing, now });
  const passwords = createThrottle({ ...guessing, now });
  const locks = createThrottle({ ...patientGuessing, now });
  const at = (staff: StaffNumber, place: string): string => `${staff} at ${place}`;
  const ofStaff = (staff: StaffNumber) => (who: string) => who === staff || who.startsWith(at(staff, ''));
  return {
    async isAgent(agent, secret, from) {
      const who = at(agent, from);
      if (!agents.mayTry(who)) return false;
      const right = await isAgent(agent, secret);
      if (right) agents.wasRight(who);
      return right;
    },
    async checkPin(staff, pin, place) {
      const who = at(staff, place);
      if (!pins.mayTry(who)) return 'too-many-tries';
      const right = await accounts.isPin(staff, pin);
      if (!right || accounts.of(staff)?.roles.some((role) => atWindows.includes(role)) !== true)
        return 'wrong-pin';
      pins.wasRight(who);
      return 'right';
    },
    async checkPassword(staff, password, place) {
      const who = at(staff, place);
      if (!passwords.mayTry(who)) return 'too-many-tries';
      const lock = places.knows(staff, place) ? who : staff;
      if (!locks.mayTry(lock)) return 'account-locked';
      if (!(await accounts.isPassword(staff, password))) return 'wrong-password';
      passwords.wasRight(who);
      locks.wasRight(lock);
      places.remember(staff, place);
      return 'right';
    },
    lockedUntil: (staff) => locks.waitsUntil(ofStaff(staff)),
    unlock(staff) {
      locks.forgive(ofStaff(staff));
      passwords.forgive(ofStaff(staff));
    },
  };
}
