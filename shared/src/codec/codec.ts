/**
 * Turns one direction of one wire protocol into messages and back. Pure: bytes in, values out.
 */
export interface Codec<Message> {
  /** The complete frame for a message, ready for the wire. Throws {@link UnencodableError} for a value no frame can carry. */
  encode(message: Message): Uint8Array;
  /** A fresh resynchronising framer; one per open link, as it holds the bytes of a frame cut in two. */
  framer(witness?: Witness<Message>): Framer<Message>;
}

/**
 * Sees how a framer takes a stream apart: the bytes of each frame with its message, and bytes that belonged to none with
 * null, every byte once. Outside a frame that was lifted out of another, in the order they came.
 */
export type Witness<Message> = (bytes: Uint8Array, message: Message | null) => void;

/** Both directions of a device's protocol. The driver encodes `toDevice` and frames `toHost`; the simulator does the reverse. */
export interface DeviceCodec<ToDevice, ToHost> {
  readonly toDevice: Codec<ToDevice>;
  readonly toHost: Codec<ToHost>;
}

/** Finds messages in a stream of bytes, however it is cut and whatever noise lies between. Never throws. */
export interface Framer<Message> {
  /** Feeds bytes as they came; returns the messages they completed, in order. */
  push(chunk: Uint8Array): Message[];
  /** Gives up on a frame that never finished (the line went quiet): held bytes count as skipped and what follows their first byte is looked at again, unless the rest of a torn frame could pass for another. */
  flush(): Message[];
  /** Bytes so far that belonged to no message. Garbage is an output: enough of it is a cable fault. */
  readonly skipped: number;
  /** Bytes held, waiting for the rest of a frame. */
  readonly pending: number;
}

/** The value cannot be put on this wire (too long, out of range). A bug of the caller, or a text to be shortened first. */
export class UnencodableError extends Error {
  readonly code = 'unencodable';
  override readonly name = 'UnencodableError';
}

/** True for an {@link UnencodableError}. */
export function isUnencodable(error: unknown): error is UnencodableError {
  return error instanceof UnencodableError;
}
