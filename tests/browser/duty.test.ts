import { readFile } from 'node:fs/promises';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { eventually } from '../hall/eventually.ts';
import { wanted } from '../hall/http.ts';
import { checkJournal } from '../hall/journal.ts';
import { WholeHall } from '../hall/whole-hall.ts';
import { barriersOn } from './accessible.ts';
import { launchChromium } from './chromium.ts';
import { shot } from './shots.ts';
import { openStaffPage, type StaffAtPage } from './staff-at-page.ts';
import { openWatchedPage, type WatchedPage } from './watched-page.ts';

const large = { width: 1920, height: 1080 };
const small = { width: 1366, height: 768 };
const tablet = { width: 1024, height: 1366, hasTouch: true };

let hall: WholeHall;
let browser: Browser;
const open: WatchedPage[] = [];
beforeAll(async () => {
  const changeHall = ({ hall: { settings } }: { hall: { settings: object } }): void => {
    // Five who wait are many here.
    Object.assign(settings, { crowdedPerWindow: 4 });
  };
  [hall, browser] = await Promise.all([WholeHall.open({ changeHall }), launchChromium()]);
});
afterAll(async () => {
  await browser.close();
  await hall.close();
});
afterEach(async () => {
  for (const watched of open.splice(0)) await watched.close();
});

/** The page of the duty manager, number 10. What the hub refuses is told with 409. */
async function dutyPage(options: Partial<StaffAtPage> = {}): Promise<Page> {
  const at = { hall, staff: '10', path: '/duty', provokes: [409], ...large, ...options };
  const watched = await openStaffPage(browser, at);
  open.push(watched);
  await watched.page.locator('.windows .window-card').first().waitFor();
  return watched.page;
}
const press = (within: Page | Locator, name: string | RegExp) =>
  within.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name }).click();
const card = (page: Page, window: number) =>
  page.getByRole('listitem', { name: `${window}号窗口`, exact: true });
const manage = async (page: Page, window: number): Promise<Locator> => {
  await press(card(page, window), '管理');
  return page.getByRole('dialog');
};
const panel = (page: Page, title: string) => page.getByRole('region', { name: title, exact: true });
const go = (page: Page, place: string) => page.getByRole('link', { name: place, exact: true }).click();
const takes = (service: string, more: Record<string, unknown> = {}) => hall.staff('02').issues(service, more);

const hallView = z.looseObject({
  notices: z.array(z.object({ zh: z.string(), en: z.string() })),
  services: z.array(z.looseObject({ id: z.string(), open: z.boolean() })),
});
/** What every screen of the hall is told. */
const screens = async () => hallView.parse(await wanted(`${hall.hub.address}/api/hall`));
const screensSay = (words: string, said = true) =>
  eventually(`"${words}" on the screens: ${said}`, async () => {
    const { notices } = await screens();
    return notices.some(({ zh }) => zh.includes(words)) === said ? true : undefined;
  });
/** Kiosks offer a service, or name it as one that takes nobody now. */
const takesTickets = (service: string, takesThem: boolean) =>
  eventually(`${service} issuing: ${takesThem}`, async () =>
    (await screens()).services.find(({ id }) => id === service)?.open === takesThem ? true : undefined,
  );
/** Everything fits the screen: nobody has to scroll for it. */
const fits = (page: Page, way: 'Height' | 'Width') =>
  page.evaluate(`document.documentElement.scroll${way} <= window.inner${way}`);

describe('the duty manager, before the day', () => {
  it('given all devices, when they are tried, then each proves itself and the check is in the books', async () => {
    const page = await dutyPage();
    await go(page, '班前检查');
    await panel(page, '3号窗口').waitFor();
    await shot(page, 'duty-opening-before');
    expect(await barriersOn(page)).toEqual([]);
    await press(page, '自动检查全部设备');
    await panel(page, '取号机K1').getByText('测试页已打印').waitFor();
    await panel(page, '8号窗口').getByText('屏已确认').waitFor();
    await press(page, '自动检查全部设备');
    await page.getByText('正在检查…').waitFor({ state: 'detached' });

    const three = panel(page, '3号窗口');
    await three.getByRole('button', { name: '试' }).first().click();
    await three.getByText('请在30秒内').waitFor();
    await shot(page, 'duty-opening-key');
    expect(await barriersOn(page)).toEqual([]);
    await hall.bench.press(3, 'recall');
    await three.getByText('已收到按键').waitFor();
    await press(panel(page, '中心'), '中心 时钟 通过');
    await press(panel(page, '8号窗口'), /评价器 未通过$/);
    expect(await page.getByRole('button', { name: /记录检查/ }).isDisabled()).toBe(true);
    await page.getByLabel('说明').fill('8号评价器已报修');
    await press(page, /记录检查/);
    await page.getByText(/何静 \d\d:\d\d已记录/).waitFor();
    await shot(page, 'duty-opening-recorded');
    expect(await barriersOn(page)).toEqual([]);
    await go(page, '返回大厅');
    await page.getByText('营业中').waitFor();
    await page.getByText('大厅运行正常').waitFor();
    await shot(page, 'duty-quiet');
    expect(await barriersOn(page)).toEqual([]);
  });
});

describe('the duty manager, on the floor', () => {
  it('given many wait, when the alert is pressed once, then the window it names is open and serves them', async () => {
    const page = await dutyPage();
    const tickets = [];
    for (let n = 0; n < 5; n += 1) tickets.push(await takes('withdrawal-rent'));
    await takes('loan-application', { green: { reason: 'pregnant' } });
    await page.getByText('租房提取等候过多：5人').waitFor();
    await page.getByText('按一次即执行：').first().waitFor();
    await panel(page, '等候最久')
      .getByText(tickets[0] ?? '')
      .first()
      .waitFor();
    await shot(page, 'duty-alert');
    expect(await fits(page, 'Height'), 'the floor at a glance').toBe(true);
    expect(await barriersOn(page)).toEqual([]);

    await press(page, '开放3号窗口');
    await card(page, 3).getByText('空闲').waitFor();
    expect(await hall.hub.statusOf(3)).toBe('open');
    const { ticket } = await hall.staff('10').calls(3);
    await card(page, 3).getByText('办理中').waitFor();
    await card(page, 3).getByText(ticket).first().waitFor();
    await press(page, '开放4号窗口');
    await page.getByText('等候过多').waitFor({ state: 'detached' });
  });

  it('given a clerk who leaves, when the window is paused with a reason and resumed, then the hall sees it', async () => {
    const page = await dutyPage();
    await hall.staff('01').does('/windows/1/log-in', { clerk: '01' });
    await card(page, 1).getByText('林晓雨').waitFor();
    const dialog = await manage(page, 1);
    await dialog.getByLabel('原因').selectOption({ label: '用餐轮换' });
    await shot(page, 'duty-window');
    expect(await barriersOn(page)).toEqual([]);
    await press(dialog, '暂停窗口');
    await card(page, 1).getByText('用餐轮换').waitFor();
    await hall.bench.boardShows(1, '暂停');
    await press(card(page, 1), '恢复');
    await card(page, 1).getByText('空闲').waitFor();
  });

  it('given a queue nobody serves, when a window is given its service, then it is said before and done at once', async () => {
    const page = await dutyPage();
    const dialog = await manage(page, 1);
    await dialog.getByLabel('贷款申请 协助').check();
    await dialog.getByText('保存后立即生效：协助贷款申请。').waitFor();
    await shot(page, 'duty-window-services');
    expect(await barriersOn(page)).toEqual([]);
    await press(dialog, '保存业务调整');
    await card(page, 1).getByText('协助：贷款申请').waitFor();
    const ticket = await takes('loan-application');
    const refused = await manage(page, 6);
    await press(refused, '开放窗口');
    await card(page, 6).getByText('空闲').waitFor();
    expect((await hall.staff('10').callsNumber(6, ticket)).ticket).toBe(ticket);
    await press(await manage(page, 6), '关闭窗口');
    await page.getByRole('dialog').getByText(`${ticket}还在窗口`).waitFor();
    await shot(page, 'duty-window-refused');
    expect(await barriersOn(page)).toEqual([]);
    expect(await hall.hub.statusOf(6)).toBe('open');
  });

  it('given the business system is down, when that is declared and ended, then kiosks stop and go on, and every screen says so', async () => {
    const page = await dutyPage();
    await press(page, '业务系统故障');
    const dialog = page.getByRole('dialog');
    await dialog.getByText('继续取号').waitFor();
    await dialog.getByLabel('全部业务').uncheck();
    await dialog.getByLabel('提前还款').check();
    await press(dialog, '60分钟');
    await dialog.getByText('停止取号').waitFor();
    await shot(page, 'duty-outage');
    expect(await barriersOn(page)).toEqual([]);
    await press(dialog, '宣布故障');
    await page.getByText(/业务系统故障：核心业务系统（提前还款）/).waitFor();
    await screensSay('业务系统故障');
    await takesTickets('loan-repayment', false);

    await press(page, '修改预计…');
    await press(dialog, '10分钟');
    await press(dialog, '保存预计');
    await takesTickets('loan-repayment', true);
    await press(page, '系统已恢复');
    await screensSay('业务系统故障', false);
    await page.getByText('业务系统故障：核心').waitFor({ state: 'detached' });
  });

  it('given something to tell, when a notice is posted and taken down, then it stands on every screen meanwhile', async () => {
    const page = await dutyPage();
    await press(page, '发布告示');
    const dialog = page.getByRole('dialog');
    await press(dialog, '发布');
    await dialog.getByText('请填写').first().waitFor();
    await press(dialog, '停电停水');
    await shot(page, 'duty-notice');
    expect(await barriersOn(page)).toEqual([]);
    await press(dialog, '发布');
    await panel(page, '告示').getByText('临时停水停电').waitFor();
    const board = await openWatchedPage(browser, `${hall.hub.address}/board/demo`, large);
    open.push(board);
    await board.page.getByText('临时停水停电').first().waitFor();
    await press(panel(page, '告示'), '撤下');
    await board.page.getByText('临时停水停电').first().waitFor({ state: 'detached' });
    await screensSay('停水停电', false);
  });

  it('given a device fails, when its board is dark, then its window and the list say so in words', async () => {
    const page = await dutyPage();
    await hall.trouble('board-2', 'unplugged');
    await card(page, 2)
      .getByText(/窗口屏/)
      .waitFor();
    await panel(page, '故障与待办').getByText('2号窗口 窗口屏：').waitFor();
    await shot(page, 'duty-trouble');
    expect(await barriersOn(page)).toEqual([]);
    await hall.trouble('board-2', 'unplugged', false);
    // What is too hot cannot wait, and stays a technician's until it is cleared.
    await hall.trouble('K2-printer', 'too-hot');
    await page.getByRole('alert').getByText('取号机K2 打印机过热').waitFor();
    await shot(page, 'duty-urgent');
    expect(await barriersOn(page)).toEqual([]);
    await hall.trouble('K2-printer', 'too-hot', false);
    await card(page, 2)
      .getByText(/窗口屏/)
      .waitFor({ state: 'detached' });
  });

  it('given a service that is to take nobody, when it is stopped, then kiosks offer it no more until it goes on', async () => {
    const page = await dutyPage();
    const row = panel(page, '各业务等候').getByRole('row').filter({ hasText: '账户转移' });
    await press(row, '停止');
    await takesTickets('account-transfer', false);
    expect(await row.getByRole('button', { name: '恢复' }).isEnabled()).toBe(true);
    await press(row, '恢复');
    await takesTickets('account-transfer', true);
  });

  it('given small screens and English, when the page is opened there, then all of it can be read', async () => {
    const english = await dutyPage({ language: 'en', ...small });
    await english.getByText('Waiting longest').waitFor();
    expect(await fits(english, 'Width')).toBe(true);
    await shot(english, 'duty-small-en');
    expect(await barriersOn(english)).toEqual([]);
    await english.setViewportSize(large);
    await shot(english, 'duty-large-en');
    expect(await barriersOn(english)).toEqual([]);
    const chinese = await dutyPage(tablet);
    expect(await fits(chinese, 'Width')).toBe(true);
    await shot(chinese, 'duty-tablet');
    expect(await barriersOn(chinese)).toEqual([]);
    await go(english, 'Waiting times');
    await english.getByRole('heading', { name: 'By service' }).waitFor();
    await english.locator('.hours-chart canvas').waitFor();
    await shot(english, 'duty-waits-en');
    expect(await barriersOn(english)).toEqual([]);
    await english.goto(`${hall.hub.address}/duty#opening`);
    await english.getByText('Try all devices').waitFor();
    await shot(english, 'duty-opening-en');
    expect(await barriersOn(english)).toEqual([]);
  });

  it('given somebody without the role, when they come to the page, then they are told whom it is for', async () => {
    const at = { hall, staff: '01', path: '/duty', ...small };
    const theirs = await openStaffPage(browser, at);
    open.push(theirs);
    await theirs.page.getByText('值班管理人员使用').waitFor();
    expect(await theirs.page.locator('.floor').count()).toBe(0);
  });

  it('given the hub dies, when it is back, then the page was grey meanwhile and goes on by itself', async () => {
    const page = await dutyPage();
    await hall.killHub();
    await page.getByText('连接中断').waitFor();
    await page.locator('.staff-page.stale').waitFor();
    await shot(page, 'duty-not-live');
    expect(await barriersOn(page)).toEqual([]);
    await hall.startHub();
    await page.getByText('连接中断').waitFor({ state: 'detached' });
    await press(card(page, 8), '开放');
    await card(page, 8).getByText('空闲').waitFor();
    await open.pop()?.abandon();
  });
});

/** What the desk wrote in its paper book before the hub was there: number, service, window, minutes ago, minutes waited and at the window. */
const onPaper: readonly [string, string, number, number, number, number][] = [
  ['A801', 'deposit-change', 1, 175, 4, 9],
  ['B801', 'withdrawal-rent', 3, 170, 12, 8],
  ['C801', 'loan-application', 6, 165, 9, 25],
  ['B802', 'withdrawal-rent', 3, 118, 26, 9],
  ['A802', 'deposit-change', 1, 112, 7, 6],
  ['C802', 'loan-repayment', 6, 108, 31, 14],
  ['B803', 'withdrawal-rent', 3, 62, 17, 7],
  ['A803', 'deposit-change', 1, 60, 11, 8],
  ['C803', 'loan-application', 6, 58, 22, 24],
];

/** The morning of the paper book, entered afterwards. */
async function entersTheMorning(): Promise<void> {
  const desk = hall.staff('02');
  const start = Date.now();
  for (const [ticket, service, window, ago, waited, served] of onPaper) {
    const issuedAt = start - ago * 60_000;
    const calledAt = issuedAt + waited * 60_000;
    await desk.does('/back-entries/tickets', { ticket, service, issuedAt });
    const ended = { how: 'done', at: calledAt + served * 60_000 };
    await desk.does('/back-entries/calls', { window, digits: ticket, calledAt, ended });
  }
}

describe('the duty manager, at the end of the day', () => {
  it('given a day’s tickets, when the sheet is downloaded, then it has each of them and nobody’s name', async () => {
    await entersTheMorning();
    const page = await dutyPage();
    await go(page, '等候统计');
    await page.locator('.hours-chart canvas').waitFor();
    await panel(page, '按业务').getByText('租房提取').waitFor();
    await panel(page, '按窗口').getByRole('row').nth(3).waitFor();
    await shot(page, 'duty-waits');
    expect(await barriersOn(page)).toEqual([]);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '导出明细' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^waits-demo-\d{4}-\d\d-\d\d\.csv$/);
    const sheet = await readFile(await download.path(), 'utf8');
    const { issued } = await hall.hub.day();
    expect(sheet.trimEnd().split('\r\n')).toHaveLength(issued + 1);
    expect(sheet).toContain('租房提取');
    expect(sheet).not.toMatch(/\*|[0-9a-f]{32}/);
  });

  it('given tickets that are not finished, when the day is closed, then each has a reason, and what was open was said before', async () => {
    const page = await dutyPage();
    await press(page, '收班');
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/还有\d+张号票未办结/).waitFor();
    await dialog.getByText('转到下一营业日继续处理：1张故障单').waitFor();
    expect(await dialog.getByRole('button', { name: '结束营业' }).isDisabled()).toBe(true);
    await dialog.getByLabel('未办结的原因').fill('停电，改日优先办理');
    await shot(page, 'duty-closing');
    expect(await barriersOn(page)).toEqual([]);
    await press(dialog, '结束营业');
    await page.getByText('已结束').waitFor();
    expect(await hall.hub.day()).toMatchObject({ phase: 'closed' });
    await shot(page, 'duty-closed');
    expect(await barriersOn(page)).toEqual([]);
  });

  it('given all that was done, when the journal is checked offline, then every promise was kept', async () => {
    expect(await checkJournal(hall)).toMatch(/all \d+ rules hold/);
  });
});
