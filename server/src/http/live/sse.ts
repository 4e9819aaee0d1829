import type { ServerResponse } from 'node:http';
import { createHappenings } from './happenings.ts';
import type { LiveWatch } from './watch.ts';

/** Hundreds of screens are sent the same: it is written once. */
const written = new WeakMap<object, string>();

function json(value: object): string {
  const known = written.get(value);
  if (known !== undefined) return known;
  const text = JSON.stringify(value);
  written.set(value, text);
  return text;
}

/** One page that listens to server-sent events. */
export interface SseClient {
  /** The newest state of something, not changed afterwards: a slow reader gets the last one only. */
  state(name: string, value: object): void;
  /** Something that happened: kept in order, the oldest given up when the reader is far behind. */
  happened(name: string, value: object): void;
  end(): void;
}

/** A page takes two missed beats for a hub that is not there, however the connection looks. */
const heartbeatMs = 5000;
/** A reader that takes no bytes for this long is cut off. */
const stalledMs = 30_000;
const beat = 'event: beat\ndata: {}\n\n';

/**
 * Speaks server-sent events on a response. Nothing piles up for a slow reader: while its socket is full, states overwrite
 * each other and happenings are bounded.
 */
export function openSse(response: ServerResponse, watch: LiveWatch, onGone: () => void): SseClient {
  const states = new Map<string, string>();
  const happenings = createHappenings(watch.dropped);
  let stalled: NodeJS.Timeout | undefined;
  let stalledSince = 0;

  const frame = (name: string, data: string): string => `event: ${name}\ndata: ${data}\n\n`;
  const next = (): string | undefined => {
    const [state] = states;
    if (happenings.count > 0 || state === undefined) return happenings.take();
    states.delete(state[0]);
    return frame(...state);
  };
  const flush = (): void => {
    if (stalled !== undefined) return;
    for (let text = next(); text !== undefined; text = next()) if (!write(text)) return;
  };
  /** False when the socket is full; there is a drain to come. */
  const write = (text: string): boolean => {
    if (response.write(text)) return true;
    if (stalled === undefined) stalledSince = performance.now();
    stalled ??= setTimeout(() => {
      watch.cutOff();
      response.destroy();
    }, stalledMs).unref();
    return false;
  };
  response.on('drain', () => {
    if (stalled !== undefined) watch.caughtUp((performance.now() - stalledSince) / 1000);
    clearTimeout(stalled);
    stalled = undefined;
    flush();
  });

  const heartbeat = setInterval(() => {
    if (stalled === undefined) write(beat);
  }, heartbeatMs).unref();
  const ended = watch.opened({
    get stalled() {
      return stalled !== undefined;
    },
    get waitingBytes() {
      return response.writableLength + happenings.characters;
    },
  });
  const gone = (): void => {
    ended();
    clearInterval(heartbeat);
    clearTimeout(stalled);
    onGone();
  };
  // It may have gone before it was answered, and is told so after whoever answers it has the client.
  if (response.closed) queueMicrotask(gone);
  else response.on('close', gone);

  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
    'x-content-type-options': 'nosniff',
  });
  write('retry: 2000\n\n');

  return {
    state(name, value) {
      states.set(name, json(value));
      flush();
    },
    happened(name, value) {
      happenings.add(frame(name, json(value)));
      flush();
    },
    end: () => {
      response.end();
    },
  };
}
