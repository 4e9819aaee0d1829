/** Who listens in which session, and is told once when there is nothing more to hear. */
export interface Listeners {
  /** Returns what calls it off. */
  add(session: string, tell: () => void): () => void;
  /** Tells all of a session, who listen no more. */
  tell(session: string): void;
}

export function createListeners(): Listeners {
  const listening = new Map<string, Set<() => void>>();
  return {
    add(session, tell) {
      const told = listening.get(session) ?? new Set();
      listening.set(session, told.add(tell));
      return () => {
        told.delete(tell);
        if (told.size === 0 && listening.get(session) === told) listening.delete(session);
      };
    },
    tell(session) {
      const told = listening.get(session);
      listening.delete(session);
      for (const tell of told ?? []) tell();
    },
  };
}
