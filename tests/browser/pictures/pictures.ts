import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { Slip } from '../../hall/bench.ts';
import type { WholeHall } from '../../hall/whole-hall.ts';
import { openStaffPage } from '../staff-at-page.ts';
import { openWatchedPage, type Screen } from '../watched-page.ts';

export interface Scene {
  readonly browser: Browser;
  readonly hall: WholeHall;
  /** The ticket Zhang San has just taken. */
  readonly slip: Slip;
  /** Where pictures are kept. */
  readonly folder: string;
}

interface Picture {
  readonly name: string;
  readonly screen: Screen;
  /** Where the page is; what begins with a slash is the hub's. */
  readonly at: (scene: Scene) => string;
  /** Staff number, on pages for staff. */
  readonly staff?: string;
  /** Brings the page to what is to be seen. */
  readonly pose: (page: Page, scene: Scene) => Promise<unknown>;
}

const desktop = { width: 1440, height: 900 };

/** One of every page, in the order in which they are taken: what is done for one is seen on the next. */
export const pictures: readonly Picture[] = [
  {
    name: 'tracker',
    screen: { width: 375, height: 812, scale: 2 },
    at: ({ slip }) => slip.qr[0] ?? '',
    pose: (page) => page.getByText('前面还有').first().waitFor(),
  },
  {
    name: 'kiosk',
    screen: { width: 1080, height: 1920 },
    at: ({ hall }) => hall.kiosk('K1').address,
    pose: async (page, { hall }) => {
      await hall.kiosk('K1').leave();
      await hall.bench.swipe('K1', 'li-si');
      await page.locator('[data-page="choosing"] main').waitFor();
    },
  },
  {
    // A technician presses call at window 3: it is Zhang San's turn, or that of somebody before him.
    name: 'bench',
    screen: { width: 1440, height: 1020 },
    at: ({ hall }) => hall.bench.address,
    pose: async (page, { hall }) => {
      await page.getByRole('button', { name: '3 号窗口 window 3' }).click();
      await page.getByRole('button', { name: /^叫号/ }).click();
      await hall.bench.boardShows(3, /B\d{3}/);
      await page.getByRole('img', { name: /^3 号窗口屏.*B\d{3}/ }).waitFor();
      await page.getByRole('log').getByRole('img').first().waitFor();
    },
  },
  {
    name: 'board',
    screen: { width: 1920, height: 1080 },
    at: () => '/board/demo',
    pose: (page) => page.locator('[data-call]').first().waitFor(),
  },
  {
    name: 'start',
    screen: desktop,
    at: () => '/',
    pose: (page) => page.getByText('大厅屏').first().waitFor(),
  },
  {
    name: 'sign-in',
    screen: desktop,
    at: () => '/sign-in',
    pose: (page) => page.getByRole('textbox').first().waitFor(),
  },
  {
    name: 'counter',
    screen: { width: 1366, height: 768 },
    at: () => '/counter/2',
    staff: '10',
    pose: (page) => page.locator('.in-hand .who').waitFor(),
  },
  {
    name: 'desk',
    screen: { width: 1366, height: 768 },
    at: () => '/desk',
    staff: '02',
    pose: async (page) => {
      await page.locator('.service, .panel').first().waitFor();
      await page.keyboard.press('Escape');
      await page.keyboard.press('/');
      await page.keyboard.type('003');
      await page.locator('.found, .ticket-card').first().waitFor();
      await page.keyboard.press('Enter');
      await page.locator('.ticket-card').first().waitFor();
    },
  },
  {
    name: 'duty',
    screen: { width: 1920, height: 1080 },
    at: () => '/duty',
    staff: '10',
    pose: (page) => page.locator('.windows .window-card').first().waitFor(),
  },
  {
    name: 'technician',
    screen: desktop,
    at: () => '/technician#board-8',
    staff: '20',
    pose: async (page) => {
      await page.getByRole('button', { name: '显示测试图案', exact: true }).click();
      await page
        .getByRole('region', { name: '线路数据列表' })
        .getByText('显示文字', { exact: true })
        .first()
        .waitFor();
    },
  },
  {
    name: 'settings',
    screen: desktop,
    at: () => '/settings#services',
    staff: '90',
    pose: (page) => page.getByRole('heading').nth(1).waitFor(),
  },
  {
    name: 'accounts',
    screen: desktop,
    at: () => '/accounts',
    staff: '90',
    pose: (page) => page.getByRole('table').first().waitFor(),
  },
];

/** Opens the page, lets it come to what is to be seen, and keeps what is there. */
export async function takePicture(scene: Scene, { name, screen, at, staff, pose }: Picture): Promise<void> {
  const { browser, hall, folder } = scene;
  const path = at(scene);
  const url = path.startsWith('/') ? hall.hub.address + path : path;
  const watched =
    staff === undefined
      ? await openWatchedPage(browser, url, screen)
      : await openStaffPage(browser, { hall, staff, path, ...screen });
  await pose(watched.page, scene);
  await watched.page.evaluate('document.fonts.ready.then(() => true)');
  await watched.page.screenshot({ path: join(folder, `${name}.png`) });
  await watched.close();
}
