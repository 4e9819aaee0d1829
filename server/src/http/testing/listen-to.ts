interface Heard {
  readonly name: string;
  readonly data: unknown;
}

/** A stream of server-sent events that a test reads one by one, beats left out. */
export interface Listened {
  /** The next event; null when the stream has ended. */
  next(): Promise<Heard | null>;
  hangUp(): void;
}

const frame = /event: (?<name>\w+)\ndata: (?<data>.*)\n\n/;

export async function listenTo(url: string, headers: Record<string, string> = {}): Promise<Listened> {
  const gone = new AbortController();
  const response = await fetch(url, { headers, signal: gone.signal });
  if (!(response.headers.get('content-type') ?? '').includes('text/event-stream'))
    throw new Error(`${url} is no stream: ${response.status} ${await response.text()}`);
  const reader = (response.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const next = async (): Promise<Heard | null> => {
    const found = frame.exec(text);
    if (found !== null) {
      text = text.slice(found.index + found[0].length);
      const { name = '', data = 'null' } = found.groups ?? {};
      return name === 'beat' ? next() : { name, data: JSON.parse(data) as unknown };
    }
    const { done, value } = await reader.read();
    if (done) return null;
    text += value;
    return next();
  };
  return { next, hangUp: () => gone.abort() };
}
