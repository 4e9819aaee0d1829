/** Something that is done in its turn; resolves to whether what was meant to follow it may. */
type Step = () => boolean | Promise<boolean>;

/** Quick fingers are a press or two ahead; more is somebody hammering at a hub that does not answer. */
const mostWaiting = 2;

/**
 * Does one thing after another: what is pressed meanwhile waits for its turn, so that it meets the window as it is then. What
 * waits behind something that failed was meant for another window than there is, and is forgotten.
 */
export function createTurns(): (step: Step) => Promise<void> {
  let waiting: Step[] = [];
  let busy = false;
  return async (step) => {
    if (busy) {
      if (waiting.length < mostWaiting) waiting.push(step);
      return;
    }
    busy = true;
    try {
      for (let next: Step | undefined = step; next !== undefined; next = waiting.shift())
        if (!(await next())) waiting = [];
    } finally {
      waiting = [];
      busy = false;
    }
  };
}
