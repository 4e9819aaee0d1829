import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deviceFaults, type DeviceFault } from '../vocabulary/device.ts';
import { dampHealth, nothingRemembered, type DampedHealth } from './damper.ts';

const second = 1000;
const minute = 60 * second;

/** A device watched over time: each step is when it was looked at and what was wrong then. */
function watched(steps: readonly (readonly [at: number, ...faults: DeviceFault[]])[]): DampedHealth[] {
  let memory = nothingRemembered;
  return steps.map(([at, ...faults]) => {
    const health = dampHealth(memory, faults, at);
    memory = health.memory;
    return health;
  });
}

const toldAt = (steps: Parameters<typeof watched>[0]): string[] =>
  watched(steps).map(({ told }) => told.join(' '));

/** Silent for a second, well for a second, `times` times from `from` on. */
function flickers(times: number, from = 0): [number, ...DeviceFault[]][] {
  return Array.from({ length: times }, (_, i): [number, ...DeviceFault[]][] => [
    [from + 2 * i * second, 'silent'],
    [from + (2 * i + 1) * second],
  ]).flat();
}

describe('a device that fails and is well again', () => {
  it('given paper out and paper again, then both are told at once', () => {
    expect(toldAt([[0], [second, 'paper-out', 'cover-open'], [20 * second]])).toEqual([
      '',
      'cover-open paper-out',
      '',
    ]);
  });

  it('given three times within a minute, then it is believed each time', () => {
    expect(toldAt(flickers(3))).toEqual(['silent', '', 'silent', '', 'silent', '']);
  });

  it('given a device that fails once a minute all day, then it is believed each time', () => {
    const day = Array.from({ length: 60 }, (_, i): [number, ...DeviceFault[]][] => [
      [i * minute, 'silent'],
      [i * minute + second],
    ]).flat();
    expect(new Set(toldAt(day))).toEqual(new Set(['silent', '']));
  });
});

describe('a device that comes and goes', () => {
  it('given the fourth time within a minute, then it is held as flapping until it has stayed well for ten seconds', () => {
    const all = [...flickers(4), [7 * second + 9999], [17 * second]] as Parameters<typeof watched>[0];
    expect(toldAt(all).slice(-3)).toEqual(['flapping silent', 'flapping silent', '']);
    expect(watched(all).at(-2)?.lookAgainAt).toBe(17 * second);
    expect(watched(all).at(-1)?.lookAgainAt).toBeNull();
  });

  it('given it comes back while it is held, then its fault stands without a gap and the wait doubles, up to a minute', () => {
    let at = 7 * second;
    const steps = flickers(4);
    const waits: number[] = [];
    for (let i = 0; i < 6; i += 1) {
      const { lookAgainAt } = watched(steps).at(-1)!;
      waits.push(lookAgainAt! - at);
      steps.push([at + 5 * second, 'silent'], [at + 6 * second]);
      at += 6 * second;
    }
    expect(waits.map((ms) => ms / second)).toEqual([10, 20, 40, 60, 60, 60]);
    expect(
      toldAt(steps)
        .slice(7)
        .every((words) => words.includes('silent')),
    ).toBe(true);
  });

  it('given it comes back soon after it was believed, then it is held at once and longer', () => {
    const steps = [...flickers(4), [17 * second], [40 * second, 'silent'], [41 * second]] as Parameters<
      typeof watched
    >[0];
    expect(toldAt(steps).slice(-3)).toEqual(['', 'silent', 'flapping silent']);
    expect(watched(steps).at(-1)?.lookAgainAt).toBe(61 * second);
  });

  it('given it then stayed well for a minute, then it begins anew', () => {
    const steps = [...flickers(4), [7 * second + minute], ...flickers(3, 80 * second)] as Parameters<
      typeof watched
    >[0];
    expect(toldAt(steps).slice(-6)).toEqual(['silent', '', 'silent', '', 'silent', '']);
  });

  it('given it then failed for good and was repaired, then that is believed at once', () => {
    const steps = [...flickers(4), [9 * second, 'silent'], [2 * minute]] as Parameters<typeof watched>[0];
    expect(toldAt(steps).slice(-2)).toEqual(['silent', '']);
  });

  it('given another fault meanwhile, then that one is told and believed for itself', () => {
    const steps = [...flickers(4), [8 * second, 'paper-out'], [9 * second]] as Parameters<typeof watched>[0];
    expect(toldAt(steps).slice(-2)).toEqual(['flapping paper-out silent', 'flapping silent']);
  });
});

const anyHistory = fc.array(
  fc.tuple(
    fc.integer({ min: 0, max: 90 * second }),
    fc.uniqueArray(fc.constantFrom(...deviceFaults.filter((fault) => fault !== 'flapping')), {
      maxLength: 3,
    }),
  ),
  { minLength: 1, maxLength: 40 },
);

/** Pauses summed up to times. */
function timed(history: readonly (readonly [number, DeviceFault[]])[]): [number, ...DeviceFault[]][] {
  let at = 0;
  return history.map(([pause, faults]) => [(at += pause), ...faults]);
}

describe('any device', () => {
  it('what is wrong with it is always told, at once, and nothing that never was', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        const steps = timed(history);
        const seen = new Set<DeviceFault>(['flapping']);
        watched(steps).forEach(({ told }, i) => {
          const [, ...faults] = steps[i]!;
          for (const fault of faults) seen.add(fault);
          expect(told).toEqual(expect.arrayContaining(faults));
          expect(told.every((fault) => seen.has(fault))).toBe(true);
        });
      }),
    );
  });

  it('is called well once it has stayed well for a minute, and sooner when it asked to be looked at sooner', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        const steps = timed(history);
        const end = steps.at(-1)![0];
        const [well] = watched([...steps, [end + 1]]).slice(-1);
        expect(dampHealth(well!.memory, [], end + 1 + minute)).toEqual({
          memory: [],
          told: [],
          lookAgainAt: null,
        });
        let last = well!;
        for (let looks = 0; last.lookAgainAt !== null; looks += 1) {
          expect(looks).toBeLessThan(4);
          expect(last.lookAgainAt).toBeGreaterThan(end);
          last = dampHealth(last.memory, [], last.lookAgainAt);
        }
        expect(last.told).toEqual([]);
      }),
    );
  });

  it('looking again in between changes nothing', () => {
    fc.assert(
      fc.property(anyHistory, fc.integer({ min: 1, max: 5 * second }), (history, later) => {
        const steps = timed(history);
        const [at, ...faults] = steps.at(-1)!;
        const before = watched(steps).at(-1)!;
        const between = dampHealth(before.memory, faults, at + later);
        const after = at + 2 * later;
        expect(dampHealth(between.memory, [], after).told).toEqual(dampHealth(before.memory, [], after).told);
      }),
    );
  });

  it('is told flapping only beside the fault that is held', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        const steps = timed(history);
        watched(steps).forEach(({ told, lookAgainAt }, i) => {
          const held = told.filter((fault) => fault !== 'flapping' && !steps[i]!.includes(fault));
          expect(told.includes('flapping')).toBe(held.length > 0);
          expect(lookAgainAt !== null).toBe(held.length > 0);
        });
      }),
    );
  });

  it('takes a bounded memory', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2000 }), (times) => {
        const chatter = Array.from({ length: times }, (_, i): [number, ...DeviceFault[]] =>
          i % 2 === 0 ? [i, 'unplugged'] : [i],
        );
        expect(JSON.stringify(watched(chatter).at(-1)!.memory).length).toBeLessThan(200);
      }),
      { numRuns: 20 },
    );
  });
});
