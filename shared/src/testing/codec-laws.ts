import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { concat } from '../codec/bytes.ts';
import type { Codec } from '../codec/codec.ts';

/** What the laws have to know of a protocol. */
export interface CodecUnderLaw<Message> {
  readonly codec: Codec<Message>;
  /** Messages that read back as they are. */
  readonly messages: fc.Arbitrary<Message>;
  /** How every frame begins. */
  readonly start: Uint8Array;
  /** Bytes that may belong to a frame before or after them, so that noise between frames has none of them. */
  readonly ambiguous: readonly number[];
  /** Bytes at the beginning of a frame of which a reader can do without some. */
  readonly spareHead: number;
  /** Bytes at the end of a frame that a reader can do without. */
  readonly spareTail: number;
  /** Whether the frame's own check must notice that this byte of it was hit. */
  readonly vouchesFor: (at: number, frame: Uint8Array) => boolean;
}

function cut(run: Uint8Array, at: readonly number[]): Uint8Array[] {
  const places = [...new Set(at.map((place) => place % (run.length + 1)))].toSorted((a, b) => a - b);
  return [...places, run.length].map((end, i) => run.subarray(places[i - 1] ?? 0, end));
}

/** Noise of which no byte can belong to a frame. */
const quietNoise = (ambiguous: readonly number[]): fc.Arbitrary<Uint8Array> =>
  fc.uint8Array({ maxLength: 20 }).map((run) => run.filter((byte) => !ambiguous.includes(byte)));

function readsWhatItWrites<M>({ codec, messages, ambiguous }: CodecUnderLaw<M>): void {
  const noise = quietNoise(ambiguous);
  it('reads back what it writes, however it is cut', () => {
    fc.assert(
      fc.property(fc.array(messages, { maxLength: 5 }), fc.array(fc.nat()), (sent, places) => {
        const framer = codec.framer();
        const wire = concat(...sent.map((each) => codec.encode(each)));
        expect(cut(wire, places).flatMap((chunk) => framer.push(chunk))).toEqual(sent);
        expect([framer.skipped, framer.pending]).toEqual([0, 0]);
      }),
    );
  });

  it('counts the noise between frames, loses nothing, and does not mind the chunks', () => {
    const noisy = fc.array(fc.tuple(noise, messages), { maxLength: 5 });
    fc.assert(
      fc.property(noisy, noise, fc.array(fc.nat()), (sent, last, places) => {
        const framer = codec.framer();
        const wire = concat(...sent.flatMap(([before, each]) => [before, codec.encode(each)]), last);
        expect(cut(wire, places).flatMap((chunk) => framer.push(chunk))).toEqual(
          sent.map(([, each]) => each),
        );
        expect(framer.skipped).toBe(last.length + sent.reduce((sum, [before]) => sum + before.length, 0));
      }),
    );
  });
}

function survivesDamage<M>({
  codec,
  messages,
  start,
  spareHead,
  spareTail,
  vouchesFor,
}: CodecUnderLaw<M>): void {
  it('gives up a frame that was cut short and reads the next', () => {
    fc.assert(
      fc.property(messages, messages, fc.nat(), (lost, next, place) => {
        const whole = codec.encode(lost);
        const part = whole.subarray(0, 1 + (place % (whole.length - 1 - spareTail)));
        const framer = codec.framer();
        expect(framer.push(part)).toEqual([]);
        expect(framer.skipped + framer.pending).toBe(part.length);
        expect(framer.flush()).toEqual([]);
        expect([framer.skipped, framer.pending]).toEqual([part.length, 0]);
        expect(framer.push(codec.encode(next))).toEqual([next]);
      }),
    );
  });

  it('takes no frame with a wrong bit for another, and reads the next', () => {
    fc.assert(
      fc.property(messages, messages, fc.nat(), (hit, next, place) => {
        const wire = codec.encode(hit);
        const bit = place % (wire.length * 8);
        fc.pre(vouchesFor(bit >> 3, wire));
        wire[bit >> 3] = (wire[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        const framer = codec.framer();
        const read = [...framer.push(wire), ...framer.flush(), ...framer.push(codec.encode(next))];
        const spare = bit >> 3 < spareHead || bit >> 3 >= wire.length - spareTail;
        expect(read).toEqual(spare && read.length > 1 ? [hit, next] : [next]);
        expect(framer.skipped).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });

  it('stands any noise at all', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.uint8Array(), fc.constant(start))), messages, (runs, next) => {
        const framer = codec.framer();
        const fed = runs.reduce((sum, run) => sum + run.length, 0);
        const read = [...runs.flatMap((run) => framer.push(run)), ...framer.flush()];
        expect(framer.skipped <= fed && (read.length > 0 || framer.skipped === fed)).toBe(true);
        expect(framer.pending).toBe(0);
        expect(framer.push(codec.encode(next))).toEqual([next]);
      }),
    );
  });
}

/** The laws every framed protocol keeps, one test each. Call it inside a `describe`. */
export function keepsTheLawsOfCodecs<M>(protocol: CodecUnderLaw<M>): void {
  readsWhatItWrites(protocol);
  survivesDamage(protocol);
}
