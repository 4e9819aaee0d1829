import type { Browser } from 'playwright-core';
import type { WholeHall } from '../hall/whole-hall.ts';
import { openWatchedPage, type Screen, type WatchedPage } from './watched-page.ts';

export interface StaffAtPage extends Screen {
  readonly hall: WholeHall;
  /** Staff number. */
  readonly staff: string;
  /** `/desk`. */
  readonly path: string;
  /** Default Chinese. */
  readonly language?: 'zh' | 'en';
}

/** Opens a page of the hub as somebody of the staff who has signed in before. */
export async function openStaffPage(
  browser: Browser,
  { hall, staff, path, language = 'zh', ...screen }: StaffAtPage,
): Promise<WatchedPage> {
  const { headers } = await hall.hub.logIn(staff);
  return openWatchedPage(browser, hall.hub.address + path, {
    ...screen,
    async prepare(context) {
      await context.addCookies(
        headers.cookie.split('; ').map((cookie) => cookieAt(hall.hub.address, cookie)),
      );
      await context.addInitScript(`localStorage.setItem('jiaohao-language', '${language}')`);
      await screen.prepare?.(context);
    },
  });
}

function cookieAt(url: string, cookie: string) {
  const [name = '', value = ''] = cookie.split('=');
  return { name, value, url };
}
