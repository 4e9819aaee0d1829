export interface HubWatchOptions {
  /** Asks the hub for a sign of life. */
  readonly ask: () => void;
  readonly onSilent: () => void;
}

/** Notices a hub that says nothing any more. */
export interface HubWatch {
  /** The hub said something, whatever it was. */
  heard(): void;
  stop(): void;
}

const tickMs = 750;
/** So many askings in a row without a word from the hub: it, or the way to it, is frozen. Noticed after 2.25 to 3.75 s. */
const silentAfter = 3;

/**
 * Notices a hub that is still connected and says nothing: stopped, hung, or behind a network that swallows everything. TCP
 * would need minutes. Counts askings, not time, so that a pause of this process itself is not held against the hub. While the
 * hub answers it is asked every other tick: ten thousand agents ask all the time.
 */
export function watchHub({ ask, onSilent }: HubWatchOptions): HubWatch {
  let unanswered = 0;
  let rested = false;
  const timer = setInterval(() => {
    rested = unanswered === 0 && !rested;
    if (rested) return;
    if (unanswered >= silentAfter) {
      clearInterval(timer);
      onSilent();
      return;
    }
    unanswered += 1;
    ask();
  }, tickMs);
  return {
    heard: () => (unanswered = 0),
    stop: () => clearInterval(timer),
  };
}
