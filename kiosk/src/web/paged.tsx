import { ChevronLeft, ChevronRight } from 'lucide';
import type { ComponentChildren, VNode } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { touch } from './live.ts';
import { Finger } from './touchables.tsx';

interface PagedProps {
  class: string;
  /** Each with a key. */
  items: readonly VNode[];
  /** Not more than so many at once, however small they are. */
  most: number;
  /** Buttons at its foot, beside those that turn. */
  children?: ComponentChildren;
}

/** Where the leaves of a list begin, and what that was measured for. */
interface Leaves {
  readonly what: string;
  readonly room: string;
  readonly starts: readonly number[];
}

/** A list that is leafed through like a book: nobody at a kiosk has to find out that it scrolls. */
export function Paged({ class: look, items, most, children }: PagedProps) {
  const list = useRef<HTMLUListElement>(null);
  const [room, setRoom] = useState('');
  const [leaf, setLeaf] = useState(0);
  const [leaves, setLeaves] = useState<Leaves | null>(null);
  const what = [...items.map(({ key }) => String(key)), most].join('\n');
  const measured = leaves?.what === what && leaves.room === room ? leaves.starts : null;
  /** While the same things are measured in another room, what turns the leaves keeps its own. */
  const starts = measured ?? (leaves?.what === what ? leaves.starts : [0]);

  useLayoutEffect(() => {
    const observed = list.current;
    if (observed === null) return;
    const look = new ResizeObserver(() => setRoom(`${observed.clientWidth} ${observed.clientHeight}`));
    look.observe(observed);
    return () => look.disconnect();
  }, []);
  useLayoutEffect(() => {
    if (measured === null && list.current !== null)
      setLeaves({ what, room, starts: startsOf(list.current, most) });
  }, [what, room]);

  const at = Math.min(leaf, starts.length - 1);
  const turn = (by: number): void => {
    setLeaf(at + by);
    touch({ touch: 'stay' });
  };
  return (
    <>
      <ul ref={list} class={`paged ${look}`} data-leaves={starts.length}>
        {measured === null ? items : items.slice(starts[at], starts[at + 1])}
      </ul>
      <div class="answers">
        {children}
        {starts.length > 1 && (
          <div class="leaves">
            <Finger
              name="previous-leaf"
              icon={ChevronLeft}
              zh="上一页"
              en="Previous"
              disabled={at === 0}
              onPress={() => turn(-1)}
            />
            <span class="leaf" data-read={`第${at + 1}页，共${starts.length}页`}>
              {at + 1} / {starts.length}
            </span>
            <Finger
              name="next-leaf"
              icon={ChevronRight}
              zh="下一页"
              en="Next"
              disabled={at === starts.length - 1}
              onPress={() => turn(1)}
            />
          </div>
        )}
      </div>
    </>
  );
}

/** Where each leaf begins: as many whole rows as there is room for. */
function startsOf(list: HTMLElement, most: number): number[] {
  const rows = Array.from(list.children, (child) => child.getBoundingClientRect());
  const starts = [0];
  for (const [at, { bottom }] of rows.entries()) {
    const start = starts.at(-1) ?? 0;
    const top = rows[start]?.top ?? 0;
    const isFull = at - start >= most || bottom - top > list.clientHeight + 1;
    if (at > start && isFull) starts.push(at);
  }
  return starts;
}
