import { concat, hex, toHex } from '@jiaohao/shared';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OwnEcho } from './own-echo.ts';

const press = hex('FF 68 03 03 68 01 01 0C 0E 16');
const neighbour = hex('FF 68 03 03 68 02 01 0C 0F 16');

/** Splits bytes at the given places. */
function chunks(bytes: Uint8Array, cuts: readonly number[]): Uint8Array[] {
  const places = [0, ...[...cuts].map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  return places.slice(1).map((end, i) => bytes.slice(places[i], end));
}

describe('our own echo on a line that hears itself', () => {
  it('given we have sent nothing, when a press comes, then it is a press', () => {
    expect(new OwnEcho().strip(press, 0)).toEqual(press);
  });

  it('given we acknowledged a press with its own bytes, when they come back in time, then they are ours', () => {
    const echo = new OwnEcho();
    echo.expect(press, 0, 40);
    expect(echo.strip(press, 12)).toHaveLength(0);
    expect(echo.held).toBe(0);
  });

  it('given the transmit time is over, when the same bytes come, then the clerk pressed again', () => {
    const echo = new OwnEcho();
    echo.expect(press, 0, 40);
    expect(echo.strip(press, 41)).toEqual(press);
  });

  it('given one echo was taken out, when the same bytes come once more in time, then they are a press', () => {
    const echo = new OwnEcho();
    echo.expect(press, 0, 40);
    expect(echo.strip(concat(press, press), 12)).toEqual(press);
  });

  it('given a neighbour presses while we wait for an echo, then its frame is not held beyond the first byte that differs', () => {
    const echo = new OwnEcho();
    echo.expect(press, 0, 40);
    expect(echo.strip(neighbour.slice(0, 5), 5)).toHaveLength(0);
    expect(toHex(echo.strip(neighbour.slice(5), 6))).toBe(toHex(neighbour));
    expect(echo.strip(press, 12)).toHaveLength(0);
  });

  it('given an echo damaged by a collision, then it stays in, to be counted as noise', () => {
    const echo = new OwnEcho();
    const damaged = press.slice();
    damaged[7] = 0x4c;
    echo.expect(press, 0, 40);
    expect(echo.strip(damaged, 12)).toEqual(damaged);
  });

  it('given the beginning of an echo and then silence, when the line is quiet, then it is given up', () => {
    const echo = new OwnEcho();
    echo.expect(press, 0, 40);
    echo.strip(press.slice(0, 4), 5);
    expect(echo.held).toBe(4);
    expect(echo.release()).toEqual(press.slice(0, 4));
    expect(echo.held).toBe(0);
  });

  it('given any frames sent and any cuts, then every echo is taken out and everything else stays in order', () => {
    const frame = fc.uint8Array({ minLength: 1, maxLength: 12 });
    // A byte that no frame of ours has, so that what is foreign is known for certain.
    const foreign = fc.constant(Uint8Array.of(0xee, 0xee));
    fc.assert(
      fc.property(
        fc.array(
          frame.map((bytes) => bytes.map((byte) => (byte === 0xee ? 0 : byte))),
          { minLength: 1, maxLength: 4 },
        ),
        fc.array(foreign, { maxLength: 5 }),
        fc.array(fc.nat(), { maxLength: 8 }),
        (sent, others, cuts) => {
          const echo = new OwnEcho();
          for (const one of sent) echo.expect(one, 0, 100);
          const heard = concat(
            ...sent.flatMap((one, i) => [others[i] ?? [], one]),
            others[sent.length] ?? [],
          );
          const left = chunks(heard, cuts).map((chunk) => echo.strip(chunk, 50));
          expect(concat(...left)).toEqual(concat(...others.slice(0, sent.length + 1)));
        },
      ),
    );
  });
});
