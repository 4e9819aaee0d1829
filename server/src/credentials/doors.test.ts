import { describe, expect, it } from 'vitest';
import { createDoors } from './doors.ts';

const setUp = () => {
  const asked: string[] = [];
  const clock = { ms: 0 };
  const doors = createDoors(
    {
      isAgent: (agent, secret) => {
        asked.push(agent);
        return Promise.resolve(secret === 'right');
      },
      isStaff: (staff, pin) => {
        asked.push(staff);
        return Promise.resolve(pin === '2468');
      },
    },
    () => clock.ms,
  );
  return { asked, clock, doors };
};

describe('a PIN', () => {
  it('is checked until five wrong tries at one place, then not even a right one is, for a minute', async () => {
    const { asked, clock, doors } = setUp();
    for (let n = 0; n < 5; n += 1) expect(await doors.checkPin('01', '1111', 'D1')).toBe('wrong-pin');
    expect(await doors.checkPin('01', '2468', 'D1')).toBe('too-many-tries');
    expect(asked).toHaveLength(5);
    expect(await doors.checkPin('01', '2468', '192.168.1.7')).toBe('right');
    clock.ms = 60_000;
    expect(await doors.checkPin('01', '2468', 'D1')).toBe('right');
  });

  it('cannot be guessed faster by asking many at once', async () => {
    const { asked, doors } = setUp();
    await Promise.all(Array.from({ length: 50 }, () => doors.checkPin('01', '1111', 'D1')));
    expect(asked).toHaveLength(5);
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
