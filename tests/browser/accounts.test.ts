import { request } from 'node:http';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { checkJournal } from '../hall/journal.ts';
import { signIn } from '../hall/staff-secrets.ts';
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

/** The accounts page of the administrator, number 90. */
async function accountsPage(options: Partial<StaffAtPage> = {}): Promise<Page> {
  const at = { hall, staff: '90', path: '/accounts', width: 1280, height: 800, ...options };
  const watched = await openStaffPage(browser, at);
  open.push(watched);
  return watched.page;
}
const rowOf = (page: Page, number: string) =>
  page.getByRole('row').filter({ has: page.getByRole('cell', { name: number, exact: true }) });
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const inDialog = (page: Page) => page.getByRole('dialog');
const answer = (page: Page, name: string) =>
  inDialog(page).getByRole('button', { name, exact: true }).click();

/** Somebody at another machine tries to sign in; the status of the answer. */
function triesFrom(localAddress: string, staff: string, password: string): Promise<number | undefined> {
  const headers = { 'content-type': 'application/json' };
  return new Promise((resolve, reject) => {
    request(`${hall.hub.address}/api/session`, { method: 'POST', localAddress, headers }, (answered) => {
      answered.resume();
      resolve(answered.statusCode);
    })
      .on('error', reject)
      .end(JSON.stringify({ staff, password }));
  });
}

describe('an administrator', () => {
  it('given somebody new, when an account is made, then its one-time password is shown once and lets them in', async () => {
    const page = await accountsPage();
    await rowOf(page, '01').getByText('林晓雨').waitFor();
    await shot(page, 'accounts');
    expect(await barriersOn(page)).toEqual([]);

    await press(page, '新建账号');
    await answer(page, '保存');
    await inDialog(page).getByText('请填写工号').waitFor();
    await page.getByLabel('工号', { exact: true }).fill('03');
    await page.getByLabel('姓名', { exact: true }).fill('郑爽');
    await page.getByLabel('姓名拼音', { exact: true }).fill('Zheng Shuang');
    await page.getByLabel('窗口人员').check();
    await page.getByLabel('咨询岗').check();
    await shot(page, 'accounts-new');
    expect(await barriersOn(page)).toEqual([]);
    await answer(page, '保存');

    const secret = await inDialog(page).locator('.secret').innerText();
    await shot(page, 'accounts-one-time');
    expect(await barriersOn(page)).toEqual([]);
    await page.emulateMedia({ media: 'print' });
    await shot(page, 'accounts-one-time-on-paper');
    expect(await barriersOn(page)).toEqual([]);
    expect(await page.getByRole('button', { name: '打印' }).isVisible()).toBe(false);
    await page.emulateMedia({ media: 'screen' });
    await answer(page, '完成');
    await rowOf(page, '03').getByText('一次性密码').waitFor();
    expect(await page.content()).not.toContain(secret);
    expect(await signIn(hall.hub.address, '03', secret)).toHaveProperty('cookie');
  });

  it('given English, when roles are changed and a PIN is made, then the page shows it and a keypad takes the PIN', async () => {
    const page = await accountsPage({ language: 'en' });
    await rowOf(page, '02').getByText('Zhou Mingyuan').waitFor();
    await rowOf(page, '02').getByRole('button', { name: 'Edit' }).click();
    await page.getByLabel('Consultant').uncheck();
    await answer(page, 'Save');
    await rowOf(page, '02').getByText('Consultant').waitFor({ state: 'detached' });

    await rowOf(page, '02').getByRole('button', { name: 'New PIN' }).click();
    await shot(page, 'accounts-new-pin-en');
    expect(await barriersOn(page)).toEqual([]);
    await answer(page, 'New keypad PIN');
    const pin = await inDialog(page).locator('.secret').innerText();
    await answer(page, 'Done');
    await rowOf(page, '02').getByText('Has PIN').waitFor();
    await shot(page, 'accounts-en');
    expect(await barriersOn(page)).toEqual([]);
    await hall.bench.pressAccepted(3, 'confirm', `02${pin}`);
  });

  it('given somebody signed in, when their account is disabled, then their page is shut at once, and opens when it is enabled', async () => {
    const theirs = await openStaffPage(browser, {
      hall,
      staff: '01',
      path: '/accounts',
      width: 1280,
      height: 800,
      provokes: [401],
    });
    open.push(theirs);
    await theirs.page.getByText('只有系统管理员').waitFor();
    const page = await accountsPage();
    await rowOf(page, '01').getByRole('button', { name: '停用' }).click();
    await inDialog(page).getByText('此人立即退出').waitFor();
    await shot(page, 'accounts-disable');
    expect(await barriersOn(page)).toEqual([]);
    await answer(page, '停用账号');
    await rowOf(page, '01').getByText('已停用').waitFor();
    await theirs.page.waitForURL((url) => url.pathname === '/sign-in');

    await rowOf(page, '01').getByRole('button', { name: '启用' }).click();
    await answer(page, '启用账号');
    await rowOf(page, '01').getByText('可登录').waitFor();
    expect(await rowOf(page, '01').getByText('已停用').count()).toBe(0);
  });

  it('given the last administrator, when the account is to be disabled, then it is refused in words', async () => {
    const page = await accountsPage({ provokes: [409] });
    await rowOf(page, '90').getByRole('button', { name: '停用' }).click();
    await answer(page, '停用账号');
    await inDialog(page).getByText('最后一个可用的管理员').waitFor();
    await shot(page, 'accounts-last');
    expect(await barriersOn(page)).toEqual([]);
    await answer(page, '取消');
    await inDialog(page).waitFor({ state: 'detached' });
    expect(await rowOf(page, '90').getByText('可登录').isVisible()).toBe(true);
  });

  it('given many wrong passwords from many places, when the lock is lifted, then the account opens there again', async () => {
    const password = await hall.secrets.passwordOf('20', hall.hub.address);
    // Five tries a minute from one place; so many places close the account to all that are not known.
    for (const place of [2, 3, 4, 5])
      for (let n = 0; n < 5; n += 1) await triesFrom(`127.0.0.${place}`, '20', 'a wild guess');
    expect(await triesFrom('127.0.0.9', '20', password)).toBe(429);

    const page = await accountsPage();
    await rowOf(page, '20').getByText('锁定至').waitFor();
    await shot(page, 'accounts-locked');
    expect(await barriersOn(page)).toEqual([]);
    await rowOf(page, '20').getByRole('button', { name: '解锁' }).click();
    await answer(page, '解除锁定');
    await rowOf(page, '20').getByText('锁定至').waitFor({ state: 'detached' });
    expect(await triesFrom('127.0.0.9', '20', password)).toBe(200);

    await rowOf(page, '20').getByRole('button', { name: '重置密码' }).click();
    await answer(page, '重置密码');
    const secret = await inDialog(page).locator('.secret').innerText();
    await answer(page, '完成');
    expect(await triesFrom('127.0.0.9', '20', password)).toBe(401);
    expect(await triesFrom('127.0.0.9', '20', secret)).toBe(200);
  });

  it('given the hub was away, when it is back, then the page goes on by itself', async () => {
    const page = await accountsPage();
    await rowOf(page, '01').waitFor();
    await hall.killHub();
    await page.getByText('没有应答').waitFor();
    await shot(page, 'accounts-hub-away');
    expect(await barriersOn(page)).toEqual([]);
    await hall.startHub();
    await page.getByText('没有应答').waitFor({ state: 'detached' });
    expect(await rowOf(page, '01').isVisible()).toBe(true);
    await open.pop()?.abandon();
  });

  it('given all that was done, when the journal is checked offline, then every promise was kept', async () => {
    expect(await checkJournal(hall)).toContain('rules hold');
  });
});
