/** More than a page shows at once. */
const most = 50;
/** In all, in characters: a line that a technician looks at may be noisy. */
const mostCharacters = 256 * 1024;

/** What happened and has not been sent yet, in order. The oldest is given up when there is too much. */
export interface Happenings {
  add(text: string): void;
  /** Takes the oldest off. */
  take(): string | undefined;
  readonly count: number;
  readonly characters: number;
}

/** @param dropped called for each that is given up */
export function createHappenings(dropped: () => void): Happenings {
  const kept: string[] = [];
  let characters = 0;
  const take = (): string | undefined => {
    const text = kept.shift();
    characters -= text?.length ?? 0;
    return text;
  };
  const isTooMuch = (): boolean => kept.length > most || (characters > mostCharacters && kept.length > 1);
  return {
    add(text) {
      kept.push(text);
      characters += text.length;
      while (isTooMuch()) {
        take();
        dropped();
      }
    },
    take,
    get count() {
      return kept.length;
    },
    get characters() {
      return characters;
    },
  };
}
