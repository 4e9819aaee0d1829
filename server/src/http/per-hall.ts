import type { HttpContext } from './context.ts';

/** Something that each hall has of its own, such as its screens; a hall at which nobody looks has none. */
export interface PerHall<T> {
  /** That of this hall, made when it is first asked for. */
  of(context: HttpContext): T;
  /** Those that were made. */
  all(): Iterable<T>;
}

export function perHall<T>(make: (context: HttpContext) => T): PerHall<T> {
  const made = new Map<HttpContext, T>();
  return {
    of(context) {
      const known = made.get(context);
      if (known !== undefined) return known;
      const fresh = make(context);
      made.set(context, fresh);
      return fresh;
    },
    all: () => made.values(),
  };
}

/** Streams that are open do not keep the server from closing. */
export function endWithServer(
  app: { addHook(name: 'preClose', hook: (done: () => void) => void): unknown },
  each: Pick<PerHall<{ end(): void }>, 'all'>,
): void {
  app.addHook('preClose', (done) => {
    for (const one of each.all()) one.end();
    done();
  });
}
