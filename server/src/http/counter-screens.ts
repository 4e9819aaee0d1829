import type { ServerResponse } from 'node:http';
import type { WindowNumber } from '@jiaohao/shared';
import type { HttpContext } from './context.ts';
import { viewOfCounter } from './counter-view.ts';
import { pacedBy } from './paced-by.ts';
import type { CounterView } from './shapes/counter.ts';
import { openSse, type SseClient } from './sse.ts';

/** Pages of clerks, each of which watches one window. */
export interface CounterScreens {
  readonly count: number;
  /** Shows the window as it is, and then whenever it is otherwise. Rejects when the hall cannot be read. */
  add(response: ServerResponse, window: WindowNumber): Promise<void>;
  end(): void;
}

type Watched = Pick<HttpContext, 'accounts' | 'hall' | 'timeZone' | 'views'>;

/** Pages are for eyes: a window is shown at most this often. */
const pauseMs = 100;
/** The clock alone may change it: a wait that grows, an appointment that becomes due, a service to be helped. */
const refreshMs = 15_000;

/** Everything but when it was so. */
function substance({ at: _at, ...rest }: CounterView): string {
  return JSON.stringify(rest);
}

/** Only windows that somebody watches are looked at, and a page hears of its window only when something there changed. */
export function createCounterScreens(context: Watched): CounterScreens {
  const watching = new Map<WindowNumber, { readonly screens: Set<SseClient>; shown: string }>();

  const show = pacedBy(pauseMs, async () => {
    const windows = [...watching.keys()];
    if (windows.length === 0) return;
    const views = await context.hall.look((state, stamp) =>
      windows
        .filter((window) => state.windows.has(window))
        .map((window) => viewOfCounter(context, state, window, stamp)),
    );
    for (const view of views) {
      const watched = watching.get(view.window);
      const now = substance(view);
      if (watched === undefined || watched.shown === now) continue;
      watched.shown = now;
      for (const screen of watched.screens) screen.state('counter', view);
    }
  });
  const stop = context.hall.onRecorded(show);
  const clock = setInterval(show, refreshMs).unref();

  return {
    get count() {
      return [...watching.values()].reduce((sum, { screens }) => sum + screens.size, 0);
    },
    async add(response, window) {
      const first = await context.hall.look((state, stamp) => viewOfCounter(context, state, window, stamp));
      const watched = watching.get(window) ?? { screens: new Set(), shown: substance(first) };
      watching.set(window, watched);
      const screen = openSse(response, () => {
        watched.screens.delete(screen);
        if (watched.screens.size === 0 && watching.get(window) === watched) watching.delete(window);
      });
      watched.screens.add(screen);
      screen.state('counter', first);
      // Something may have changed since it was looked at.
      show();
    },
    end() {
      stop();
      clearInterval(clock);
      for (const { screens } of watching.values()) for (const screen of screens) screen.end();
    },
  };
}
