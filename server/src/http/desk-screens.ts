import type { ServerResponse } from 'node:http';
import type { HttpContext } from './context.ts';
import { viewOfDesk } from './desk-view.ts';
import { pacedBy } from './paced-by.ts';
import type { DeskView } from './shapes/desk.ts';
import { openSse, type SseClient } from './sse.ts';

/** Pages at the consult desk. */
export interface DeskScreens {
  readonly count: number;
  /** Shows what the desk has to look after, and then whenever it is otherwise. Rejects when the hall cannot be read. */
  add(response: ServerResponse): Promise<void>;
  end(): void;
}

type Watched = Pick<HttpContext, 'contacts' | 'hall' | 'timeZone' | 'views'>;

/** Pages are for eyes: they are shown something new at most this often. */
const pauseMs = 100;
/** The clock alone may change it: an appointment whose time has passed. */
const refreshMs = 15_000;

/** Everything but when it was so. */
function substance({ at: _at, ...rest }: DeskView): string {
  return JSON.stringify(rest);
}

/** A page of the desk hears only of what the desk has to look after, and only when that changed. */
export function createDeskScreens(context: Watched): DeskScreens {
  const screens = new Set<SseClient>();
  let shown = '';
  const look = (): Promise<DeskView> =>
    context.hall.look((state, stamp) => viewOfDesk(context, state, stamp));

  const show = pacedBy(pauseMs, async () => {
    if (screens.size === 0) return;
    const view = await look();
    const now = substance(view);
    if (now === shown) return;
    shown = now;
    for (const screen of screens) screen.state('desk', view);
  });
  const stop = context.hall.onRecorded(show);
  const clock = setInterval(show, refreshMs).unref();

  return {
    get count() {
      return screens.size;
    },
    async add(response) {
      const first = await look();
      const screen = openSse(response, () => screens.delete(screen));
      screens.add(screen);
      screen.state('desk', first);
      // Something may have changed since it was looked at.
      show();
    },
    end() {
      stop();
      clearInterval(clock);
      for (const screen of screens) screen.end();
    },
  };
}
