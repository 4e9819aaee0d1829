/** A wait that can be cut short, so that a loop ends at once when its port goes. */
export interface Pause {
  /** Resolves after `ms`, or when {@link Pause.end} is called. */
  for(ms: number): Promise<void>;
  end(): void;
}

/** Builds a pause for one loop. */
export function createPause(): Pause {
  let timer: NodeJS.Timeout | undefined;
  let wake: () => void = () => {};
  return {
    for: (ms) =>
      new Promise((resolve) => {
        wake = resolve;
        timer = setTimeout(resolve, ms);
      }),
    end() {
      clearTimeout(timer);
      wake();
    },
  };
}
