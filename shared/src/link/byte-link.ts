/**
 * A two-way stream of bytes to one port: a serial line, a TCP serial server, a pseudo-terminal or a pair in memory.
 * The owner is the only writer.
 */
export interface ByteLink {
  /** Where it goes, for messages to people: `/dev/ttyUSB0`, `tcp://10.0.0.7:4001`. */
  readonly address: string;
  /** Resolves when the operating system has taken the bytes; rejects with {@link LinkLostError} if the port is gone or takes nothing for `writeTimeout`. */
  write(bytes: Uint8Array): Promise<void>;
  /** Called with bytes as they come. Returns the unsubscribe function. */
  onBytes(listener: (bytes: Uint8Array) => void): () => void;
  /** Called once when the port is gone (unplugged, connection closed), not after our own `close()`. */
  onLost(listener: (why: string) => void): () => void;
  /** Closes the port; safe to call twice. */
  close(): Promise<void>;
}

/** The port is gone, or takes no bytes. */
export class LinkLostError extends Error {
  readonly code = 'link-lost';
  override readonly name = 'LinkLostError';
}

/** True for a {@link LinkLostError}. */
export function isLinkLost(error: unknown): error is LinkLostError {
  return error instanceof LinkLostError;
}
