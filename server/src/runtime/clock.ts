/** Time from outside, so that a thousand hall-days can pass in minutes. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  /** Calls `run` once at that epoch millisecond, at once when it is past; returns how to call it off. */
  schedule(at: number, run: () => void): () => void;
}

/** setTimeout counts in 31 bits of milliseconds; a later time is waited for in pieces. */
const longestWaitMs = 2 ** 31 - 1;

/** The machine's own clock. A waiting call keeps no process alive. */
export const systemClock: Clock = {
  now: () => Date.now(),
  schedule(at, run) {
    let timer: NodeJS.Timeout;
    const wait = (): void => {
      const left = at - Date.now();
      timer = setTimeout(left > longestWaitMs ? wait : run, Math.min(Math.max(left, 0), longestWaitMs));
      timer.unref();
    };
    wait();
    return () => {
      // Node keeps the list of an unref’ed timer until its time has come, though nobody waits in it any more: 160 bytes
      // for each millisecond somebody once waited for, hours long.
      clearTimeout(timer.ref());
    };
  },
};
