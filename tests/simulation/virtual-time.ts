import type { Clock } from '../../server/src/runtime/clock.ts';

/** A clock that jumps from one appointment to the next. Epoch milliseconds. */
export interface VirtualTime extends Clock {
  /** Resolves when that time has come; at once when it is past. */
  until(at: number): Promise<void>;
  /** Lets time pass until nothing is due before `end`, or `enough` says so. Everything due at one millisecond is one turn. */
  pass(end: number, enough?: () => boolean): Promise<void>;
}

interface Due {
  readonly at: number;
  readonly order: number;
  readonly run: () => void;
  off: boolean;
}

export function createVirtualTime(start: number): VirtualTime {
  let now = start;
  let order = 0;
  const heap: Due[] = [];
  const schedule = (at: number, run: () => void): (() => void) => {
    const due: Due = { at: Math.max(at, now), order: (order += 1), run, off: false };
    push(heap, due);
    return () => {
      due.off = true;
    };
  };
  return {
    now: () => now,
    schedule,
    until: (at) => (at <= now ? Promise.resolve() : new Promise((resolve) => schedule(at, resolve))),
    async pass(end, enough = () => false) {
      // Whatever was begun before the clock started gets its turn first.
      await settled();
      while (!enough()) {
        while (heap[0]?.off === true) pop(heap);
        const first = heap[0];
        if (first === undefined || first.at > end) break;
        now = first.at;
        while (heap[0] !== undefined && heap[0].at === now) {
          const due = pop(heap);
          if (!due.off) due.run();
        }
        await settled();
      }
    },
  };
}

/** All promises that could go on have gone on. */
function settled(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

function earlier(a: Due, b: Due): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order);
}

function push(heap: Due[], due: Due): void {
  let at = heap.push(due) - 1;
  while (at > 0) {
    const above = (at - 1) >> 1;
    if (!earlier(due, heap[above]!)) break;
    heap[at] = heap[above]!;
    at = above;
  }
  heap[at] = due;
}

function pop(heap: Due[]): Due {
  const first = heap[0]!;
  const last = heap.pop()!;
  if (heap.length === 0) return first;
  let at = 0;
  for (;;) {
    let below = 2 * at + 1;
    if (below >= heap.length) break;
    if (below + 1 < heap.length && earlier(heap[below + 1]!, heap[below]!)) below += 1;
    if (!earlier(heap[below]!, last)) break;
    heap[at] = heap[below]!;
    at = below;
  }
  heap[at] = last;
  return first;
}
