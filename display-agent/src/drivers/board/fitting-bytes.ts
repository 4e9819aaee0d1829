import { isUnencodable, type Codec } from '@jiaohao/shared';

/** The bytes of a message; null when the board's protocol cannot carry it, such as a character it lacks. */
export function fittingBytes<M>(codec: Codec<M>, message: M): Uint8Array | null {
  try {
    return codec.encode(message);
  } catch (error) {
    if (isUnencodable(error)) return null;
    throw error;
  }
}
