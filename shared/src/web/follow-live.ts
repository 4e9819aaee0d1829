import { signal, type ReadonlySignal } from '@preact/signals';

/** `Heard`: what each kind of event brings, by its name. */
export interface LiveOptions<Heard> {
  /** Where the server-sent events come from. */
  readonly url: string;
  /** What to do with each kind of event; its data is read as JSON and not checked: it is our own server's. */
  readonly hears: { readonly [Name in keyof Heard]: (value: Heard[Name]) => void };
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
export function followLive<Heard>({ url, hears }: LiveOptions<Heard>): Live {
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
  const hearFrom = (stream: EventSource, name: keyof Heard & string): void => {
    stream.addEventListener(name, ({ data }: MessageEvent<string>) => {
      heard();
      const value: Heard[typeof name] = JSON.parse(data);
      hears[name](value);
      live.value = true;
    });
  };
  const connect = (): void => {
    const stream = new EventSource(url);
    source = stream;
    heard();
    stream.addEventListener('error', lost);
    stream.addEventListener('beat', heard);
    for (const name in hears) hearFrom(stream, name);
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
