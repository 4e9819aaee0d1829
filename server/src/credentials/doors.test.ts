import { describe, expect, it } from 'vitest';
import type { StaffRole } from '@jiaohao/shared';
import { createDoors } from './doors.ts';

const minute = 60_000;

const setUp = () => {
  const asked: string[] = [];
  const clock = { ms: 0 };
  const known = new Set<string>();
  const rolesOf: Record<string, readonly StaffRole[]> = { '01': ['clerk'], '30': ['admin'] };
  const doors = createDoors(
    {
      isAgent: (agent, secret) => {
        asked.push(agent);
        return Promise.resolve(secret === 'right');
      },
      accounts: {
        of: (staff) => {
          const roles = rolesOf[staff];
          if (roles === undefined) return null;
          const at = '2026-11-23T00:00:00.000Z';
          const name = { zh: staff, en: staff };
          const flags = { disabled: false, hasPassword: true, hasPin: true, mustChange: false };
          return { staff, name, roles, ...flags, epoch: 0, createdAt: at, changedAt: at, passwordSetAt: at };
        },
        isPin: (staff, pin) => {
          asked.push(staff);
          return Promise.resolve(pin === '2468');
        },
        isPassword: (staff, password) => {
          asked.push(staff);
          return Promise.resolve(password === 'right' && staff in rolesOf);
        },
      },
      places: {
        knows: (staff, place) => known.has(`${staff} ${place}`),
        remember: (staff, place) => void known.add(`${staff} ${place}`),
      },
    },
    () => clock.ms,
  );
  /** So many wrong passwords for a number, never more than four a minute from one place. */
  const guesses = async (count: number, place: string, staff = '01'): Promise<string[]> => {
    const verdicts: string[] = [];
    for (let n = 0; n < count; n += 1) {
      if (n % 4 === 0) clock.ms += minute;
      verdicts.push(await doors.checkPassword(staff, 'wrong', place));
    }
    return verdicts;
  };
  return { asked, clock, doors, guesses };
};

describe('a PIN', () => {
  it('is checked until five wrong tries at one place, then not even a right one is, for a minute', async () => {
    const { asked, clock, doors } = setUp();
    for (let n = 0; n < 5; n += 1) expect(await doors.checkPin('01', '1111', 'D1')).toBe('wrong-pin');
    expect(await doors.checkPin('01', '2468', 'D1')).toBe('too-many-tries');
    expect(asked).toHaveLength(5);
    expect(await doors.checkPin('01', '2468', 'D2')).toBe('right');
    clock.ms = minute;
    expect(await doors.checkPin('01', '2468', 'D1')).toBe('right');
  });

  it('cannot be guessed faster by asking many at once', async () => {
    const { asked, doors } = setUp();
    await Promise.all(Array.from({ length: 50 }, () => doors.checkPin('01', '1111', 'D1')));
    expect(asked).toHaveLength(5);
  });

  it('opens no window to who does not work at one', async () => {
    expect(await setUp().doors.checkPin('30', '2468', 'D1')).toBe('wrong-pin');
  });
});

describe('a password', () => {
  it('is checked until five wrong tries at one place, then not for a minute', async () => {
    const { asked, clock, doors } = setUp();
    const tries = await Promise.all(
      Array.from({ length: 9 }, () => doors.checkPassword('01', 'wrong', '10.0.0.9')),
    );
    expect(tries.filter((verdict) => verdict === 'wrong-password')).toHaveLength(5);
    expect(asked).toHaveLength(5);
    expect(await doors.checkPassword('01', 'right', '10.0.0.9')).toBe('too-many-tries');
    clock.ms = minute;
    expect(await doors.checkPassword('01', 'right', '10.0.0.9')).toBe('right');
  });

  it('guessed at patiently closes the account to strange places, wherever the guesses came from', async () => {
    const { asked, doors, guesses } = setUp();
    for (const place of ['10.0.0.1', '10.0.0.2', '10.0.0.3', '10.0.0.4', '10.0.0.5'])
      expect(new Set(await guesses(4, place))).toEqual(new Set(['wrong-password']));
    expect(asked).toHaveLength(20);
    expect(await doors.checkPassword('01', 'right', '10.0.0.6')).toBe('account-locked');
    expect(asked).toHaveLength(20);
  });

  it('a stranger guesses at does not lock the person out where they have signed in before', async () => {
    const { doors, guesses } = setUp();
    expect(await doors.checkPassword('01', 'right', 'her desk')).toBe('right');
    await guesses(25, 'the stranger');
    expect(doors.lockedUntil('01')).not.toBeNull();
    expect(await doors.checkPassword('01', 'right', 'her desk')).toBe('right');
    expect(await doors.checkPassword('01', 'right', 'another desk')).toBe('account-locked');
  });

  it('is locked for half an hour, or until an administrator lifts it', async () => {
    const { clock, doors, guesses } = setUp();
    await guesses(20, 'the stranger');
    expect(doors.lockedUntil('01')).toBe(clock.ms + 30 * minute);
    clock.ms += 30 * minute;
    expect(doors.lockedUntil('01')).toBeNull();
    expect(await doors.checkPassword('01', 'right', 'a new desk')).toBe('right');

    await guesses(20, 'the stranger');
    expect(await doors.checkPassword('01', 'right', 'a newer desk')).toBe('account-locked');
    doors.unlock('01');
    expect(await doors.checkPassword('01', 'right', 'a newer desk')).toBe('right');
  });

  it('of a number nobody has gets the same answers', async () => {
    const { guesses } = setUp();
    expect(await guesses(22, 'the stranger', '77')).toEqual(await guesses(22, 'the stranger', '01'));
  });

  it('of one number locked leaves numbers that begin alike alone', async () => {
    const { doors, guesses } = setUp();
    await guesses(20, 'the stranger', '0');
    expect(doors.lockedUntil('01')).toBeNull();
    expect(await doors.checkPassword('01', 'right', 'the stranger')).toBe('right');
  });
});

describe('an agent’s secret', () => {
  it('costs no more checks after five wrong ones from one address', async () => {
    const { asked, doors } = setUp();
    for (let n = 0; n < 9; n += 1) expect(await doors.isAgent('K1', 'wrong', '10.0.0.9')).toBe(false);
    expect(asked).toHaveLength(5);
    expect(await doors.isAgent('K1', 'right', '10.0.0.1')).toBe(true);
  });

  it('that is right may be shown as often as the line breaks', async () => {
    const { doors } = setUp();
    for (let n = 0; n < 20; n += 1) expect(await doors.isAgent('K1', 'right', '10.0.0.1')).toBe(true);
  });
});
