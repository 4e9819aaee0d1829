/** A pause, and who is told how long after the first call the work was through. */
interface MeasuredPace {
  readonly ms: number;
  readonly wasThrough: (seconds: number) => void;
}

/**
 * Runs `work` now, and for all further calls within the pause once more after it. A failure is tried again with the next
 * call.
 */
export function pacedBy(pace: number | MeasuredPace, work: () => Promise<void>): () => void {
  const { ms, wasThrough } = typeof pace === 'number' ? { ms: pace, wasThrough: () => {} } : pace;
  let pausing = false;
  let again = false;
  let since = 0;
  const run = (): void => {
    pausing = true;
    again = false;
    const rest = setTimeout(() => {
      pausing = false;
      if (again) run();
    }, ms);
    rest.unref();
    const began = since;
    work().then(
      () => wasThrough((performance.now() - began) / 1000),
      () => {
        again = true;
      },
    );
  };
  return () => {
    if (!again) since = performance.now();
    if (pausing) again = true;
    else run();
  };
}
