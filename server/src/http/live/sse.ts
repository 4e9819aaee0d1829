import type { ServerResponse } from 'node:http';
import { createHappenings } from './happenings.ts';
import type { LiveWatch } from './watch.ts';

/**
 * Hundreds of screens are sent the same: it is put into bytes once. Each that did it for itself would leave them all behind
 * at every change of the hall, hundreds of megabytes until somebody clears them away.
 */
const written = new WeakMap<object, { readonly name: string; readonly frame: Uint8Array }>();

function frameOf(name: string, value: object): Uint8Array {
  const known = written.get(value);
  if (known?.name === name) return known.frame;
  const frame = Buffer.from(`event: ${name}\ndata: ${JSON.stringify(value)}\n\n`);
  written.set(value, { name, frame });
  return frame;
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
const beat = Buffer.from('event: beat\ndata: {}\n\n');

/**
 * Speaks server-sent events on a response. Nothing piles up for a slow reader: while its socket is full, states overwrite
 * each other and happenings are bounded.
 */
export function openSse(response: ServerResponse, watch: LiveWatch, onGone: () => void): SseClient {
  const states = new Map<string, Uint8Array>();
  const happenings = createHappenings(watch.dropped);
  let stalled: NodeJS.Timeout | undefined;
  let stalledSince = 0;

  const next = (): Uint8Array | undefined => {
    const [state] = states;
    if (happenings.count > 0 || state === undefined) return happenings.take();
    states.delete(state[0]);
    return state[1];
  };
  const flush = (): void => {
    if (stalled !== undefined) return;
    for (let frame = next(); frame !== undefined; frame = next()) if (!write(frame)) return;
  };
  /** False when the socket is full; there is a drain to come. */
  const write = (frame: Uint8Array | string): boolean => {
    if (response.write(frame)) return true;
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
      return response.writableLength + happenings.bytes;
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
      states.set(name, frameOf(name, value));
      flush();
    },
    happened(name, value) {
      happenings.add(frameOf(name, value));
      flush();
    },
    end: () => {
      response.end();
    },
  };
}
