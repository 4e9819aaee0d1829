/** Runs `work` now, and for all further calls within the pause once more after it. A failure is tried again with the next call. */
export function pacedBy(ms: number, work: () => Promise<void>): () => void {
  let pausing = false;
  let again = false;
  const run = (): void => {
    pausing = true;
    again = false;
    const rest = setTimeout(() => {
      pausing = false;
      if (again) run();
    }, ms);
    rest.unref();
    work().catch(() => {
      again = true;
    });
  };
  return () => {
    if (pausing) again = true;
    else run();
  };
}
