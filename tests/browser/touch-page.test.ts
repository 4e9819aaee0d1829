import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { numberOn } from '../hall/bench.ts';
import { eventually } from '../hall/eventually.ts';
import { WholeHall } from '../hall/whole-hall.ts';
import { launchChromium } from './chromium.ts';
import { outOfReach } from './fingers.ts';
import { usedFonts } from './used-fonts.ts';
import { openWatchedPage, type WatchedPage } from './watched-page.ts';

const screen = { width: 1080, height: 1920, hasTouch: true };

let hall: WholeHall;
let browser: Browser;
let kiosk: WatchedPage;
let staff: Record<string, string>;
beforeAll(async () => {
  [hall, browser] = await Promise.all([WholeHall.open(), launchChromium()]);
  ({ headers: staff } = await hall.hub.logIn('10'));
});
afterAll(async () => {
  await browser.close();
  await hall.close();
});
beforeEach(async () => {
  await hall.kiosk('K1').leave();
  kiosk = await openWatchedPage(browser, hall.kiosk('K1').address, screen);
  await shows('start');
});
afterEach(() => kiosk.close());

/** Waits for the page of that name; every button on it can be pressed with a finger. */
async function shows(name: string): Promise<void> {
  await kiosk.page.locator(`[data-page="${name}"] main`).waitFor();
  expect(await outOfReach(kiosk.page), `on the page "${name}"`).toEqual([]);
}
const tap = (selector: string) => kiosk.page.locator(selector).tap();
const text = () => kiosk.page.locator('main').innerText();
async function deliveryOf(ticket: string): Promise<string> {
  const { body } = await hall.hub.get(`/tickets/${ticket}`, staff);
  return z.looseObject({ delivery: z.string() }).parse(body).delivery;
}
const shownNumber = () => kiosk.page.locator('[data-number]').innerText();

describe('the touch page in a browser', () => {
  it('given a member lays a card and touches a service, then the number on the screen is the number on the paper', async () => {
    await hall.bench.swipe('K1', 'zhang-san');
    await shows('choosing');
    const offered = await text();
    for (const words of ['张* 您好', '缴存变更', '租房提取', '贷款申请', 'Withdrawal for rent'])
      expect(offered).toContain(words);
    expect(await kiosk.page.locator('[data-service]').count()).toBe(6);
    await tap('[data-service="withdrawal-rent"]');
    await shows('printed');
    expect(await shownNumber()).toBe('B001');
    expect(await text()).toContain('取号成功');
    expect(numberOn(await hall.bench.nextSlip('K1'))).toBe('B001');
    await tap('[data-touch="leave"]');
    await shows('start');
  });

  it('given the same card again, then the ticket is shown and can be printed once more', async () => {
    await hall.bench.swipe('K1', 'zhang-san');
    await shows('choosing');
    await tap('[data-service="withdrawal-rent"]');
    await shows('existing');
    expect(await shownNumber()).toBe('B001');
    await tap('[data-touch="reprint"]');
    await shows('printed');
    expect(numberOn(await hall.bench.nextSlip('K1', 1))).toBe('B001');
    await tap('[data-touch="leave"]');
  });

  it('given no card, when a service is touched, then a number is printed; a loan asks for the card', async () => {
    await tap('[data-touch="begin"]');
    await shows('choosing');
    await tap('[data-service="loan-application"]');
    await kiosk.page.getByRole('alert').getByText('需要身份证').waitFor();
    await tap('[data-service="deposit-change"]');
    await shows('printed');
    const number = await shownNumber();
    expect(number).toMatch(/^A\d{3}$/);
    expect(numberOn(await hall.bench.nextSlip('K1', 2))).toBe(number);
    await tap('[data-touch="leave"]');
  });

  it('given the paper is out, then the sign stands, the number is large, and it counts once the member has noted it', async () => {
    await hall.bench.trouble('K1-printer', 'paper-out');
    await kiosk.page.getByText('打印机故障').waitFor();
    await tap('[data-touch="begin"]');
    await shows('choosing');
    await tap('[data-service="deposit-change"]');
    await shows('on-screen');
    expect(await text()).toContain('设备故障，暂停使用');
    const number = await shownNumber();
    const box = await kiosk.page.locator('[data-number]').boundingBox();
    expect(box?.height).toBeGreaterThan(150);
    expect(await kiosk.page.getByRole('img', { name: 'QR' }).isVisible()).toBe(true);
    expect(await deliveryOf(number)).toBe('printing');
    await tap('[data-touch="noted"]');
    await shows('start');
    await eventually(`${number} known to be with the member`, async () =>
      (await deliveryOf(number)) === 'shown-on-screen' ? true : undefined,
    );
    await hall.bench.trouble('K1-printer', 'paper-out', false);
    await kiosk.page.getByText('打印机故障').waitFor({ state: 'detached' });
  });

  it('given a machine without Chinese fonts, then every sign is drawn with the font that came with the page', async () => {
    await eventually('the bundled font loaded for what is shown', async () =>
      (await kiosk.page.evaluate(`document.fonts.check('bold 32px "Noto Sans SC"', '请刷身份证')`)) === true
        ? true
        : undefined,
    );
    const fonts = await usedFonts(kiosk.page);
    expect(fonts.filter(({ bundled }) => !bundled)).toEqual([]);
    expect(fonts.map(({ family }) => family)).toEqual([expect.stringMatching(/^Noto Sans SC/)]);
  });
});

describe('a kiosk whose agent is gone', () => {
  it('then its page says so instead of looking alive', async () => {
    const address = hall.kiosk('K2').address;
    const second = await openWatchedPage(browser, address, screen);
    await second.page.locator('[data-page="start"]').waitFor();
    await hall.program('K2').stop('SIGKILL');
    await second.page.locator('[data-page="dead"]').waitFor();
    expect(await second.page.locator('main').innerText()).toContain('设备故障，暂停使用');
    await second.abandon();
  });
});
