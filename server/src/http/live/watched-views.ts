import type { ServerResponse } from 'node:http';
import type { HallDay, Stamp } from '../../domain/index.ts';
import type { Hall } from '../../runtime/hall.ts';
import type { Refreshing } from '../../runtime/refreshing.ts';
import { pacedBy } from './paced-by.ts';
import { openSse, type SseClient } from './sse.ts';
import type { LiveWatch } from './watch.ts';
import { whileWatched } from './while-watched.ts';

/** Pages each of which watches one thing of the hall, named by its key. */
export interface WatchedViews<Key> {
  readonly count: number;
  /** Shows the thing as it is, and then whenever it is otherwise. Rejects when the hall cannot be read. */
  add(response: ServerResponse, key: Key): Promise<void>;
  end(): void;
}

export interface WatchedViewsOptions<Key, View extends object> {
  readonly hall: Pick<Hall, 'look' | 'onRecorded'>;
  /** The clock alone may change a view: a wait that grows, an appointment that becomes due. */
  readonly refreshing: Pick<Refreshing, 'join'>;
  /** What the thing is called in the stream. */
  readonly event: string;
  /** How each thing stands in one look at the hall; null when it is gone: then `gone` is the last that its pages hear. */
  readonly viewsIn: (state: HallDay, stamp: Stamp) => (key: Key) => View | null;
  /** Pages are for eyes: a thing is shown at most this often. */
  readonly pauseMs: number;
  /** More pages than anybody has open of one thing; past it the oldest is let go. */
  readonly mostEach: number;
  readonly watch: LiveWatch;
}

interface Watched {
  readonly pages: Set<SseClient>;
  /** As its pages have it. */
  shown: string;
}

/** Everything but when it was so. */
const substanceOf = (view: object | null): string => JSON.stringify(view && { ...view, at: undefined });

/** Only what somebody watches is looked at, and a page hears only when its thing is not as it was shown. */
export function createWatchedViews<Key, View extends object>({
  hall,
  refreshing,
  event,
  viewsIn,
  pauseMs,
  mostEach,
  watch,
}: WatchedViewsOptions<Key, View>): WatchedViews<Key> {
  const watching = new Map<Key, Watched>();

  const tell = (page: SseClient, view: View | null): void => {
    if (view !== null) return page.state(event, view);
    page.happened('gone', {});
    page.end();
  };
  const show = pacedBy({ ms: pauseMs, wasThrough: watch.updated }, async () => {
    const keys = [...watching.keys()];
    if (keys.length === 0) return;
    const views = await hall.look((state, stamp) => keys.map(viewsIn(state, stamp)));
    for (const [i, key] of keys.entries()) {
      const watched = watching.get(key);
      const view = views[i] ?? null;
      const now = substanceOf(view);
      if (watched === undefined || watched.shown === now) continue;
      watched.shown = now;
      for (const page of watched.pages) tell(page, view);
    }
  });
  const keepShowing = whileWatched(() => [hall.onRecorded(show), refreshing.join(show)]);

  const watchedAt = (key: Key, shown: string): Watched => {
    const watched = watching.get(key) ?? { pages: new Set(), shown };
    watching.set(key, watched);
    return watched;
  };
  const letGo = ({ pages }: Watched): void => {
    const [oldest] = pages;
    if (oldest === undefined || pages.size <= mostEach) return;
    pages.delete(oldest);
    oldest.end();
  };
  return {
    get count() {
      return [...watching.values()].reduce((sum, { pages }) => sum + pages.size, 0);
    },
    async add(response, key) {
      const first = await hall.look((state, stamp) => viewsIn(state, stamp)(key));
      const watched = watchedAt(key, substanceOf(first));
      const page = openSse(response, watch, () => {
        watched.pages.delete(page);
        if (watched.pages.size === 0 && watching.get(key) === watched) watching.delete(key);
        keepShowing(watching.size > 0);
      });
      watched.pages.add(page);
      keepShowing(true);
      tell(page, first);
      letGo(watched);
      // Something may have changed since it was looked at.
      show();
    },
    end() {
      keepShowing(false);
      for (const { pages } of watching.values()) for (const page of pages) page.end();
    },
  };
}
