import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { eventually } from '../hall/eventually.ts';
import { checkJournal } from '../hall/journal.ts';
import { WholeHall } from '../hall/whole-hall.ts';
import { barriersOn } from './accessible.ts';
import { launchChromium } from './chromium.ts';
import { paperList, type PaperLine } from './paper-list.ts';
import { shot } from './shots.ts';
import { openStaffPage, type StaffAtPage } from './staff-at-page.ts';
import type { WatchedPage } from './watched-page.ts';

const small = { width: 1366, height: 768 };

let hall: WholeHall;
let browser: Browser;
const open: WatchedPage[] = [];
beforeAll(async () => {
  const impatient = (kiosk: Record<string, unknown>): void => {
    kiosk['patience'] = { note: 2 };
  };
  [hall, browser] = await Promise.all([WholeHall.open({ changeKiosk: impatient }), launchChromium()]);
});
afterAll(async () => {
  await browser.close();
  await hall.close();
});
afterEach(async () => {
  for (const watched of open.splice(0)) await watched.close();
});

/** The desk of consultant 02. */
async function deskPage(options: Partial<StaffAtPage> = {}): Promise<Page> {
  const watched = await openStaffPage(browser, { hall, staff: '02', path: '/desk', ...small, ...options });
  open.push(watched);
  await watched.page.locator('.tabs').waitFor();
  await watched.page.locator('.service, .paper-grid, .panel').first().waitFor();
  return watched.page;
}
const keys = async (page: Page, ...pressed: string[]): Promise<void> => {
  for (const key of pressed) await page.keyboard.press(key);
};
const told = (page: Page, words: string) => page.locator('.told').getByText(words).waitFor();
const story = (page: Page) => page.locator('.ticket-card');
/** Finds a ticket as a consultant does who never touches the mouse. */
async function find(page: Page, digits: string): Promise<void> {
  await keys(page, 'Escape', '/');
  await page.keyboard.type(digits);
  await keys(page, 'Enter');
}
/** Presses keys faster than a screen is drawn. */
const atOnce = (page: Page, ...codes: string[]) =>
  page.evaluate(`(async () => {
    for (const code of ${JSON.stringify(codes)}) {
      dispatchEvent(new KeyboardEvent('keydown', { code }));
      await Promise.resolve();
    }
  })()`);
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();

describe('a consultant who is asked about a number', () => {
  it('given nobody yet, when a ticket is issued by hand, then its number is large, and it is looked at', async () => {
    const page = await deskPage();
    await shot(page, 'desk-start');
    expect(await barriersOn(page)).toEqual([]);
    await keys(page, 'Escape', 'n', 'Enter');
    const number = await page.locator('.given-out .ticket-number > span').first().innerText();
    expect(number).toBe('A001');
    await story(page).getByText('咨询台发号').waitFor();
    await story(page).getByText('下一位').waitFor();

    await page.getByLabel('人数').selectOption('2');
    await page.getByLabel('类别').selectOption('employer');
    await press(page, /租房提取/);
    await page.locator('.given-out').getByText('B002').first().waitFor();
    await story(page).getByText('绿色通道').first().waitFor();
    await shot(page, 'desk-issued');
    expect(await barriersOn(page)).toEqual([]);
  });

  it('given many tickets, when last digits are typed, then the ticket, its place and its history are there', async () => {
    const desk = hall.staff('02');
    for (let n = 0; n < 3; n += 1) await desk.issues('deposit-change');
    const page = await deskPage();
    await find(page, 'a2');
    await story(page).getByText('A002').first().waitFor();
    await story(page).getByText('前面1位').waitFor();
    await keys(page, 'Escape', '/');
    await page.keyboard.type('2');
    await page.locator('.found').getByText('B002').first().waitFor();
    await shot(page, 'desk-found');
    expect(await barriersOn(page)).toEqual([]);

    await hall.staff('10').calls(1);
    await find(page, 'A001');
    await story(page).getByText('在1号窗口').waitFor();
    await story(page)
      .getByText(/理由：/)
      .waitFor();
    await keys(page, 'Escape', '/');
    await page.keyboard.type('777');
    await page.getByText('今天没有这个号').waitFor();
  });

  it('given somebody in a hurry, when the green channel is granted by keys, then the reason of the rule is on record', async () => {
    const page = await deskPage({ provokes: [409] });
    await find(page, 'A003');
    await story(page).getByText('前面').waitFor();
    await keys(page, 'g');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('事由').selectOption('urgent');
    await shot(page, 'desk-green');
    expect(await barriersOn(page)).toEqual([]);
    await dialog.getByRole('button', { name: '给予绿色通道' }).click();
    await dialog.getByText('请写明事由').waitFor();
    await dialog.getByLabel('说明（必填）').fill('要赶两点的火车');
    await dialog.getByRole('button', { name: '给予绿色通道' }).click();
    await told(page, 'A003已转绿色通道');
    await story(page).getByText('遇有急事：要赶两点的火车').waitFor();
    await story(page)
      .getByText(/给予绿色通道（急事：要赶两点的火车）/)
      .waitFor();
  });

  it('given a slow hub, when a key is pressed after the number and Enter, then it is for that number, and no key for the one before', async () => {
    const page = await deskPage();
    await find(page, 'A003');
    await story(page).getByText('A003').first().waitFor();
    let answer: () => void = () => {};
    const isAnswered = new Promise<void>((resolve) => {
      answer = resolve;
    });
    await page.route('**/api/tickets/B002/story', async (route) => {
      await isAnswered;
      await route.continue();
    });
    const asked = page.waitForRequest('**/api/tickets/B002/story');
    await find(page, 'B002');
    await keys(page, 'x');
    await asked;
    // Nor one that is pressed outside the field.
    await atOnce(page, 'KeyX');
    expect(await page.getByRole('dialog').count()).toBe(0);
    answer();
    await page.getByRole('dialog').getByText('取消B002').waitFor();
    await page.getByRole('button', { name: '返回' }).click();
  });

  it('given a slow hub, when a number is given up for another, then it is the other one, and the first does not come after it', async () => {
    const page = await deskPage();
    let answer: () => void = () => {};
    const isAnswered = new Promise<void>((resolve) => {
      answer = resolve;
    });
    await page.route('**/api/tickets/A003/story', async (route) => {
      await isAnswered;
      await route.continue();
    });
    const asked = page.waitForRequest('**/api/tickets/A003/story');
    await find(page, 'A003');
    await asked;
    await find(page, 'B002');
    await story(page).getByText('B002').first().waitFor();
    const told = page.waitForResponse('**/api/tickets/A003/story');
    answer();
    await told;
    await keys(page, 'x');
    expect(await page.getByRole('dialog').getByText('取消B002').textContent()).toContain('取消B002');
    await page.getByRole('button', { name: '返回' }).click();
  });

  it('given a missed ticket in English, when it is reinstated, then it waits again; one whose member left is cancelled', async () => {
    const manager = hall.staff('10');
    await missAt(1, 'A001');
    const page = await deskPage({ language: 'en' });
    await find(page, 'A001');
    await story(page).getByText('Called, and nobody came').waitFor();
    await shot(page, 'desk-missed-en');
    expect(await barriersOn(page)).toEqual([]);
    await keys(page, 'r');
    await told(page, 'A001 is back in the queue');
    await story(page).getByText('Back in the queue, after 3 others.').waitFor();
    expect((await manager.sees('A001')).state).toBe('waiting');

    await find(page, 'B002');
    await story(page).getByText('Waiting').first().waitFor();
    await keys(page, 'x');
    await page.getByRole('dialog').getByLabel('Reason').fill('went home');
    await keys(page, 'Enter');
    await told(page, 'B002 is cancelled');
    await story(page).getByText('Cancelled: went home.').waitFor();
  });

  /** Marks a ticket at a window as missed; calls count only when they are far enough apart. */
  async function missAt(window: number, ticket: string): Promise<void> {
    const manager = hall.staff('10');
    await eventually(
      `${ticket} missed`,
      async () => {
        await manager.send(`/windows/${window}/recall`);
        await manager.send(`/windows/${window}/miss`);
        return (await manager.sees(ticket)).state === 'missed' ? true : undefined;
      },
      60_000,
    );
  }
});

describe('the desk while something fails', () => {
  it('given a ticket that never came out, then the alarm stands on every part until somebody takes charge', async () => {
    const page = await deskPage();
    await hall.trouble('K1-printer', 'paper-out');
    await hall.kiosk('K1').leave();
    // Whose number is on the screen walks off without touching it.
    await hall.kiosk('K1').takeWithoutCard('loan-repayment');
    await page.getByRole('alert').getByText('没有交到本人手中').waitFor();
    await keys(page, 'Escape', '2');
    const card = page.locator('.card.at');
    await card.getByText('提前还款').waitFor();
    const number = await card.locator('.ticket-number > span').first().innerText();
    await shot(page, 'desk-undelivered');
    expect(await barriersOn(page)).toEqual([]);
    await keys(page, 'Enter');
    await told(page, `${number}已接手`);
    await page.getByRole('alert').waitFor({ state: 'detached' });
    expect((await hall.staff('10').sees(number)).delivery).toBe('desk');

    await press(page, 'K2打印');
    await told(page, `K2空闲时即打印${number}`);
    await shot(page, 'desk-in-charge');
    expect(await barriersOn(page)).toEqual([]);
    await hall.trouble('K1-printer', 'paper-out', false);
  });

  it('given appointments, when one is searched by its time and Enter is pressed, then it has a ticket', async () => {
    const { date } = await hall.hub.day();
    const book = (id: string, service: string, minute: number) =>
      hall.staff('10').does(`/appointments/${id}`, { service, date, minute });
    await book('YY20261001', 'withdrawal-retirement', 11 * 60);
    await book('YY20261002', 'loan-application', 13 * 60 + 30);
    await book('YY20261003', 'deposit-change', 14 * 60);
    const page = await deskPage();
    await keys(page, 'Escape', '3');
    await page.getByText('已过时间，来了按普通号排').waitFor();
    await shot(page, 'desk-appointments');
    expect(await barriersOn(page)).toEqual([]);
    await keys(page, '/');
    await page.keyboard.type('13:30');
    await page.getByText('YY20261001').waitFor({ state: 'detached' });
    await keys(page, 'Enter');
    await told(page, '预约YY20261002已报到');
    await page.getByRole('row').filter({ hasText: 'YY20261002' }).getByText('等候中').waitFor();
  });

  it('given an outage, when somebody leaves a number, then it is open until called, and who looked is in the journal', async () => {
    const page = await deskPage();
    await keys(page, 'Escape', '6');
    await press(page, '登记回访');
    await page.getByLabel('事项').fill('提前还款急办');
    await page.getByLabel('姓名', { exact: true }).fill('李秀英');
    await page.getByLabel('电话', { exact: true }).fill('138 0013 8000');
    await shot(page, 'desk-new-call-back');
    expect(await barriersOn(page)).toEqual([]);
    await keys(page, 'Enter');
    await told(page, '回访已登记');
    const card = page.locator('.call-back').filter({ hasText: '提前还款急办' });
    await card.waitFor();
    expect(await page.content()).not.toContain('138 0013 8000');
    await card.getByRole('button', { name: '查看电话' }).click();
    await card.getByText('138 0013 8000').waitFor();

    await page.getByLabel('办了什么').fill('缴存变更三笔');
    await keys(page, 'Enter');
    await page.locator('.card').filter({ hasText: '缴存变更三笔' }).waitFor();
    await shot(page, 'desk-by-hand');
    expect(await barriersOn(page)).toEqual([]);
    await press(page, '已录入');
    await page.getByText('没有待录入的').waitFor();
    await card.getByRole('button', { name: '已回访' }).click();
    await page.getByRole('dialog').getByLabel('结果').fill('已约明天上午');
    await page.getByRole('dialog').getByRole('button', { name: '已回访' }).click();
    await page.getByText('没有要回访的').waitFor();
  });
});

const rows = (page: Page) => page.locator('.paper-grid tbody tr');
const resultOf = (page: Page, nth: number) => rows(page).nth(nth).locator('.result');

/** Types lines as they stand on paper; the number, service and window are typed only where they do not follow by themselves. */
async function typeLines(page: Page, lines: readonly PaperLine[]): Promise<void> {
  for (const { number, service, taken, called, window, ended } of lines) {
    if (number !== undefined) await page.keyboard.type(number);
    await keys(page, 'Tab');
    if (service !== undefined) await page.keyboard.type(service);
    for (const cell of [taken, called, window, ended]) {
      await keys(page, 'Tab');
      if (cell !== undefined) await page.keyboard.type(cell);
    }
    await keys(page, 'Enter');
  }
}

describe('a paper list', () => {
  it('given twenty lines, when they are typed without a mouse and sent at once, then eighteen are in the books and two wait to be settled', async () => {
    const page = await deskPage();
    await keys(page, 'Alt+4');
    await typeLines(page, paperList.slice(0, 3));
    expect(await rows(page).count()).toBe(4);
    await page.keyboard.type('B804');
    await keys(page, 'Tab', 'Tab');
    await page.keyboard.type('0975');
    await resultOf(page, 3).getByText('取号时间看不懂').waitFor();
    await shot(page, 'desk-paper-wrong');
    expect(await barriersOn(page)).toEqual([]);
    await keys(page, 'Control+Delete');
    await eventually('three lines', async () => ((await rows(page).count()) === 3 ? true : undefined));
    await keys(page, 'Enter');
    await typeLines(page, paperList.slice(3));
    await page.getByRole('button', { name: /发送 20 行/ }).waitFor();
    await shot(page, 'desk-paper-typed');
    expect(await barriersOn(page)).toEqual([]);

    // Nothing is lost with the page.
    await page.reload();
    await page.getByRole('button', { name: /发送 20 行/ }).waitFor();
    await keys(page, 'Control+Enter');
    await page.locator('.paper-grid tr.in').nth(19).waitFor();
    await eventually('two doubts', async () =>
      (await page.locator('.result.warn').count()) === 2 ? true : undefined,
    );
    await shot(page, 'desk-paper-sent');
    expect(await barriersOn(page)).toEqual([]);
    const tickets = z.array(z.looseObject({ ticket: z.string(), source: z.string(), state: z.string() }));
    const paper = tickets
      .parse(await hall.hub.read('/tickets?limit=1000'))
      .filter(({ source }) => source === 'paper');
    expect(paper).toHaveLength(18);
    expect(paper.find(({ ticket }) => ticket === 'B803')?.state).toBe('missed');

    await keys(page, 'Alt+5');
    await page.getByText('账上没有这个号').waitFor();
    await page.getByText('但它那时在别的窗口，或已经结束').waitFor();
    await shot(page, 'desk-conflicts');
    expect(await barriersOn(page)).toEqual([]);
  });

  it('given two lines to settle, when letters and Enter are pressed, then each does what it said, and the list is empty', async () => {
    const page = await deskPage({ path: '/desk#conflicts' });
    const cards = page.locator('.conflict');
    await cards.nth(1).waitFor();
    const dialog = page.getByRole('dialog');
    const isUnknownFirst = (await cards.first().innerText()).includes('账上没有这个号');
    const [toUnknown, toTwice] = isUnknownFirst ? ['ArrowUp', 'ArrowDown'] : ['ArrowDown', 'ArrowUp'];
    await atOnce(page, toTwice, 'KeyB');
    await dialog.getByText('账上的对').waitFor();
    await keys(page, 'Escape');
    // What was heard as 899 was B806, the last who was given out a number.
    await atOnce(page, toUnknown, 'KeyB');
    await dialog.getByText('叫的是另一个号').waitFor();
    await page.keyboard.type('B806');
    await shot(page, 'desk-settle');
    expect(await barriersOn(page)).toEqual([]);
    await keys(page, 'Enter');
    await told(page, '已核销');
    await eventually('one line left', async () => ((await cards.count()) === 1 ? true : undefined));
    expect((await hall.staff('10').sees('B806')).state).toBe('called');
    await keys(page, 'ArrowUp', 'b');
    await dialog.getByText('账上的对').waitFor();
    await keys(page, 'Enter');
    await page.getByText('没有要核对的').waitFor();
  });

  it('given the hub is killed, then numbers go on from the paper book, are kept over the outage, and are sent by themselves', async () => {
    const page = await deskPage();
    await page.getByLabel('本机是第几咨询台').selectOption('1');
    await keys(page, 'Escape', '4');
    await page.locator('.books').getByText('1号咨询台（本机）').waitFor();
    await keys(page, 'Escape', '1');
    await hall.killHub();
    await page.getByText('以下不是实时数据').waitFor();
    await page.getByText('手工发号').waitFor();
    await press(page, /租房提取/);
    const number = await page.locator('.given-out .ticket-number > span').first().innerText();
    expect(number).toMatch(/^B8\d\d$/);
    await shot(page, 'desk-without-hub');
    expect(await barriersOn(page)).toEqual([]);
    await keys(page, 'Alt+4');
    await page.getByText('都保存在本机').waitFor();
    await page.getByRole('button', { name: /发送 1 行/ }).waitFor();
    await shot(page, 'desk-paper-without-hub');
    expect(await barriersOn(page)).toEqual([]);
    await keys(page, 'Control+Enter');
    await hall.startHub();
    await page.getByText('以下不是实时数据').waitFor({ state: 'detached' });
    await page.locator('.paper-grid tr.in').first().waitFor();
    expect(await page.getByLabel('号码 1', { exact: true }).inputValue()).toBe(number);
    expect((await hall.staff('10').sees(number)).state).toBe('waiting');
    expect(await checkJournal(hall)).toMatch(/rules hold/);
    await open.pop()?.abandon();
  });

  it('given a number was called that nobody entered, when its ticket is written down, then the line goes by itself', async () => {
    const calledAt = Date.now() - 60_000;
    await hall.staff('02').does('/back-entries/calls', { window: 3, digits: '877', calledAt });
    const page = await deskPage({ path: '/desk#conflicts' });
    const card = page.locator('.conflict').filter({ hasText: '877' });
    const [time = ''] = /\d\d:\d\d/.exec(await card.locator('.what').innerText()) ?? [];
    await keys(page, 'a');
    await page.getByText('纸质清单补录').waitFor();
    const row = rows(page)
      .filter({ hasNot: page.locator('select:disabled') })
      .first();
    await row.locator('select').selectOption({ label: '3 租房提取' });
    await row.locator('.taken input').fill(time);
    await keys(page, 'Control+Enter');
    await page.locator('.paper-grid tr.in').first().waitFor();
    await keys(page, 'Alt+5');
    await page.getByText('没有要核对的').waitFor();
    expect((await hall.staff('10').sees('B877')).window).toBe(3);
  });

  it('given no kiosk is left, then the desk is told to give out the numbers', async () => {
    const page = await deskPage();
    await Promise.all([hall.trouble('K1', 'killed'), hall.trouble('K2', 'killed')]);
    await page.getByText('取号机全部不能用').waitFor();
    await shot(page, 'desk-manual-issuing');
    expect(await barriersOn(page)).toEqual([]);
    await keys(page, 'Escape', 'n', 'Enter');
    await page.locator('.given-out .numbers').waitFor();
    await Promise.all([hall.program('K1').start(), hall.program('K2').start()]);
    await page.getByText('取号机全部不能用').waitFor({ state: 'detached' });
  });

  it.each(['tickets', 'undelivered', 'appointments', 'paper', 'conflicts', 'by-hand'])(
    'given English, then the part %s speaks it',
    async (part) => {
      await hall.staff('02').send('/back-entries/calls', {
        window: 3,
        digits: '888',
        calledAt: Date.now() - 60_000,
      });
      const page = await deskPage({ path: `/desk#${part}`, language: 'en' });
      await page.getByText('Consult desk').waitFor();
      await shot(page, `desk-${part}-en`);
      expect(await barriersOn(page)).toEqual([]);
    },
  );

  it('given a clerk only, then the page says for whom it is', async () => {
    const watched = await openStaffPage(browser, {
      hall,
      staff: '01',
      path: '/desk',
      ...small,
      language: 'en',
      provokes: [403],
    });
    await watched.page.getByText('This page is for consultants and duty managers.').waitFor();
    expect(await watched.page.locator('.tabs').count()).toBe(0);
    await watched.abandon();
  });
});
