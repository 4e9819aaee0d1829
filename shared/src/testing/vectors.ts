import { expect, it } from 'vitest';
import { hex, toHex } from '../codec/bytes.ts';
import type { Codec, DeviceCodec } from '../codec/codec.ts';

/** A frame and what it means. */
export interface Vector {
  readonly name: string;
  readonly direction: string;
  /** Id of a model, where the meaning depends on it. */
  readonly model?: string;
  readonly hex: string;
  /** Byte runs stand in it as `{ "$hex": … }`. */
  readonly message: { readonly kind: string };
  /** Where the bytes come from. */
  readonly source: string;
}

/** Reviver of a message as vectors write it, for `JSON.parse`. */
export const withBytes = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && '$hex' in value ? hex(String(value.$hex)) : value;

/** Reads the bytes of a vector and writes them again. */
function through<M>(codec: Codec<M>, bytes: Uint8Array) {
  const framer = codec.framer();
  const read: readonly M[] = framer.push(bytes);
  const left = [framer.skipped, framer.pending];
  return { read, left, written: read.map((message) => toHex(codec.encode(message))) };
}

/** One test for each vector that this model speaks: its bytes read as its message, and the message is written as its bytes. */
export function holdsItsVectors<D, H>(
  vectors: readonly Vector[],
  model: { readonly id: string },
  { toDevice, toHost }: DeviceCodec<D, H>,
): void {
  for (const vector of vectors) {
    if ((vector.model ?? model.id) !== model.id) continue;
    it(`${vector.direction}: ${vector.name}`, () => {
      const bytes = hex(vector.hex);
      const { read, left, written } =
        vector.direction === 'toDevice' ? through<unknown>(toDevice, bytes) : through<unknown>(toHost, bytes);
      expect(read).toEqual([JSON.parse(JSON.stringify(vector.message), withBytes)]);
      expect(left).toEqual([0, 0]);
      expect(written).toEqual([toHex(bytes)]);
    });
  }
}

/** The kinds the vectors of one direction show, sorted. */
export function kindsShown(vectors: readonly Vector[], direction: 'toDevice' | 'toHost'): string[] {
  const kinds = vectors.filter((vector) => vector.direction === direction).map(({ message }) => message.kind);
  return [...new Set(kinds)].toSorted();
}
