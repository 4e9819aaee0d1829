import type { HttpWatch } from '../http/watch.ts';
import type { Book } from './book.ts';
import { waitedBuckets } from './buckets.ts';
import type { Shed } from './command-metrics.ts';
import type { Note } from './histogram.ts';
import { watchLive } from './live-metrics.ts';

/** Requests and streams. Routes are patterns: nothing that somebody typed becomes a label. */
export function watchHttp(book: Book, shed: Shed): HttpWatch {
  const requests = book.histogram({
    name: 'jiaohao_http_request_seconds',
    help: 'From a request’s head to the end of its answer, by method, route and class of status; streams are not counted here',
    buckets: waitedBuckets,
  });
  /** By route, method and class of status. */
  const notes = new Map<string, Map<string, Note[]>>();
  const noteOf = (method: string, route: string, of: number): Note => {
    const methods = notes.get(route) ?? new Map<string, Note[]>();
    if (methods.size === 0) notes.set(route, methods);
    const classes = methods.get(method) ?? [];
    if (classes.length === 0) methods.set(method, classes);
    return (classes[of] ??= requests.of({ method, route, status: `${of}xx` }));
  };
  return {
    answered: (method, route, status, seconds) =>
      noteOf(route === null ? 'any' : method, route ?? 'none', Math.floor(status / 100))(seconds),
    shed: () => shed.inc({ at: 'door' }),
    live: watchLive(book),
  };
}
