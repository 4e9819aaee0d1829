/** A stream of server-sent events, while it is open. */
export interface OpenStream {
  /** Its reader takes nothing just now. */
  readonly stalled: boolean;
  /** What waits for its reader, beyond what the system has taken. */
  readonly waitingBytes: number;
}

/** Sees what pages are shown as it happens. Times in seconds. */
export interface LiveWatch {
  /** Returns what tells that it has ended. */
  readonly opened: (stream: OpenStream) => () => void;
  /** A change has been handed to all pages that show it, so long after it happened. */
  readonly updated: (seconds: number) => void;
  /** A reader took nothing for so long, and reads again. */
  readonly caughtUp: (seconds: number) => void;
  /** Something that happened was given up for a reader that is far behind. */
  readonly dropped: () => void;
  /** A reader that took nothing for too long was cut off. */
  readonly cutOff: () => void;
}

/** For streams that nobody measures. */
export const unwatched: LiveWatch = {
  opened: () => () => {},
  updated: () => {},
  caughtUp: () => {},
  dropped: () => {},
  cutOff: () => {},
};
