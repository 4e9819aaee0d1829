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

/** A message of a vector as the codec has it. */
function revive(message: unknown): unknown {
  return JSON.parse(JSON.stringify(message), (_, value: unknown) =>
    typeof value === 'object' && value !== null && '$hex' in value ? hex(String(value.$hex)) : value,
  );
}

/** Reads the bytes of a vector and writes them again. */
function through<M>(
  codec: Codec<M>,
  bytes: Uint8Array,
): { readonly read: readonly M[]; readonly written: string[] } {
  const read = codec.framer().push(bytes);
  return { read, written: read.map((message) => toHex(codec.encode(message))) };
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
      const { read, written } =
        vector.direction === 'toDevice' ? through<unknown>(toDevice, bytes) : through<unknown>(toHost, bytes);
      expect(read).toEqual([revive(vector.message)]);
      expect(written).toEqual([vector.hex]);
    });
  }
}

/** The kinds the vectors of one direction show, sorted. */
export function kindsShown(vectors: readonly Vector[], direction: 'toDevice' | 'toHost'): string[] {
  const kinds = vectors.filter((vector) => vector.direction === direction).map(({ message }) => message.kind);
  return [...new Set(kinds)].toSorted();
}
