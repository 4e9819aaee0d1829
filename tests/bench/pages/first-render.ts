import type { Browser } from 'playwright-core';
import { openStaffPage } from '../../browser/staff-at-page.ts';
import type { WatchedPage } from '../../browser/watched-page.ts';
import { openWatchedPage } from '../../browser/watched-page.ts';
import type { WholeHall } from '../../hall/whole-hall.ts';
import type { Bench } from '../bench.ts';
import { head, row, Samples } from '../samples.ts';

const barMs = 1000;
const times = 5;
const screen = { width: 1366, height: 768 };

/** The pages of the hub, and who opens them. */
const pages: readonly { readonly path: string; readonly staff: string | null }[] = [
  { path: '/', staff: null },
  { path: '/board/demo', staff: null },
  { path: '/sign-in', staff: null },
  { path: '/counter/3', staff: '10' },
  { path: '/desk', staff: '10' },
  { path: '/duty', staff: '10' },
  { path: '/technician', staff: '10' },
  { path: '/settings', staff: '10' },
  { path: '/accounts', staff: '90' },
];

/** From the address to the first words on the screen, each time in a fresh browser profile. */
export async function benchFirstRender(
  { print, bars }: Bench,
  browser: Browser,
  hall: WholeHall,
): Promise<void> {
  print(head('A page in Chromium, address to first contentful paint, fresh profile'));
  let slowest = 0;
  const measure = async (name: string, open: () => Promise<WatchedPage>): Promise<void> => {
    const samples = new Samples(name);
    for (let n = 0; n < times; n += 1) {
      const page = await open();
      samples.add(await firstPaint(page));
      await page.abandon();
    }
    slowest = Math.max(slowest, samples.median);
    print(row(samples));
  };
  await measure('the touch page of a kiosk', () =>
    openWatchedPage(browser, hall.kiosk('K1').address, screen),
  );
  for (const { path, staff } of pages)
    await measure(path, () =>
      staff === null
        ? openWatchedPage(browser, hall.hub.address + path, screen)
        : openStaffPage(browser, { hall, staff, path, ...screen }),
    );
  print('');
  bars.atMost(`first render, the slowest page, median of ${times}`, slowest, barMs, 'ms');
  print('');
}

/** Milliseconds since the navigation began. */
async function firstPaint({ page }: WatchedPage): Promise<number> {
  const at: unknown = await page.evaluate(`new Promise((resolve) => {
    new PerformanceObserver((list) => {
      const paint = list.getEntriesByName('first-contentful-paint')[0];
      if (paint) resolve(paint.startTime);
    }).observe({ type: 'paint', buffered: true });
  })`);
  return Number(at);
}
