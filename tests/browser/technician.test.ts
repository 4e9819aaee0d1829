import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { checkJournal, eventsInJournal } from '../hall/journal.ts';
import { WholeHall } from '../hall/whole-hall.ts';
import { readCapture } from '../replay/read-capture.ts';
import { replayCapture } from '../replay/replay-capture.ts';
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
  await hall.staff('10').does('/day/open');
});
afterAll(async () => {
  await browser.close();
  await hall.close();
});
afterEach(async () => {
  for (const watched of open.splice(0)) await watched.close();
});

/** The devices page of the technician, number 20. */
async function devicesPage(device: string | null, options: Partial<StaffAtPage> = {}): Promise<Page> {
  const path = device === null ? '/technician' : `/technician#${device}`;
  const watched = await openStaffPage(browser, {
    hall,
    staff: '20',
    path,
    width: 1440,
    height: 1000,
    ...options,
  });
  open.push(watched);
  return watched.page;
}
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const leaf = (page: Page, name: RegExp) => page.getByRole('button', { name });
const lineOf = (page: Page) => page.getByRole('region', { name: /线路数据列表|Frames on the line/ });
const heardOnLine = (page: Page, words: string) =>
  lineOf(page).getByText(words, { exact: true }).first().waitFor();

describe('a technician at the devices page', () => {
  it('given a printer loses its cable, then fault and incident stand there, an estimate is given, and its repair is history', async () => {
    const page = await devicesPage(null);
    await page.getByText('全部正常').waitFor();
    await shot(page, 'technician-all-well');
    expect(await barriersOn(page)).toEqual([]);

    await hall.trouble('K1-printer', 'unplugged');
    await page.getByRole('table', { name: '未修复的故障' }).getByText('未预计').waitFor();
    await shot(page, 'technician-overview');
    expect(await barriersOn(page)).toEqual([]);
    await leaf(page, /^K1 打印机\s*未连接/).click();
    await page.getByRole('heading', { name: '故障单：未连接' }).waitFor();
    await page.getByText('还没有预计修复时间').waitFor();
    await press(page, '30 分钟');
    await page.getByText(/^预计 \d\d:\d\d 修复$/).waitFor();
    await shot(page, 'technician-unplugged');
    expect(await barriersOn(page)).toEqual([]);

    await hall.trouble('K1-printer', 'unplugged', false);
    await page.getByRole('heading', { name: '故障单：未连接' }).waitFor({ state: 'detached' });
    const past = page.getByRole('table', { name: '故障记录' }).getByRole('row').filter({ hasText: '未连接' });
    await past.getByText('设备自报恢复').waitFor();
    await heardOnLine(page, '查询状态');
    await page.getByText('平均修复用时').waitFor();
    await past.scrollIntoViewIfNeeded();
    await shot(page, 'technician-history');
    expect(await barriersOn(page)).toEqual([]);
    await page.getByText('全部正常').waitFor();
  });

  it('given a fault nobody but a person sees, when it is reported and cleared, then what was done is in its history', async () => {
    const page = await devicesPage('keypad-3');
    await press(page, '登记故障');
    await page.getByLabel('哪里不对').fill('五号键卡住');
    await shot(page, 'technician-report');
    expect(await barriersOn(page)).toEqual([]);
    await press(page, '登记');
    await page.getByText('五号键卡住').first().waitFor();
    await press(page, '确认修复');
    await page.getByLabel('做了什么').fill('清洁按键');
    await press(page, '已修复');
    await page.getByRole('cell', { name: /清洁按键/ }).waitFor();
  });

  it('given the line of a printer is looked at, when a test slip is printed, then it comes out, its frames are seen, and the capture can be replayed', async () => {
    const page = await devicesPage('K1-printer');
    await heardOnLine(page, '查询状态');
    const before = (await hall.bench.paper('K1')).length;
    await press(page, '打印测试页');
    await page.getByText('通过：测试页已打印，打印机已应答。').waitFor();
    const slip = (await hall.bench.paper('K1'))
      .slice(before)
      .find(({ text }) => text.join('\n').includes('这不是号票'));
    expect(slip?.cut).not.toBeNull();
    await heardOnLine(page, '前面的已打印完');
    await press(page, '暂停');
    await page.getByText(/已暂停/).waitFor();
    await page.getByLabel('筛选').fill('打印');
    await shot(page, 'technician-line');
    expect(await barriersOn(page)).toEqual([]);

    const [download] = await Promise.all([page.waitForEvent('download'), press(page, '下载记录')]);
    expect(download.suggestedFilename()).toMatch(/^capture-K1-printer-\d{4}-\d\d-\d\d-\d{6}\.jsonl$/);
    const frames = readCapture(readFileSync(await download.path(), 'utf8'));
    const { captured, framed } = replayCapture(frames, () => 7);
    expect(framed).toEqual(captured);
    expect(frames.some(({ hex }) => hex.endsWith('1D7201'))).toBe(true);
  });

  it('given a card is laid, then its frames are seen and nothing of what is on it', async () => {
    const page = await devicesPage('K1-reader');
    await heardOnLine(page, '找卡');
    await hall.bench.swipe('K1', 'li-si');
    await heardOnLine(page, '读卡成功');
    await shot(page, 'technician-card');
    expect(await barriersOn(page)).toEqual([]);
    const [download] = await Promise.all([page.waitForEvent('download'), press(page, '下载记录')]);
    const frames = readCapture(readFileSync(await download.path(), 'utf8'));
    const card = frames.find(({ hex }) => hex.length > 2000);
    expect(card?.hex).toMatch(/^AAAAAA966905080000[0-9A-F]{2}(?:\*\*)+$/);
    expect(await page.content()).not.toContain('李四');
    await hall.kiosk('K1').leave();
    await press(page, '检查读卡器');
    await page.getByText('通过：读卡器应答正常。').waitFor();
  });

  it('given a board and a keypad are tried, then the board shows the pattern and the key that is pressed is seen, and calls nobody', async () => {
    const page = await devicesPage('board-3');
    await heardOnLine(page, '探询');
    await press(page, '显示测试图案');
    await hall.bench.boardShows(3, /测试 TEST 0123456789/);
    await page.getByText('通过：屏已确认显示测试图案。').waitFor();
    await shot(page, 'technician-board');
    expect(await barriersOn(page)).toEqual([]);
    await hall.bench.boardShows(3, /^(?!.*测试)/);

    await leaf(page, /^3号窗口 叫号键盘/).click();
    await press(page, '按键测试');
    await page.getByText('请在 30 秒内按下').waitFor();
    await hall.bench.press(3, 'call');
    await page.getByText('通过：已收到按键。').waitFor();
    await page.locator('.found', { hasText: '叫号' }).waitFor();
    await heardOnLine(page, '按键：叫号');
    await shot(page, 'technician-key');
    expect(await barriersOn(page)).toEqual([]);
    expect(await hall.hub.ticketAt(3)).toBeNull();
  });

  it('given English, then everything is said in English', async () => {
    await hall.trouble('K2-printer', 'paper-out');
    const page = await devicesPage('K2-printer', { language: 'en' });
    await page.getByRole('heading', { name: 'Incident: out of paper' }).waitFor();
    await heardOnLine(page, 'Status: paper');
    await press(page, 'Print a test slip');
    await page.getByText('Failed: The device says that something is wrong.').waitFor();
    await shot(page, 'technician-en');
    expect(await barriersOn(page)).toEqual([]);
    await hall.trouble('K2-printer', 'paper-out', false);
    await page.getByText('All well').waitFor();
  });

  it('given a narrow screen, then nothing is cut off', async () => {
    const page = await devicesPage('K1-printer', { width: 820, height: 1180 });
    await heardOnLine(page, '查询状态');
    await shot(page, 'technician-narrow');
    expect(await barriersOn(page)).toEqual([]);
    const widths = await page.evaluate<[number, number]>(
      '[document.documentElement.scrollWidth, innerWidth]',
    );
    expect(widths[0]).toBeLessThanOrEqual(widths[1]);
  });
});

describe('the duty manager at the devices page', () => {
  it('sees and tries devices; what goes over lines is for technicians', async () => {
    const page = await devicesPage('K1-printer', { staff: '10' });
    await page.getByRole('button', { name: '打印测试页' }).waitFor();
    expect(await page.getByRole('heading', { name: '线路数据' }).count()).toBe(0);
  });
});

describe('the devices page without its hub', () => {
  it('says that it is not live, and goes on by itself with the line when the hub is back', async () => {
    const watched = await openStaffPage(browser, {
      hall,
      staff: '20',
      path: '/technician#K1-printer',
      width: 1440,
      height: 1000,
    });
    const { page } = watched;
    await heardOnLine(page, '查询状态');
    await hall.killHub();
    await page.locator('main.stale').waitFor();
    await shot(page, 'technician-not-live');
    expect(await barriersOn(page)).toEqual([]);
    await hall.startHub();
    await page.locator('main:not(.stale)').waitFor();
    await press(page, '清空');
    await heardOnLine(page, '查询状态');
    await watched.abandon();
  });

  it('leaves a journal in which every test stands with who made it', async () => {
    await hall.killHub();
    const tests = eventsInJournal(hall).flatMap((event) =>
      event.type === 'actRecorded' && event.act === 'device-tested' ? [[event.about, event.by]] : [],
    );
    for (const about of [
      'K1-printer passed fence-answered',
      'K1-reader passed reader-answered',
      'board-3 passed board-confirmed',
      'keypad-3 passed key-arrived',
      'K2-printer failed device-fault',
    ])
      expect(tests).toContainEqual([about, { staff: '20' }]);
    await checkJournal(hall);
  });
});
