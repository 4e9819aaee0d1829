import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { virtualClock } from '../testing/virtual-clock.ts';
import { createPacer } from './pacer.ts';

function pacerInTest(baud: number | null) {
  const clock = virtualClock();
  const got: number[] = [];
  const pacer = createPacer(
    clock,
    () => baud,
    (bytes) => got.push(...bytes),
  );
  return { clock, got, pacer };
}

describe('a serial line paced to its baud rate', () => {
  it('given 9600 baud, when 96 bytes are sent, then they take a tenth of a second', () => {
    const { clock, got, pacer } = pacerInTest(9600);
    pacer.push(new Uint8Array(96).fill(7));
    clock.pass(50);
    expect(got.length).toBeGreaterThan(44);
    expect(got.length).toBeLessThan(50);
    clock.pass(49);
    expect(got.length).toBeLessThan(96);
    clock.pass(1.001);
    expect(got.length).toBe(96);
  });

  it('given twelve times the baud rate, then it takes a twelfth of the time', () => {
    const spent = (baud: number): number => {
      const { clock, got, pacer } = pacerInTest(baud);
      pacer.push(new Uint8Array(1295));
      while (got.length < 1295) clock.pass(0.5);
      return clock.now();
    };
    expect(spent(9600) / spent(115_200)).toBeCloseTo(12, 0);
  });

  it('given no pacing, then bytes pass at once', () => {
    const { got, pacer } = pacerInTest(null);
    pacer.push(Uint8Array.of(1, 2, 3));
    expect(got).toEqual([1, 2, 3]);
    expect(pacer.busy).toBe(false);
  });

  it('whatever is pushed whenever, everything arrives in order and never faster than the line', () => {
    const pushes = fc.array(fc.record({ bytes: fc.uint8Array({ maxLength: 40 }), wait: fc.nat(60) }));
    fc.assert(
      fc.property(pushes, (runs) => {
        const { clock, got, pacer } = pacerInTest(9600);
        for (const { bytes, wait } of runs) {
          pacer.push(bytes);
          clock.pass(wait);
          expect(got.length).toBeLessThanOrEqual(Math.floor(clock.now() * 0.96) + 1);
        }
        clock.pass(10_000);
        expect(got).toEqual(runs.flatMap(({ bytes }) => [...bytes]));
      }),
    );
  });

  it('given two talkers at once, then what overlaps is neither’s', () => {
    const { clock, got, pacer } = pacerInTest(9600);
    pacer.push(Uint8Array.of(0xf0, 0xff, 0x0f));
    pacer.collide(Uint8Array.of(0x3c, 0x55, 0x3c, 0xaa));
    clock.pass(100);
    expect(got).toEqual([0x30, 0x55, 0x0c, 0xaa]);
  });
});
