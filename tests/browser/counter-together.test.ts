import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WholeHall } from '../hall/whole-hall.ts';
import { launchChromium } from './chromium.ts';
import { openStaffPage } from './staff-at-page.ts';
import type { WatchedPage } from './watched-page.ts';

let hall: WholeHall;
let browser: Browser;
const open: WatchedPage[] = [];
beforeAll(async () => {
  const changeHall = ({ hall: { settings } }: { hall: { settings: object } }): void => {
    // However slow the machine: within it, a second press is a second hand on the same call.
    Object.assign(settings, { signIn: 'required', misclickGuardSeconds: 60 });
  };
  [hall, browser] = await Promise.all([WholeHall.open({ changeHall }), launchChromium()]);
  await hall.staff('01').does('/windows/3/log-in', { clerk: '01' });
});
afterAll(async () => {
  for (const watched of open) await watched.close();
  await browser.close();
  await hall.close();
});

/** The page of window 3, once it shows who waits. */
async function atWindow() {
  const at = { hall, staff: '01', path: '/counter/3', width: 1366, height: 768, provokes: [409] };
  const watched = await openStaffPage(browser, at);
  open.push(watched);
  const { page } = watched;
  await page.locator('.coming .queue li').first().waitFor();
  return {
    calls: () => page.keyboard.press('n'),
    hears: async () => page.locator('.outcome .notice').innerText(),
    isAt: (ticket: string) => page.locator('.in-hand .who').getByText(ticket).first().waitFor(),
  };
}

describe('two pages and a keypad at one window', () => {
  it('given all call at the same moment, then one ticket is called, all see it, and who was second is told in a sentence', async () => {
    const first = await hall.staff('02').issues('withdrawal-rent');
    const second = await hall.staff('02').issues('withdrawal-rent');
    const pages = await Promise.all([atWindow(), atWindow()]);
    await Promise.all(pages.map((page) => page.calls()));
    const heard = await Promise.all(pages.map((page) => page.hears()));
    expect(heard.toSorted()).toEqual([`已叫${first}`, '按得太快，未叫号。'].toSorted());
    await Promise.all(pages.map((page) => page.isAt(first)));

    await hall.bench.pressRefused('402', 3, 'call');
    expect((await hall.staff('10').sees(second)).state).toBe('waiting');
    expect(await hall.hub.ticketAt(3)).toBe(first);
  });
});
