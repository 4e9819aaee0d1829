import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { numberOn } from '../../hall/bench.ts';
import { eventually } from '../../hall/eventually.ts';
import { WholeHall, type KioskId } from '../../hall/whole-hall.ts';
import { barriersOn } from '../accessible.ts';
import { launchChromium } from '../chromium.ts';
import { AtKiosk } from './at-kiosk.ts';

let hall: WholeHall;
let browser: Browser;
let member: AtKiosk;
beforeAll(async () => {
  const changeKiosk = (file: Record<string, unknown>): void => {
    // Nobody is hurried at K1; at K2 nobody stays.
    file['patience'] = file['agent'] === 'K2' ? { idle: 12 } : { idle: 60, printed: 60 };
  };
  [hall, browser] = await Promise.all([WholeHall.open({ changeKiosk }), launchChromium()]);
});
afterAll(async () => {
  await browser.close();
  await hall.close();
});

async function comes(kiosk: KioskId = 'K1'): Promise<void> {
  await hall.kiosk(kiosk).leave();
  member = await AtKiosk.open(browser, hall.kiosk(kiosk).address);
}
async function deliveryOf(ticket: string): Promise<string> {
  const { headers } = await hall.hub.logIn('10');
  const { body } = await hall.hub.get(`/tickets/${ticket}`, headers);
  return z.looseObject({ delivery: z.string() }).parse(body).delivery;
}
/** Without a card, to the number. */
async function takes(service: string): Promise<void> {
  await member.tap('begin');
  await member.shows('choosing');
  await member.chooses(service);
  await member.shows('documents');
  await member.tap('take');
}

describe('the touch page in trouble', () => {
  afterEach(() => member.close());

  it('given the paper is out, then the sign stands, the number is large, and it counts once the member has noted it', async () => {
    await comes();
    await hall.bench.trouble('K1-printer', 'paper-out');
    await member.page.getByText('打印机故障').waitFor();
    await takes('deposit-change');
    await member.shows('on-screen');
    expect(await member.text()).toContain('打印机故障，暂停使用');
    const number = await member.number();
    const box = await member.page.locator('[data-number]').boundingBox();
    expect(box?.height).toBeGreaterThan(150);
    expect(await member.page.getByRole('img', { name: 'QR' }).isVisible()).toBe(true);
    await member.shot('on-screen');
    expect(await deliveryOf(number)).toBe('printing');
    await member.tap('noted');
    await member.shows('start');
    await eventually(`${number} known to be with the member`, async () =>
      (await deliveryOf(number)) === 'shown-on-screen' ? true : undefined,
    );
    await hall.bench.trouble('K1-printer', 'paper-out', false);
    await member.page.getByText('打印机故障').waitFor({ state: 'detached' });
  });

  it('given the hub is killed, then the page says so, shows no stale queue, and gives a number of its own; back again, it goes on as before', async () => {
    await comes();
    await hall.killHub();
    await member.page.getByText('系统连接中断').waitFor();
    expect(await member.page.locator('[data-touch="appointment"]').count()).toBe(0);
    await member.shot('start-offline');
    await member.tap('begin');
    await member.shows('choosing');
    expect(await member.text()).not.toContain('等候');
    await member.chooses('withdrawal-rent');
    await member.shows('documents');
    const before = (await hall.bench.paper('K1')).length;
    await member.tap('take');
    await member.shows('printed');
    expect(await member.text()).toMatch(/离线号[^]*不用重新取号/);
    expect(numberOn(await hall.bench.nextSlip('K1', before))).toBe(await member.number());
    await member.shot('printed-offline');
    await member.tap('leave');
    await hall.startHub();
    await member.page.getByText('系统连接中断').waitFor({ state: 'detached' });
    await member.tap('begin');
    await member.page
      .getByText(/等候 \d+ 人/)
      .first()
      .waitFor();
  });

  it('given nobody answers whether they are still there, then it goes back to the start; whoever answers stays', async () => {
    await comes('K2');
    await member.tap('begin');
    const question = member.page.getByRole('alertdialog');
    await question.waitFor();
    await member.shot('still-there');
    expect(await barriersOn(member.page)).toEqual([]);
    expect(await question.innerText()).toMatch(/您还在吗？\s+Are you still there\?\s+\d+/);
    await member.tap('stay');
    await question.waitFor({ state: 'detached' });
    expect(await member.page.locator('[data-page="choosing"] main').isVisible()).toBe(true);
    await question.waitFor();
    await member.shows('start');
  });
});

describe('a kiosk whose agent is gone', () => {
  it('then its page says so and where to go instead of looking alive', async () => {
    await hall.kiosk('K2').leave();
    const second = await AtKiosk.open(browser, hall.kiosk('K2').address);
    await hall.program('K2').stop('SIGKILL');
    await second.page.locator('[data-page="dead"]').waitFor();
    expect(await second.text()).toMatch(/设备故障，暂停使用[^]*请用另一台取号机，或到咨询台取号/);
    await second.shot('dead');
    // Letters are sent when they are first shown, and now nobody sends any.
    const neverCame = `[...document.fonts].filter(({ status }) => status === 'error').length`;
    expect(await second.page.evaluate(neverCame)).toBe(0);
    expect(await barriersOn(second.page)).toEqual([]);
    await second.watched.abandon();
  });
});
