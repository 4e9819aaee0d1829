import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { takeTicket } from '../hall/taking.ts';
import { WholeHall } from '../hall/whole-hall.ts';
import { barriersOn } from './accessible.ts';
import { launchChromium } from './chromium.ts';
import { shot } from './shots.ts';
import { usedFonts } from './used-fonts.ts';
import { openWatchedPage, type WatchedPage } from './watched-page.ts';

const telephone = { width: 375, height: 812, hasTouch: true, scale: 2 };

/** What the hall tells of a service, and one thing it does not. */
const guide = {
  conditions: {
    zh: '连续缴存满三个月，本人及配偶在本市无房。',
    en: 'Three months paid in; neither you nor your spouse owns a home here.',
  },
  timeLimit: {
    zh: '当场办结，三个工作日内到账。',
    en: 'Done at once; the money comes within three working days.',
  },
  complaints: { zh: '服务热线 12329', en: 'Hotline 12329' },
};

let hall: WholeHall;
let browser: Browser;
const open: WatchedPage[] = [];
beforeAll(async () => {
  const quick = { missCallGapSeconds: 0, misclickGuardSeconds: 0 };
  [hall, browser] = await Promise.all([
    WholeHall.open({
      changeHall({ hall: { settings, services } }) {
        Object.assign(settings, quick);
        Object.assign(services.find(({ id }) => id === 'withdrawal-rent') ?? {}, { guide });
      },
    }),
    launchChromium(),
  ]);
});
afterAll(async () => {
  await browser.close();
  await hall.close();
});
afterEach(async () => {
  for (const watched of open.splice(0)) await watched.close();
});

/** A member takes a ticket and scans the code on its paper. */
async function takesAndScans(
  service: string,
  card?: string,
): Promise<{ number: string; page: Page; address: string }> {
  const number = await takeTicket(hall, service, card);
  const [address = ''] = (await hall.bench.lastSlip('K1')).qr;
  return { number, address, page: await scans(address) };
}
async function scans(address: string, provokes: number[] = []): Promise<Page> {
  const watched = await openWatchedPage(browser, address, { ...telephone, provokes });
  open.push(watched);
  return watched.page;
}
const does = (path: string, body?: object) => hall.staff('10').does(path, body);
const says = (page: Page, zh: string, en: string) =>
  Promise.all([page.getByText(zh, { exact: true }).waitFor(), page.getByText(en, { exact: true }).waitFor()]);
/** Nothing is wider than the telephone. */
const isAsWide = (page: Page) => page.evaluate<number>('document.documentElement.scrollWidth');

describe('a member with a telephone', () => {
  it('given a ticket in line, when it is called and served, then the page says so each time, the window in large', async () => {
    await hall.openWindows(3);
    const first = await takeTicket(hall, 'withdrawal-rent');
    const { number, page } = await takesAndScans('withdrawal-rent', 'zhang-san');
    await says(page, '前面还有', 'People ahead of you');
    await page.locator('.ahead').getByText('1', { exact: true }).waitFor();
    await page.getByText(number, { exact: true }).waitFor();
    await page.getByText('请备齐材料').waitFor();
    expect(await page.content()).not.toMatch(/张\*|张三/);
    await shot(page, 'tracker-waiting');
    expect(await barriersOn(page)).toEqual([]);
    expect(await isAsWide(page)).toBe(telephone.width);
    await page.getByText('办事指南').tap();
    await says(page, guide.timeLimit.zh, guide.timeLimit.en);
    await page.getByText('投诉渠道').waitFor();
    expect(await page.getByText('办理流程').count()).toBe(0);
    await shot(page, 'tracker-guide');
    expect(await barriersOn(page)).toEqual([]);
    expect(await isAsWide(page)).toBe(telephone.width);
    expect((await usedFonts(page)).filter(({ bundled }) => !bundled)).toEqual([]);

    await hall.bench.pressAccepted(3, 'call');
    await says(page, '下一位就是您', 'You are next');
    await shot(page, 'tracker-next');
    expect(await hall.hub.ticketAt(3)).toBe(first);

    await does('/windows/3/finish');
    await hall.staff('10').calls(3);
    await says(page, '请到3号窗口', 'Please go to window 3');
    expect(await page.locator('.window-figure').innerText()).toBe('3');
    expect(await page.title()).toContain('请到3号窗口');
    await shot(page, 'tracker-called');
    expect(await barriersOn(page)).toEqual([]);

    await does('/windows/3/start');
    await says(page, '正在3号窗口办理', 'Being served at window 3');
    await shot(page, 'tracker-serving');
    await does('/windows/3/finish');
    await says(page, '已办结', 'Done');
    await shot(page, 'tracker-done');
    expect(await barriersOn(page)).toEqual([]);
  });

  it('given the hub is away, then the page says that it is not live; given it is back, then it goes on by itself', async () => {
    const { page } = await takesAndScans('withdrawal-rent');
    await says(page, '下一位就是您', 'You are next');
    await shot(page, 'tracker-just-taken');
    await hall.killHub();
    await page.getByText('不是实时数据').waitFor();
    expect(await page.locator('main.stale').count()).toBe(1);
    await shot(page, 'tracker-hub-away');
    await hall.startHub();
    await page.getByText('不是实时数据').waitFor({ state: 'detached' });
    await hall.staff('10').calls(3);
    await says(page, '请到3号窗口', 'Please go to window 3');
    // What the browser says of a hub that is away is no fault of the page.
    await open.pop()?.abandon();
    await does('/windows/3/finish');
  });

  it('given notices, a pause, papers that are checked, and a missed call, then each is said in plain words', async () => {
    const notice = {
      zh: '今日业务量大，请耐心等候。',
      en: 'Many members today; thank you for your patience.',
    };
    await does('/notices', { text: notice });
    const { number, page } = await takesAndScans('withdrawal-rent');
    await page.getByText(notice.zh).waitFor();
    await hall.staff('10').calls(3);
    await does('/windows/3/hold', { note: '等担保人签字' });
    await says(page, '正在审核材料', 'Your papers are being checked');
    expect(await page.content()).not.toContain('等担保人签字');
    await shot(page, 'tracker-held');
    await does(`/tickets/${number}/ready`);
    await says(page, '3号窗口将优先叫您', 'Window 3 calls you next');
    await shot(page, 'tracker-window-next');
    await does('/windows/3/pause', { reason: '复印' });
    await page.getByText('办理窗口暂停服务，请稍候。').waitFor();
    await shot(page, 'tracker-paused');
    await does('/windows/3/resume');
    expect(await barriersOn(page)).toEqual([]);
    await does(`/tickets/${number}/cancel`);
    await says(page, '此号已取消', 'This ticket was cancelled');
    await shot(page, 'tracker-cancelled');
  });

  it('given a missed call, then until when and where they may come back is said', async () => {
    const { number, page } = await takesAndScans('withdrawal-rent');
    await hall.staff('10').calls(3);
    await does('/windows/3/recall');
    await page.getByText('已叫号2次，请尽快前往。').waitFor();
    await shot(page, 'tracker-called-again');
    await does('/windows/3/miss');
    await says(page, '已过号', 'You missed your call');
    await page.getByText(/^请在\d\d:\d\d前到咨询台或取号机恢复排队/).waitFor();
    await shot(page, 'tracker-missed');
    expect(await barriersOn(page)).toEqual([]);
    await does(`/tickets/${number}/reinstate`);
    await says(page, '下一位就是您', 'You are next');
    await does(`/tickets/${number}/cancel`);
  });

  it('given an address that nobody was given, then a sentence says so', async () => {
    const { address } = await takesAndScans('withdrawal-rent');
    const page = await scans(`${address.slice(0, -1)}${address.endsWith('A') ? 'B' : 'A'}`, [404]);
    await says(
      page,
      '没有这张号票，请重新扫描号票上的二维码。',
      'There is no such ticket. Scan the code on your ticket once more.',
    );
    await shot(page, 'tracker-unknown');
    expect(await barriersOn(page)).toEqual([]);
  });
});
