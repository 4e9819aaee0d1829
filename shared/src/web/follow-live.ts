import { signal, type ReadonlySignal } from '@preact/signals';

export interface LiveOptions {
  /** Where the server-sent events come from. */
  readonly url: string;
  /** What to do with each kind of event, by its name; the value is its data, read as JSON and not checked: it is our own server's. */
  // oxlint-disable-next-line typescript/no-explicit-any -- each name has a type of its own.
  readonly hears: Readonly<Record<string, (value: any) => void>>;
}

export interface Live {
  /** Whether what is shown is what is. `null` before anything was heard; false from the moment that is not sure. */
  readonly live: ReadonlySignal<boolean | null>;
  close(): void;
}

/** The hub beats every 5 s: two beats missed, and nobody can say what the hall is like now. */
const silentMs = 12_000;
/** Pages that all lost the hub at once do not come back at once. */
const againAfterMs = { least: 1000, spread: 2000 };

/**
 * Follows server-sent events for as long as the page is open: connects again by itself, however the connection ended, and
 * notices a server that is there but says nothing. The events named here, and `beat`, are signs of life.
 */
export function followLive({ url, hears }: LiveOptions): Live {
  const live = signal<boolean | null>(null);
  let source: EventSource | null = null;
  let silence: ReturnType<typeof setTimeout> | undefined;
  let again: ReturnType<typeof setTimeout> | undefined;

  const lost = (): void => {
    live.value = false;
    clearTimeout(silence);
    clearTimeout(again);
    source?.close();
    again = setTimeout(connect, againAfterMs.least + Math.random() * againAfterMs.spread);
  };
  const heard = (): void => {
    clearTimeout(silence);
    silence = setTimeout(lost, silentMs);
  };
  const connect = (): void => {
    source = new EventSource(url);
    heard();
    source.addEventListener('error', lost);
    source.addEventListener('beat', heard);
    for (const [name, hear] of Object.entries(hears))
      source.addEventListener(name, (event: MessageEvent<string>) => {
        heard();
        hear(JSON.parse(event.data));
        live.value = true;
      });
  };
  connect();
  return {
    live,
    close() {
      clearTimeout(silence);
      clearTimeout(again);
      source?.close();
    },
  };
}
