import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { numberOn, type Slip } from '../hall/bench.ts';
import { root } from '../hall/processes.ts';
import { WholeHall } from '../hall/whole-hall.ts';
import buildPages from './build-pages.ts';
import { launchChromium } from './chromium.ts';
import { openWatchedPage } from './watched-page.ts';

/*
 * Takes the pictures of the documentation: a hall at work, its bench, a kiosk's page and a ticket. Run it again when the
 * pages have changed: npm run pictures
 */
const pictures = resolve(root, 'docs/pictures');

/** Takes a ticket without a card at K2. */
async function take(hall: WholeHall, service: string): Promise<string> {
  const already = (await hall.bench.paper('K2')).length;
  await hall.kiosk('K2').leave();
  await hall.kiosk('K2').takeWithoutCard(service);
  return numberOn(await hall.bench.nextSlip('K2', already));
}

/** Calls the next number at a window and waits for it over the window. */
async function call(hall: WholeHall, window: number): Promise<void> {
  await hall.bench.press(window, 'call');
  await hall.bench.boardShows(window, /[A-Z]\d{3}/);
}

/** A morning: people wait, some have been called, and Zhang San has just taken a ticket with his card. */
async function fill(hall: WholeHall): Promise<Slip> {
  await hall.openWindows(1, 2, 3, 4, 5, 6, 7, 8);
  for (const [service, people] of [
    ['deposit-change', 4],
    ['withdrawal-rent', 1],
    ['loan-repayment', 3],
  ] as const) {
    for (let n = 0; n < people; n += 1) await take(hall, service);
  }
  for (const window of [1, 2, 4, 6, 7]) await call(hall, window);
  await hall.bench.swipe('K1', 'zhang-san');
  await hall.kiosk('K1').choose('withdrawal-rent');
  return hall.bench.nextSlip('K1');
}

/** A technician presses call at window 3: it is Zhang San's turn. */
async function pictureOfBench(browser: Browser, hall: WholeHall): Promise<void> {
  const bench = await openWatchedPage(browser, hall.bench.address, { width: 1440, height: 1020 });
  await bench.page.getByRole('button', { name: '3 号窗口 window 3' }).click();
  await bench.page.getByRole('button', { name: /^叫号/ }).click();
  await hall.bench.boardShows(3, /B\d{3}/);
  await bench.page.getByRole('img', { name: /^3 号窗口屏.*B\d{3}/ }).waitFor();
  await bench.page.getByRole('log').getByRole('img').first().waitFor();
  await bench.page.evaluate('document.fonts.ready.then(() => true)');
  await bench.page.screenshot({ path: join(pictures, 'bench.png') });
  await bench.close();
}

async function pictureOfKiosk(browser: Browser, hall: WholeHall): Promise<void> {
  const kiosk = await openWatchedPage(browser, hall.kiosk('K1').address, { width: 1080, height: 1920 });
  await hall.kiosk('K1').leave();
  await hall.bench.swipe('K1', 'li-si');
  await kiosk.page.locator('[data-page="choosing"] main').waitFor();
  await kiosk.page.evaluate('document.fonts.ready.then(() => true)');
  await kiosk.page.screenshot({ path: join(pictures, 'kiosk.png') });
  await kiosk.close();
}

mkdirSync(pictures, { recursive: true });
await buildPages();
const [hall, browser] = await Promise.all([WholeHall.open(), launchChromium()]);
try {
  const slip = await fill(hall);
  const ticket = await fetch(new URL(slip.picture, hall.bench.address));
  writeFileSync(join(pictures, 'ticket.png'), await ticket.bytes());
  await pictureOfBench(browser, hall);
  await pictureOfKiosk(browser, hall);
} finally {
  await browser.close();
  await hall.close();
}
