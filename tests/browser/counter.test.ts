import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { checkJournal } from '../hall/journal.ts';
import { WholeHall } from '../hall/whole-hall.ts';
import { barriersOn } from './accessible.ts';
import { launchChromium } from './chromium.ts';
import { shot } from './shots.ts';
import { openStaffPage, type StaffAtPage } from './staff-at-page.ts';
import { usedFonts } from './used-fonts.ts';
import type { WatchedPage } from './watched-page.ts';

const small = { width: 1366, height: 768 };
const large = { width: 1920, height: 1080 };

let hall: WholeHall;
let browser: Browser;
const open: WatchedPage[] = [];
beforeAll(async () => {
  const changeHall = ({ hall: { settings } }: { hall: { settings: object } }): void => {
    // A third call may be marked as missed, and calls count at once: nobody waits in a test.
    Object.assign(settings, {
      signIn: 'required',
      missCalls: 3,
      missCallGapSeconds: 0,
      misclickGuardSeconds: 0,
    });
  };
  [hall, browser] = await Promise.all([WholeHall.open({ changeHall }), launchChromium()]);
  await hall.staff('02').does('/windows/4/log-in', { clerk: '02' });
});
afterAll(async () => {
  await browser.close();
  await hall.close();
});
afterEach(async () => {
  for (const watched of open.splice(0)) await watched.close();
});

const incidents = z.tuple([z.looseObject({ id: z.string() })]);

/** The page of window 3, for number 01 unless said otherwise. What the hub refuses is told with 404 and 409. */
async function windowPage(options: Partial<StaffAtPage> = {}): Promise<Page> {
  const at = { hall, staff: '01', path: '/counter/3', provokes: [404, 409], ...small, ...options };
  const watched = await openStaffPage(browser, at);
  open.push(watched);
  return watched.page;
}

/** The same, once the clerk can see how the window is. */
async function counterPage(options: Partial<StaffAtPage> = {}): Promise<Page> {
  const page = await windowPage(options);
  await page.locator('.window-bar').waitFor();
  return page;
}

/** Keys, one after the other, as a person presses them. */
async function keys(page: Page, ...pressed: string[]): Promise<void> {
  for (const key of pressed) await page.keyboard.press(key);
}
const sees = (page: Page, text: string) => page.getByText(text).first().waitFor();
const told = (page: Page, text: string) => page.locator('.outcome').getByText(text).waitFor();
const isAt = (page: Page, ticket: string) =>
  page.locator('.in-hand .who').getByText(ticket).first().waitFor();
const isFree = (page: Page) => page.locator('.in-hand .nobody').waitFor();
const strangeFonts = async (page: Page) => (await usedFonts(page)).filter(({ bundled }) => !bundled);
const takes = (more: Record<string, unknown> = {}) => hall.staff('02').issues('withdrawal-rent', more);

async function callsNext(page: Page, ticket: string): Promise<void> {
  await keys(page, 'n');
  await isAt(page, ticket);
}

describe('a clerk without a mouse', () => {
  let page: Page;
  /** Each of these goes on where the one before ended, on the same page. */
  const clerks: WatchedPage[] = [];
  beforeAll(async () => {
    clerks.push(
      await openStaffPage(browser, { hall, staff: '01', path: '/counter', provokes: [404, 409], ...small }),
    );
    page = clerks[0]!.page;
  });
  afterAll(async () => {
    for (const watched of clerks) await watched.close();
  });

  it('given the hall’s windows, when the digit of one is pressed and L, then the clerk is logged in and the window open', async () => {
    await page.getByRole('link', { name: /3号窗口/ }).waitFor();
    await shot(page, 'counter-choose');
    expect(await barriersOn(page)).toEqual([]);
    await keys(page, '3');
    await page.waitForURL(/\/counter\/3$/);
    await sees(page, '无人上岗');
    await shot(page, 'counter-closed');
    expect(await barriersOn(page)).toEqual([]);
    await keys(page, 'n');
    await told(page, '请先上岗');
    expect(await barriersOn(page)).toEqual([]);
    await keys(page, 'l');
    await told(page, '已上岗');
    await page.locator('.window-bar').getByText('林晓雨 01').waitFor();
    expect(await hall.hub.statusOf(3)).toBe('open');
  });

  it('given a pregnant member took a number later, when N is pressed, then she is called first, and the page says why and what the board shows', async () => {
    expect(await takes()).toBe('B001');
    expect(await takes({ green: { reason: 'pregnant' } })).toBe('B002');
    expect(await takes()).toBe('B003');
    expect(await hall.staff('02').issues('withdrawal-retirement')).toBe('B004');
    await page.locator('.coming .queue li').nth(3).waitFor();
    expect(await page.locator('.coming .queue li').first().innerText()).toMatch(/B002[^]*绿色通道（孕妇）/);
    await callsNext(page, 'B002');
    await sees(page, '为什么叫这一号：绿色通道（孕妇）');
    await sees(page, '首问责任人是您');
    await page.locator('.board-now').getByText('请B002号到3号窗口').waitFor();
    await hall.bench.boardShows(3, '请B002号到3号窗口');
    await page.locator('.board-now').getByText('显示正常').waitFor();
    await shot(page, 'counter-called');
    expect(await barriersOn(page)).toEqual([]);
    expect(await strangeFonts(page)).toEqual([]);
  });

  it('given papers are not complete, when they are ticked and H is pressed, then the ticket is held with what is missing', async () => {
    await keys(page, 's');
    await page.locator('.in-hand').getByText('办理中').waitFor();
    await keys(page, 'd', 'Space', 'ArrowDown', 'Space');
    await page.locator('.papers').getByText('还差1份').waitFor();
    await shot(page, 'counter-papers');
    expect(await barriersOn(page)).toEqual([]);
    await keys(page, 'h');
    await page.getByRole('dialog').waitFor();
    expect(await page.getByRole('dialog').getByRole('textbox').inputValue()).toBe('缺：无房证明');
    await shot(page, 'counter-hold');
    expect(await barriersOn(page)).toEqual([]);
    await keys(page, 'Enter');
    await isFree(page);
    await page.locator('.held').getByText('缺：无房证明').waitFor();
    expect(await hall.staff('10').sees('B002')).toMatchObject({ state: 'held', heldAt: 3 });
  });

  it('given a member at the wrong window, when T and its digit are pressed, then the other window has the ticket', async () => {
    await callsNext(page, 'B001');
    await keys(page, 't');
    await page.getByRole('dialog').getByText('4号窗口').waitFor();
    await shot(page, 'counter-transfer');
    expect(await barriersOn(page)).toEqual([]);
    await keys(page, '4');
    await told(page, '已转办');
    expect((await hall.staff('02').calls(4)).ticket).toBe('B001');
    await hall.staff('02').does('/windows/4/finish');
  });

  it('given nobody comes, when R is pressed until it was the third call, then M marks the ticket as missed, and not before', async () => {
    await callsNext(page, 'B003');
    await sees(page, '第1次叫号；再叫2次可以过号');
    await keys(page, 'm');
    await told(page, '叫满3次才能过号');
    await keys(page, 'r');
    await sees(page, '第2次叫号；再叫1次可以过号');
    await shot(page, 'counter-second-call');
    expect(await barriersOn(page)).toEqual([]);
    await keys(page, 'r');
    await sees(page, '已叫3次无人应答，可以过号');
    await keys(page, 'm');
    await told(page, '已过号');
    expect((await hall.staff('10').sees('B003')).state).toBe('missed');
  });

  it('given the held papers are there, when U is pressed, then the ticket is at the window again, and a grade is asked for and comes', async () => {
    await keys(page, 'u');
    await isAt(page, 'B002');
    await sees(page, '挂起时注明：缺：无房证明');
    await page.locator('.papers').getByText('还差1份').waitFor();
    await keys(page, 'd', 'Space');
    await page.locator('.papers').getByText('已齐').waitFor();
    await keys(page, 'f');
    await told(page, '已办结');
    await keys(page, 'e');
    await told(page, '已请评价');
    await hall.bench.isAsked(3);
    await page.locator('.grade').getByText('尚未评价').waitFor();
    await hall.bench.grade(3, 1);
    await page.locator('.grade').getByText('非常满意').waitFor();
    expect((await hall.staff('10').sees('B002')).grade).toBe(1);
    await shot(page, 'counter-graded');
    expect(await barriersOn(page)).toEqual([]);
  });

  it('given a number is typed, when Enter is pressed, then that one is called; C puts it back', async () => {
    expect(await takes()).toBe('B005');
    await page.locator('.coming').getByText('B005').first().waitFor();
    await keys(page, '9', '9', 'Escape', '6', 'Backspace', '5');
    await page.locator('.typed').getByText('··5').waitFor();
    await shot(page, 'counter-typed');
    expect(await barriersOn(page)).toEqual([]);
    await keys(page, 'Enter');
    await isAt(page, 'B005');
    await sees(page, '窗口人员按号呼叫');
    await keys(page, 'c');
    await isFree(page);
    expect((await hall.staff('10').sees('B005')).state).toBe('waiting');
    await keys(page, '7', '7', '7', 'Enter');
    await told(page, '没有号票');
  });

  it('given the clerk has to go, when P and a reason are chosen, then the window pauses with it, and P resumes', async () => {
    await keys(page, 'p');
    await page.getByRole('dialog').getByText('用餐').waitFor();
    await shot(page, 'counter-pause');
    expect(await barriersOn(page)).toEqual([]);
    await keys(page, '2');
    await told(page, '已暂停服务');
    await page.locator('.window-bar').getByText('用餐').waitFor();
    await hall.bench.boardShows(3, '暂停服务');
    await shot(page, 'counter-paused');
    expect(await barriersOn(page)).toEqual([]);
    await keys(page, 'n');
    await told(page, '请先恢复');
    await keys(page, 'p');
    await told(page, '已恢复服务');
    await keys(page, 'p');
    await page.getByRole('dialog').getByRole('textbox').waitFor();
    await keys(page, 'Tab', 'Tab', 'Tab', 'Tab', 'Tab', 'Tab');
    await page.keyboard.insertText('送材料到档案室');
    await keys(page, 'Enter');
    await page.locator('.window-bar').getByText('送材料到档案室').waitFor();
    await keys(page, 'p');
    await told(page, '已恢复服务');
  });

  it('given a key is forgotten, when ? is pressed, then all are told, and Escape goes back', async () => {
    await keys(page, '?');
    await page.getByRole('dialog').getByText('撤回叫号').waitFor();
    await shot(page, 'counter-help');
    expect(await barriersOn(page)).toEqual([]);
    expect(await strangeFonts(page)).toEqual([]);
    await keys(page, 'n', 'Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await isFree(page);
    await keys(page, '?', 'Space');
    await page.getByRole('dialog').getByRole('checkbox', { checked: false }).waitFor();
    await keys(page, 'Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await keys(page, 'n', '5');
    await page.locator('.typed').getByText('···').waitFor();
    await isFree(page);
    await page.getByRole('button', { name: '快捷键' }).press('Enter');
    await page.getByRole('dialog').getByRole('checkbox').press('Space');
    await keys(page, 'Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('given the others are served, when L is pressed, then the window is closed', async () => {
    await callsNext(page, 'B004');
    await callsNext(page, 'B005');
    await keys(page, 'f');
    await isFree(page);
    await keys(page, 'l');
    await told(page, '已下岗');
    expect(await hall.hub.statusOf(3)).toBe('closed');
    expect(await checkJournal(hall)).toMatch(/all \d+ rules hold/);
  });
});

describe('a window of all services', () => {
  it('given a number that two series have, when it is typed, then the clerk is asked which, and the one picked is called', async () => {
    await hall.staff('01').does('/windows/8/log-in', { clerk: '01' });
    const deposit = await hall.staff('02').issues('deposit-change');
    const loan = await hall.staff('02').issues('loan-repayment');
    expect([deposit, loan]).toEqual(['A001', 'C001']);
    const page = await counterPage({ path: '/counter/8' });
    await page.locator('.coming').getByText(loan).first().waitFor();
    await keys(page, '1', 'Enter');
    await page.getByRole('dialog').getByText(loan).waitFor();
    await shot(page, 'counter-which');
    expect(await barriersOn(page)).toEqual([]);
    await keys(page, '2');
    await isAt(page, loan);
    await callsNext(page, deposit);
    await keys(page, 'h');
    await page.getByRole('dialog').waitFor();
    await keys(page, 'Enter');
    await isFree(page);
    await hall.staff('02').issues('loan-repayment');
    await callsNext(page, 'C002');
    await keys(page, 'h');
    await page.getByRole('dialog').waitFor();
    await keys(page, 'Enter');
    await isFree(page);
    await keys(page, 'u');
    await page.getByRole('dialog').getByText('缴存登记与变更').waitFor();
    await shot(page, 'counter-take-up');
    expect(await barriersOn(page)).toEqual([]);
    await keys(page, '1');
    await isAt(page, deposit);
    await keys(page, 'u');
    await told(page, '材料已齐，下一个叫');
    await isAt(page, deposit);
    await callsNext(page, 'C002');
    await keys(page, 'f');
    await isFree(page);
    await keys(page, 'w');
    await page.waitForURL(/\/counter$/);
    await page.getByRole('link', { name: /综合窗口.*您在此上岗/ }).waitFor();
    await hall.staff('01').does('/windows/8/log-out');
  });
});

describe('a window whose devices fail', () => {
  it('given the keypads are unplugged, then the page says so and calls on; plugged in again, the keypad goes on where the page was', async () => {
    const page = await counterPage();
    await keys(page, 'l');
    await told(page, '已上岗');
    await hall.trouble('counter-bus', 'unplugged');
    await page.getByRole('alert').getByText('键盘故障，请用本页叫号').waitFor();
    const first = await takes();
    const second = await takes();
    await callsNext(page, first);
    await hall.bench.boardShows(3, `请${first}号到3号窗口`);
    await shot(page, 'counter-keypad-faulty');
    expect(await barriersOn(page)).toEqual([]);
    await hall.trouble('counter-bus', 'unplugged', false);
    await page.getByText('键盘故障').waitFor({ state: 'detached' });
    await hall.bench.pressAccepted(3, 'call');
    await isAt(page, second);
    await keys(page, 'f');
    await isFree(page);
  });

  it('given a keypad is dead and no machine can see it, when B and its digit are pressed, then it is reported, until a technician has looked', async () => {
    const page = await counterPage();
    await isFree(page);
    await keys(page, 'b');
    await page.getByRole('dialog').getByText('叫号键盘没有反应').waitFor();
    await shot(page, 'counter-report');
    expect(await barriersOn(page)).toEqual([]);
    await keys(page, '1');
    await told(page, '已报修');
    await page.getByRole('alert').getByText('键盘故障，请用本页叫号').waitFor();
    const [{ id }] = incidents.parse(await hall.hub.read('/incidents'));
    await hall.staff('20').does(`/incidents/${id}/clear`, { note: '已更换' });
    await page.getByText('键盘故障').waitFor({ state: 'detached' });
  });

  it('given the board is dark, then the page says that it does not show the call, and to call aloud', async () => {
    const page = await counterPage(large);
    await hall.trouble('board-3', 'silent');
    const number = await takes();
    await callsNext(page, number);
    await page.locator('.board-now').getByText('没有正常显示').waitFor();
    await sees(page, '请同时口头叫号');
    await shot(page, 'counter-board-dark');
    expect(await barriersOn(page)).toEqual([]);
    await hall.trouble('board-3', 'silent', false);
    await page.locator('.board-now').getByText('显示正常').waitFor();
    await keys(page, 'f');
    await isFree(page);
  });
});

describe('several hands at one window', () => {
  it('given a note is being written, when the keypad calls the next meanwhile, then nothing happens to that one', async () => {
    const first = await takes();
    const second = await takes();
    const page = await counterPage();
    await callsNext(page, first);
    await keys(page, 'h');
    await page.getByRole('dialog').waitFor();
    await hall.bench.pressAccepted(3, 'call');
    await told(page, '窗口的号票已变');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await isAt(page, second);
    expect((await hall.staff('10').sees(first)).state).toBe('done');
    await keys(page, 'f');
    await isFree(page);
  });

  it('given a colleague is logged in at the window, then their page is only looked at', async () => {
    const page = await counterPage({ staff: '02' });
    await sees(page, '林晓雨（01）在本窗口上岗，您只能查看');
    expect(await page.getByRole('button', { name: '叫下一号' }).isDisabled()).toBe(true);
    await keys(page, 'n');
    await told(page, '您只能查看');
  });

  it('given no work at windows, then there is nothing to see', async () => {
    const page = await windowPage({ staff: '20', provokes: [403] });
    await sees(page, '选择窗口');
    await page.getByRole('alert').first().waitFor();
    expect(await page.locator('.workplace').count()).toBe(0);
  });
});

describe('the page in English', () => {
  it('given a clerk who reads English, then all is said in it', async () => {
    const page = await counterPage({ language: 'en', ...large });
    const number = await takes({ green: { reason: 'elderly' } });
    await takes();
    await callsNext(page, number);
    await sees(page, 'Why this one: green channel (elderly)');
    await sees(page, 'You were asked first');
    await shot(page, 'counter-en-1920');
    expect(await barriersOn(page)).toEqual([]);
    await page.setViewportSize(small);
    await shot(page, 'counter-en');
    expect(await barriersOn(page)).toEqual([]);
    await keys(page, '?');
    await page.getByRole('dialog').getByText('Take back').waitFor();
    await shot(page, 'counter-help-en');
    expect(await barriersOn(page)).toEqual([]);
    // At once: what is asked is over with the key.
    await keys(page, 'Escape', 't');
    await page.getByRole('dialog').getByText('Window 4').waitFor();
    await shot(page, 'counter-transfer-en');
    expect(await barriersOn(page)).toEqual([]);
    await keys(page, 'Escape', 'f');
    await isFree(page);
  });
});

describe('a hub that is gone', () => {
  it('given it is killed, then what was is greyed and nothing can be pressed; when it is back, the page is as the hall is', async () => {
    const watched = await openStaffPage(browser, { hall, staff: '01', path: '/counter/3', ...small });
    const { page } = watched;
    await page.locator('.coming .queue li').first().waitFor();
    const [number = ''] = /[A-Z]\d{3}/.exec(await page.locator('.coming .queue').innerText()) ?? [];
    await hall.killHub();
    await page.getByRole('alert').getByText('以下不是实时数据').waitFor();
    await page.locator('main.stale').waitFor();
    await keys(page, 'n');
    await told(page, '连接中断，暂不能操作');
    await shot(page, 'counter-not-live');
    expect(await barriersOn(page)).toEqual([]);
    await hall.startHub();
    await page.getByText('以下不是实时数据').waitFor({ state: 'detached' });
    await page.locator('main:not(.stale)').waitFor();
    expect((await hall.staff('01').calls(3)).ticket).toBe(number);
    await isAt(page, number);
    await keys(page, 'f');
    await isFree(page);
    expect(await checkJournal(hall)).toMatch(/all \d+ rules hold/);
    await watched.abandon();
  });
});

describe('a clerk who may not come in any more', () => {
  it('given the page is open, when the account is disabled, then it shows nothing any more and asks to sign in', async () => {
    const page = await windowPage({ staff: '02', path: '/counter/4', provokes: [401] });
    await page.locator('.window-bar').waitFor();
    await hall.staff('90').send('/accounts/02', { disabled: true }, { method: 'PATCH' });
    await page.waitForURL((url) => url.pathname === '/sign-in' && url.search.includes('counter'));
  });
});
