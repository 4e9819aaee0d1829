import { join } from 'node:path';
import { freshKiosk } from '../../../kiosk/src/domain/visit/visit.ts';
import { pageFor, type Page } from '../../../kiosk/src/domain/page.ts';
import { openHttp } from '../../../kiosk/src/http/server.ts';
import { allWell } from '../../../kiosk/src/testing/visits.ts';
import { root } from '../../hall/processes.ts';

/** A kiosk's own server without a kiosk behind it: it shows what it is told to show, for as long as a test looks at it. */
export interface StillKiosk {
  readonly address: string;
  show(page: Page): void;
  close(): Promise<void>;
}

export async function openStillKiosk(): Promise<StillKiosk> {
  const listeners = new Set<(page: Page) => void>();
  let now = pageFor(freshKiosk, allWell);
  const kiosk = {
    get page() {
      return now;
    },
    onPage(listener: (page: Page) => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    touch() {},
  };
  const http = await openHttp({ kiosk, host: '127.0.0.1', port: 0, pages: join(root, 'kiosk/dist/web') });
  return {
    address: http.address,
    show(page) {
      now = page;
      for (const listener of listeners) listener(page);
    },
    close: () => http.close(),
  };
}
