import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { WholeHall } from '../hall/whole-hall.ts';
import { barriersOn } from './accessible.ts';
import { launchChromium } from './chromium.ts';
import { shot } from './shots.ts';
import { openStaffPage, type StaffAtPage } from './staff-at-page.ts';
import type { WatchedPage } from './watched-page.ts';

let hall: WholeHall;
let browser: Browser;
const open: WatchedPage[] = [];
beforeAll(async () => {
  [hall, browser] = await Promise.all([WholeHall.open(), launchChromium()]);
});
afterAll(async () => {
  await browser.close();
  await hall.close();
});
afterEach(async () => {
  for (const watched of open.splice(0)) await watched.close();
});

/** The appointments of the settings page, as the administrator, number 90, has them. */
async function appointmentsPage(options: Partial<StaffAtPage> = {}): Promise<Page> {
  const screen = { width: 1440, height: 900 };
  const watched = await openStaffPage(browser, {
    hall,
    staff: '90',
    path: '/settings#appointments',
    ...screen,
    ...options,
  });
  open.push(watched);
  await watched.page
    .getByText(/预约名单|Appointments/)
    .first()
    .waitFor();
  return watched.page;
}
const saveBar = (page: Page) => page.getByRole('region', { name: '未保存的改动' });
const row = (page: Page, nth: number) => page.locator('.appointment').nth(nth);
const add = (page: Page) => page.getByRole('button', { name: '添加预约' }).click();
const held = z.looseObject({
  appointments: z.array(z.looseObject({ appointment: z.string(), service: z.string(), slotAt: z.int() })),
});

describe('the appointments of the plan', () => {
  it('given an empty list, when some are written, then what is wrong is told at its field, and what is saved is there when the day opens', async () => {
    const page = await appointmentsPage();
    await page.getByText('没有预约').waitFor();
    await add(page);
    await page.keyboard.press('Control+A');
    await page.keyboard.type('YY-1');
    await add(page);
    await page.keyboard.press('Control+A');
    await page.keyboard.type('YY-1');
    await row(page, 1).getByText('预约 YY-1 重复').waitFor();
    await row(page, 1).getByLabel('时间').fill('');
    await row(page, 1).getByText('请填时间，例如 09:15。').waitFor();
    await saveBar(page).getByRole('button', { name: '保存…' }).waitFor();
    expect(await saveBar(page).getByRole('button', { name: '保存…' }).isDisabled()).toBe(true);
    await shot(page, 'settings-appointments-wrong');
    expect(await barriersOn(page)).toEqual([]);

    // A row that is written in stays where it is, and goes to its place when it is left.
    await row(page, 1).getByLabel('时间').fill('08:30');
    await row(page, 1).getByLabel('业务').selectOption({ label: '租房提取' });
    await row(page, 1).getByLabel('预约号').fill('YY-2');
    await page.getByLabel('预约号').nth(1).press('Tab');
    await saveBar(page)
      .getByText(/新增预约 YY-2：.* 08:30 租房提取/)
      .waitFor();
    await saveBar(page).getByRole('button', { name: '保存…' }).click();
    expect(await page.getByLabel('预约号').first().inputValue()).toBe('YY-2');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').fill('首批预约');
    await dialog.getByRole('button', { name: '保存', exact: true }).click();
    await page.getByText('已保存为第2版').waitFor();
    await shot(page, 'settings-appointments');
    expect(await barriersOn(page)).toEqual([]);

    await hall.staff('10').does('/day/open');
    const { appointments } = held.parse(await hall.hub.read('/desk'));
    expect(appointments).toMatchObject([
      { appointment: 'YY-2', service: 'withdrawal-rent' },
      { appointment: 'YY-1' },
    ]);
  });

  it('given a version with appointments, then the history says what it changed, the file has them, and one may be moved and removed', async () => {
    const page = await appointmentsPage();
    const sections = page.getByRole('navigation', { name: '设置分类' });
    await sections.getByText('历史').click();
    await page.getByText(/新增预约 YY-1：/).waitFor();
    await sections.getByText('预约').click();
    await page.locator('details.item summary').first().click();
    const number = page.getByLabel('预约号');
    expect(await number.evaluateAll((all) => all.length)).toBe(2);
    await row(page, 0).getByLabel('日期').fill('2020-01-06');
    await row(page, 1).getByLabel('预约号').focus();
    await page.locator('details.item summary').getByText('2020-01-06').waitFor();
    await saveBar(page)
      .getByText(/预约 YY-2 · 日期：.* → 2020-01-06/)
      .waitFor();
    await page.getByRole('button', { name: /以前的 1 条/ }).click();
    await saveBar(page)
      .getByText(/删除预约 YY-2：/)
      .waitFor();
    await page.getByRole('button', { name: '放弃改动' }).click();
    await saveBar(page).waitFor({ state: 'detached' });
  });

  it('given somebody who may only look, then it speaks English, and nothing can be typed', async () => {
    const page = await appointmentsPage({ staff: '10', language: 'en' });
    await page.locator('details.item summary').first().click();
    await page.getByLabel('Number').first().waitFor();
    expect(await page.getByLabel('Number').first().isDisabled()).toBe(true);
    await shot(page, 'settings-appointments-en');
    expect(await barriersOn(page)).toEqual([]);
  });
});
