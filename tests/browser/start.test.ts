import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { takeTicket } from '../hall/taking.ts';
import { WholeHall } from '../hall/whole-hall.ts';
import { barriersOn } from './accessible.ts';
import { launchChromium } from './chromium.ts';
import { shot } from './shots.ts';
import { usedFonts } from './used-fonts.ts';
import { openWatchedPage } from './watched-page.ts';

let hall: WholeHall;
let browser: Browser;
beforeAll(async () => {
  [hall, browser] = await Promise.all([WholeHall.open(), launchChromium()]);
});
afterAll(async () => {
  await browser.close();
  await hall.close();
});

describe('somebody who typed only the hub’s address', () => {
  it('given a running hall, then sees it in figures and the way to every page; a staff page asks them to sign in', async () => {
    await hall.openWindows(3, 4);
    const watched = await openWatchedPage(browser, hall.hub.address, {
      width: 1280,
      height: 900,
      provokes: [401],
    });
    const { page } = watched;
    await page.getByRole('heading', { name: '示范市住房公积金服务大厅' }).waitFor();
    await takeTicket(hall, 'withdrawal-rent');
    const figure = (name: string) => page.locator('.hall-now > div').filter({ hasText: name }).locator('dd');
    await figure('等候人数').getByText('1', { exact: true }).waitFor();
    expect(await figure('开放窗口').innerText()).toBe('2');
    expect(await figure('今日').first().innerText()).toContain('营业中');
    await shot(page, 'start');
    expect(await barriersOn(page)).toEqual([]);
    expect((await usedFonts(page)).filter(({ bundled }) => !bundled)).toEqual([]);

    expect(await page.getByRole('link', { name: '大厅屏' }).getAttribute('href')).toBe('/board/demo');
    await page.getByRole('link', { name: /^账号/ }).click();
    await page.waitForURL(
      (url) => url.pathname === '/sign-in' && url.searchParams.get('next') === '/accounts',
    );
    await watched.close();
  });

  it('given a telephone, then nothing is cut off; given the hub is away, then the figures are not taken for what is', async () => {
    const watched = await openWatchedPage(browser, hall.hub.address, { width: 375, height: 812 });
    const { page } = watched;
    await page.getByText('今日取号').waitFor();
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBe(375);
    await shot(page, 'start-telephone');
    expect(await barriersOn(page)).toEqual([]);
    await hall.killHub();
    await page.getByText('不是实时数据').waitFor();
    expect(await page.locator('.hall-now.stale').count()).toBe(1);
    await shot(page, 'start-hub-away');
    expect(await barriersOn(page)).toEqual([]);
    await hall.startHub();
    await page.getByText('不是实时数据').waitFor({ state: 'detached' });
    await watched.abandon();
  });
});
