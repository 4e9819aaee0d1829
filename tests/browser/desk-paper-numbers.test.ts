import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../hall/eventually.ts';
import { checkJournal } from '../hall/journal.ts';
import { WholeHall } from '../hall/whole-hall.ts';
import { barriersOn } from './accessible.ts';
import { launchChromium } from './chromium.ts';
import { shot } from './shots.ts';
import { openStaffPage } from './staff-at-page.ts';
import type { WatchedPage } from './watched-page.ts';

let hall: WholeHall;
let browser: Browser;
const open: WatchedPage[] = [];
beforeAll(async () => {
  const fewEach = (demo: { hall: { settings: Record<string, unknown> } }): void => {
    demo.hall.settings['paperBlock'] = 20;
    demo.hall.settings['paperNumbersFrom'] = 940;
  };
  [hall, browser] = await Promise.all([WholeHall.open({ changeHall: fewEach }), launchChromium()]);
  await hall.staff('02').issues('withdrawal-rent');
});
afterAll(async () => {
  await browser.close();
  await hall.close();
});
afterEach(async () => {
  // Its hub is taken away under it.
  for (const watched of open.splice(0)) await watched.abandon();
});

/** A browser of its own at the desk, on its paper part. */
async function deskBrowser(staff = '02'): Promise<Page> {
  const screen = { width: 1366, height: 768 };
  const watched = await openStaffPage(browser, { hall, staff, path: '/desk#paper', ...screen });
  open.push(watched);
  await watched.page.locator('.books').waitFor();
  return watched.page;
}
const own = (page: Page) => page.locator('.books .card').filter({ hasText: '（本机）' });
/** What the page says that its browser holds. */
const held = (page: Page) => own(page).locator('p').first().innerText();
async function standAt(page: Page, desk: string): Promise<void> {
  await page.getByLabel('本机是第几咨询台').selectOption(desk);
  await own(page).waitFor();
}
const hubIsGone = (page: Page) => page.getByText('以下不是实时数据').waitFor();
const hubIsBack = (page: Page) => page.getByText('以下不是实时数据').waitFor({ state: 'detached' });

/** Gives out so many numbers of a service without the hub; returns them. */
async function giveOut(page: Page, many: number): Promise<string[]> {
  await page.keyboard.press('Escape');
  await page.keyboard.press('1');
  await page.getByText('手工发号').waitFor();
  const numbers: string[] = [];
  const shown = page.locator('.given-out .ticket-number > span').first();
  for (let n = 0; n < many; n += 1) {
    await page.getByRole('button', { name: /租房提取/ }).click();
    numbers.push(
      await eventually('another number', async () => {
        const number = (await shown.count()) === 0 ? '' : await shown.innerText();
        return number === '' || numbers.includes(number) ? undefined : number;
      }),
    );
  }
  return numbers;
}

describe('paper numbers of the desk', () => {
  it('given a browser that stands at no desk, then it is told so, and holds none', async () => {
    const page = await deskBrowser();
    await page.getByText('今天还没有人领').waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('1');
    await page.getByText('断网时不能发号').waitFor();
    await shot(page, 'desk-no-paper-numbers');
    expect(await barriersOn(page)).toEqual([]);
    await hall.killHub();
    await hubIsGone(page);
    await page.getByRole('button', { name: /租房提取/ }).click();
    await page.getByText('本机没有今天的纸质号段').waitFor();
    await hall.startHub();
    await hubIsBack(page);
  });

  it('given two browsers that say they are desk 1, when the hub is gone, then they never give out the same number', async () => {
    const [one, two] = [await deskBrowser(), await deskBrowser()];
    await standAt(one, '1');
    await standAt(two, '1');
    await one.locator('.books .card').nth(1).waitFor();
    await shot(one, 'desk-paper-numbers');
    expect(await barriersOn(one)).toEqual([]);
    const before = [await held(one), await held(two)];
    expect(before[0]).toMatch(/B940–959/);
    expect(before[1]).toMatch(/B960–979/);

    await hall.killHub();
    await hubIsGone(one);
    await hubIsGone(two);
    const [ofOne, ofTwo] = [await giveOut(one, 3), await giveOut(two, 3)];
    expect(ofOne).toEqual(['B940', 'B941', 'B942']);
    expect(ofTwo).toEqual(['B960', 'B961', 'B962']);

    await hall.startHub();
    for (const page of [one, two]) {
      await hubIsBack(page);
      await page.keyboard.press('Escape');
      await page.keyboard.press('4');
      await page.getByRole('button', { name: /发送 3 行/ }).waitFor();
      await page.keyboard.press('Control+Enter');
      await page.locator('.paper-grid tr.in').nth(2).waitFor();
    }
    for (const number of [...ofOne, ...ofTwo])
      expect((await hall.staff('10').sees(number)).state).toBe('waiting');
    // The hub that started again knows who holds what, and a page that is loaded again is the same browser.
    await one.reload();
    await own(one).waitFor();
    expect([await held(one), await held(two)]).toEqual(before);
    expect(await checkJournal(hall)).toMatch(/rules hold/);
  });

  it('given all numbers of a browser are given out, then it is said, and when the hub is back that there are no more', async () => {
    // Of 940 to 999 the browsers at desk 1 have forty: the last twenty are this one's.
    const page = await deskBrowser();
    await standAt(page, '3');
    expect(await held(page)).toMatch(/B980–999/);
    await hall.killHub();
    await hubIsGone(page);
    const numbers = await giveOut(page, 20);
    expect(new Set(numbers).size).toBe(20);
    await page.getByRole('button', { name: /租房提取/ }).click();
    await page.getByText('本机的B字纸质号已用完').waitFor();
    await shot(page, 'desk-paper-used-up');
    await hall.startHub();
    await hubIsBack(page);
    await page.keyboard.press('Escape');
    await page.keyboard.press('4');
    // It asks for more by itself, and there are none left.
    await page.locator('.books').getByText('字纸质号今天已领完').waitFor();
  });

  it('given numbers are given back, then everybody sees it, and the browser gives out none', async () => {
    const page = await deskBrowser();
    await page.locator('.books .card').first().getByRole('button', { name: '收回' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('只在那台电脑不再使用时收回').waitFor();
    await shot(page, 'desk-take-back');
    expect(await barriersOn(page)).toEqual([]);
    await dialog.getByRole('button', { name: '收回号段' }).click();
    await page.locator('.books').getByText('已交还，今天不再使用').waitFor();
    expect(await checkJournal(hall)).toMatch(/rules hold/);
  });
});
