import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { WholeHall } from '../hall/whole-hall.ts';
import { barriersOn } from './accessible.ts';
import { launchChromium } from './chromium.ts';
import { shot } from './shots.ts';
import { openWatchedPage, type WatchedPage } from './watched-page.ts';

const desk = { width: 1280, height: 800 };

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

/** The sign-in page in a browser that nobody used before; `provokes`: refusals that the test asks for. */
async function at(path: string, { provokes = [] as number[], language = 'zh' } = {}): Promise<Page> {
  const watched = await openWatchedPage(browser, hall.hub.address + path, {
    ...desk,
    provokes,
    prepare: (context) =>
      context.addInitScript(
        `if (!localStorage.getItem('jiaohao-language')) localStorage.setItem('jiaohao-language', '${language}')`,
      ),
  });
  open.push(watched);
  return watched.page;
}
const fill = async (page: Page, fields: Record<string, string>): Promise<void> => {
  for (const [name, value] of Object.entries(fields))
    await page.getByLabel(name, { exact: true }).fill(value);
};
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const arrives = (page: Page, path: string) => page.waitForURL((url) => url.pathname === path);

describe('the first administrator', () => {
  it('given nobody administers, when the link that the hub printed is opened, then it makes one, once', async () => {
    const [line = ''] = hall.program('hub').lines.filter((each) => each.includes('firstAdministrator'));
    const link = /http:[^"\s]+#first=[\w-]+/.exec(line)?.[0] ?? '';
    const path = link.slice(hall.hub.address.length);

    const page = await at(path);
    await page.getByText('建立第一个系统管理员').waitFor();
    expect(page.url()).not.toContain('first=');
    await shot(page, 'sign-in-first');
    expect(await barriersOn(page)).toEqual([]);
    await press(page, '建立并登录');
    await page.getByRole('alert').getByText('请填写工号').waitFor();
    await fill(page, { 工号: '91', 姓名: '钱明', 姓名拼音: 'Qian Ming' });
    await fill(page, { 新密码: '我爱喝龙井茶和咖啡', 再输入一次: '我爱喝龙井茶' });
    await press(page, '建立并登录');
    await page.getByRole('alert').getByText('至少要十个字符').waitFor();
    await fill(page, { 新密码: '我爱喝龙井茶和热咖啡', 再输入一次: '我爱喝龙井茶和热咖啡' });
    await press(page, '建立并登录');
    await arrives(page, '/accounts');
    await page.getByRole('cell', { name: '钱明' }).waitFor();

    const late = await at(path, { provokes: [403], language: 'en' });
    await fill(late, { 'Staff number': '92', Name: '孙' });
    await fill(late, { 'New password': 'ten letters or more', 'Once more': 'ten letters or more' });
    await press(late, 'Create and sign in');
    await late.getByText('is wrong or used up').waitFor();
    await shot(late, 'sign-in-first-late-en');
    expect(await barriersOn(late)).toEqual([]);
  });
});

describe('somebody of the staff', () => {
  it('given a one-time password, when they sign in, then they choose their own and come to where they wanted', async () => {
    const once = await hall.secrets.oneTimePassword('01');
    const page = await at('/sign-in?next=%2F%3Ffrom%3Dhere', { provokes: [400, 401] });
    await page.getByText('示范市住房公积金服务大厅').waitFor();
    await shot(page, 'sign-in');
    expect(await barriersOn(page)).toEqual([]);

    await press(page, '登录');
    await page.getByText('请填写工号').waitFor();
    await fill(page, { 工号: '01', 密码: 'not the password' });
    await press(page, '登录');
    await page.getByText('工号或密码不对').waitFor();
    await shot(page, 'sign-in-wrong');
    expect(await barriersOn(page)).toEqual([]);

    await fill(page, { 密码: once });
    await page.keyboard.press('Enter');
    await page.getByText('您用的是一次性密码').waitFor();
    await shot(page, 'sign-in-choose');
    expect(await barriersOn(page)).toEqual([]);
    await fill(page, { 新密码: '0101010101', 再输入一次: '0101010100' });
    await page.getByText('两次输入不一致').waitFor();
    await fill(page, { 再输入一次: '0101010101' });
    await press(page, '保存并继续');
    await page.getByText('密码太简单').waitFor();
    await fill(page, { 新密码: '三号窗口朝南采光好', 再输入一次: '三号窗口朝南采光好' });
    await press(page, '保存并继续');
    await page.getByText('密码至少要十个字符').waitFor();
    await fill(page, { 新密码: '三号窗口朝南，采光好', 再输入一次: '三号窗口朝南，采光好' });
    await press(page, '保存并继续');
    await page.waitForURL((url) => url.pathname + url.search === '/?from=here');

    const again = await at('/sign-in?next=//evil.example/', { provokes: [404] });
    await fill(again, { 工号: '01', 密码: '三号窗口朝南，采光好' });
    await press(again, '登录');
    // Theirs is the counter page, not what the address wanted.
    await arrives(again, '/counter');
    expect(again.url()).toContain(hall.hub.address);
  });

  it('given English, when Caps Lock is on, then the page says so; the password can be changed when signing in', async () => {
    await hall.hub.logIn('90');
    const password = await hall.secrets.passwordOf('90', hall.hub.address);
    const page = await at('/sign-in', { language: 'en' });
    await fill(page, { 'Staff number': '90' });
    await page.getByLabel('Password', { exact: true }).focus();
    await page.evaluate(capsLock(true));
    await page.getByText('Caps Lock is on').waitFor();
    await shot(page, 'sign-in-caps-en');
    expect(await barriersOn(page)).toEqual([]);
    await page.evaluate(capsLock(false));
    await page.getByText('Caps Lock is on').waitFor({ state: 'detached' });
    await fill(page, { Password: password });
    await press(page, 'Sign in and change the password');
    await page.getByText('Choose your own password').waitFor();
    await page.getByText('Hello Zhao Min (90).').waitFor();
    await fill(page, { 'New password': 'green tea at noon', 'Once more': 'green tea at noon' });
    await press(page, 'Save and go on');
    await arrives(page, '/accounts');
    await press(page, 'Sign out Zhao Min');
    await arrives(page, '/sign-in');
  });

  it('given the hub is away, when they sign in, then the page says so, and lets them in once it is back', async () => {
    const password = await hall.secrets.passwordOf('10', hall.hub.address);
    const page = await at('/sign-in?next=/', { language: 'zh' });
    await page.getByText('示范市住房公积金服务大厅').waitFor();
    await hall.killHub();
    await page.getByText('不是实时数据').waitFor();
    await fill(page, { 工号: '10', 密码: password });
    await press(page, '登录');
    await page.getByText('没有应答').waitFor();
    await shot(page, 'sign-in-hub-away');
    expect(await barriersOn(page)).toEqual([]);
    await hall.startHub();
    await page.getByText('不是实时数据').waitFor({ state: 'detached' });
    await fill(page, { 密码: password });
    await press(page, '登录');
    await arrives(page, '/');
    // What the browser says of a hub that is away is no fault of the page.
    await open.pop()?.abandon();
  });
});

/** What a keyboard says with each key: Playwright has no lock of its own to turn. */
const capsLock = (on: boolean): string =>
  `document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', bubbles: true, modifierCapsLock: ${on} }))`;
