/**
 * Keeps something going only while somebody looks: of a thousand halls few have a page open. `begin` returns what stops it;
 * what comes back is told after every coming and going whether anybody looks.
 */
export function whileWatched(begin: () => readonly (() => void)[]): (watched: boolean) => void {
  let stops: readonly (() => void)[] | null = null;
  return (watched) => {
    if (watched) stops ??= begin();
    else {
      for (const stop of stops ?? []) stop();
      stops = null;
    }
  };
}
