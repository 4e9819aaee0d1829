/** The device side of a cable: whatever an agent opens at `address` is at its other end. */
export interface Wire {
  /** What an agent opens: the path of a stable link, or `tcp://host:port`. */
  readonly address: string;
  /** Puts bytes on the cable towards the host. Lost without a word while unplugged or when no one listens. */
  send(bytes: Uint8Array): void;
  readonly plugged: boolean;
  /** Pulls the cable: the host sees its port vanish. */
  unplug(): Promise<void>;
  /** Puts it back; the host finds the port under the same address. */
  plug(): Promise<void>;
  /** Takes everything down for good. */
  close(): Promise<void>;
}

/** Opens a wire; `hear` gets every byte the host sends. */
export type OpenWire = (hear: (bytes: Uint8Array) => void) => Promise<Wire>;
