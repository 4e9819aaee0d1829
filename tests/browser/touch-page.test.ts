import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { numberOn } from '../hall/bench.ts';
import { eventually } from '../hall/eventually.ts';
import { localTime } from '../hall/time-zones.ts';
import { WholeHall } from '../hall/whole-hall.ts';
import { launchChromium } from './chromium.ts';
import { AtKiosk, looks, upright } from './touch-page/at-kiosk.ts';
import { usedFonts } from './used-fonts.ts';

let hall: WholeHall;
let browser: Browser;
let member: AtKiosk;
let timeZone: string;
beforeAll(async () => {
  [hall, browser] = await Promise.all([
    WholeHall.open({
      changeHall: (file) => ({ timeZone } = file),
      // What a test looks at stands for as long as it looks.
      changeKiosk: (file) => (file['patience'] = { idle: 60, printed: 60 }),
    }),
    launchChromium(),
  ]);
});
afterAll(async () => {
  await browser.close();
  await hall.close();
});
afterEach(() => member.close());

async function comes(look = upright): Promise<void> {
  await hall.kiosk('K1').leave();
  member = await AtKiosk.open(browser, hall.kiosk('K1').address, look);
}
/** The number on the newest paper that comes out while something is done. */
async function onPaperAfter(done: () => Promise<unknown>): Promise<string> {
  const before = (await hall.bench.paper('K1')).length;
  await done();
  return numberOn(await hall.bench.nextSlip('K1', before));
}

/** Whoever stands before which screen; each comes once in a day. */
const cards = ['zhang-san', 'li-si', 'zhao-changqing', 'moved'];

describe.each(looks.map((look, at) => ({ ...look, card: cards[at] ?? '' })))(
  'the touch page by finger, $width × $height, larger type: $large',
  ({ card, ...look }) => {
    beforeEach(() => comes(look));

    it('given a member lays a card, reads what to bring and takes a number, then the number on the screen is the number on the paper', async () => {
      await hall.bench.swipe('K1', card);
      await member.shows('choosing');
      await member.asksForItsType();
      await member.shows('choosing');
      expect(await member.text()).toMatch(/\* 您好，请选择业务\s+Welcome\. Please choose a service/);
      expect(await member.text()).toMatch(/等候 \d+ 人\s+\d+ waiting/);
      await member.shot('choosing');
      await member.chooses('withdrawal-rent');
      await member.shows('documents');
      for (const words of ['租房提取', '本人身份证', '无房证明', 'Certificate of owning no home'])
        expect(await member.text()).toContain(words);
      await member.shot('documents');
      const printed = await onPaperAfter(async () => {
        await member.tap('take');
        await member.shows('printed');
      });
      expect(await member.number()).toBe(printed);
      expect(await member.text()).toContain('请取走号票和身份证');
      await member.shot('printed');
      await member.tap('leave');
      await member.shows('start');
      await member.page.locator('html:not(.large)').waitFor();
    });

    it('given the same card again, then the ticket and its place are shown, and it can be printed once more', async () => {
      await hall.bench.swipe('K1', card);
      await member.shows('choosing');
      await member.asksForItsType();
      await member.chooses('withdrawal-rent');
      await member.shows('documents');
      await member.tap('take');
      await member.shows('existing');
      const number = await member.number();
      expect(await member.text()).toMatch(/您已取过号，不用重新排队[^]*前面等候[^]*\d+ 人/);
      expect(await member.page.getByRole('img', { name: 'QR' }).isVisible()).toBe(true);
      await member.shot('existing');
      expect(await onPaperAfter(() => member.tap('reprint'))).toBe(number);
      await member.shows('printed');
    });

    it('given no card, when a loan is touched, then the card is asked for; anything else is printed', async () => {
      await member.tap('begin');
      await member.shows('choosing');
      await member.asksForItsType();
      await member.chooses('loan-application');
      await member.page.getByRole('alert').getByText('需要身份证').waitFor();
      await member.shows('choosing');
      await member.chooses('deposit-change');
      await member.shows('documents');
      const printed = await onPaperAfter(async () => {
        await member.tap('take');
        await member.shows('printed');
      });
      expect(printed).toMatch(/^A\d{3}$/);
      expect(await member.number()).toBe(printed);
    });
  },
);

describe('a member whom more is offered', () => {
  beforeEach(() => comes());

  it('given an old member, then the green channel is a question, and the ticket is green only after a yes', async () => {
    await hall.bench.swipe('K1', 'wang-xiuying');
    await member.shows('choosing');
    expect(await member.text()).toContain('王** 您好');
    await member.chooses('withdrawal-retirement');
    await member.shows('documents');
    await member.tap('take');
    await member.shows('green-offer');
    await member.shot('green-offer');
    const [yes, no] = await Promise.all(
      ['green-yes', 'green-no'].map((name) => member.page.locator(`[data-touch="${name}"]`).boundingBox()),
    );
    for (const side of ['width', 'height'] as const) expect(yes?.[side]).toBeCloseTo(no?.[side] ?? 0, 0);
    const printed = await onPaperAfter(() => member.tap('green-yes'));
    await member.shows('printed');
    expect(await member.text()).toMatch(/绿色通道\s+Green channel/);
    expect(await hall.staff('02').sees(printed)).toMatchObject({ class: 'green' });
  });

  it('given a booked slot, when its number is keyed in, then the ticket of the appointment is printed; an unknown one is refused in words', async () => {
    const { date, minute } = localTime(timeZone);
    await hall
      .staff('02')
      .does('/appointments/P-17', { service: 'deposit-change', date, minute: minute + 5 });
    await member.tap('appointment');
    await member.shows('appointment');
    for (const key of ['P', '-', '1', '8']) await member.page.locator(`[data-key="${key}"]`).tap();
    await member.tap('check-in');
    await member.shows('refused');
    await member.tap('leave');
    await member.shows('start');
    await member.tap('appointment');
    for (const key of ['P', '-', '1', '8']) await member.page.locator(`[data-key="${key}"]`).tap();
    await member.tap('erase');
    await member.page.locator('[data-key="7"]').tap();
    await member.shot('appointment');
    const printed = await onPaperAfter(() => member.tap('check-in'));
    await member.shows('printed');
    expect(await member.text()).toMatch(/预约\s+Appointment/);
    expect(await hall.staff('02').sees(printed)).toMatchObject({ class: 'appointment' });
  });

  it('given the desk orders a ticket on paper here, then it comes out as soon as nobody stands before the kiosk', async () => {
    await member.tap('begin');
    await member.shows('choosing');
    const ticket = await hall.staff('02').issues('loan-repayment');
    const printed = await onPaperAfter(async () => {
      await hall.staff('02').does(`/tickets/${ticket}/print`, { kiosk: 'K1' });
      expect(await member.page.locator('[data-page="choosing"]').isVisible()).toBe(true);
      await member.tap('leave');
      await member.shows('printed');
    });
    expect([printed, await member.number()]).toEqual([ticket, ticket]);
  });

  it('given a machine without Chinese fonts, then every sign is drawn with the font that came with the page', async () => {
    await eventually('the bundled font loaded for what is shown', async () =>
      (await member.page.evaluate(`document.fonts.check('bold 32px "Noto Sans SC"', '请刷身份证')`)) === true
        ? true
        : undefined,
    );
    const fonts = await usedFonts(member.page);
    expect(fonts.filter(({ bundled }) => !bundled)).toEqual([]);
    expect(fonts.map(({ family }) => family)).toEqual([expect.stringMatching(/^Noto Sans SC/)]);
  });
});
