import type { Browser, Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { eventually } from '../hall/eventually.ts';
import { WholeHall } from '../hall/whole-hall.ts';
import { launchChromium } from './chromium.ts';
import { lightsOf } from './lights.ts';
import { usedFonts } from './used-fonts.ts';
import { openWatchedPage, type WatchedPage } from './watched-page.ts';

let hall: WholeHall;
let browser: Browser;
let bench: WatchedPage;
beforeAll(async () => {
  [hall, browser] = await Promise.all([WholeHall.open(), launchChromium()]);
  await hall.openWindows(1, 3);
});
afterAll(async () => {
  await browser.close();
  await hall.close();
});
beforeEach(async () => {
  bench = await openWatchedPage(browser, hall.bench.address, { width: 1440, height: 900 });
  await bench.page.getByText('已连接').waitFor();
});
afterEach(() => bench.close());

const kiosk = (id: string) =>
  bench.page.getByRole('article').filter({ has: bench.page.getByRole('heading', { name: `取号机 ${id}` }) });
const tile = (window: number) =>
  bench.page.getByRole('button', { name: `${window} 号窗口 window ${window}` });
const keypad = (window: number) => bench.page.getByRole('region', { name: `${window} 号窗口按键盘` });
const board = (window: number) => bench.page.getByRole('img', { name: new RegExp(`^${window} 号窗口屏`) });
/** Waits until what is read aloud of it matches. */
const reads = (named: Locator, words: RegExp) =>
  eventually(String(words), async () => {
    const read = (await named.getAttribute('aria-label')) ?? '';
    return words.test(read) ? read : undefined;
  });

describe('the bench page in a browser', () => {
  it('given a technician swipes a card by clicking it, when the member chooses, then the paper comes out as a picture', async () => {
    await kiosk('K1').getByRole('button', { name: /^张三/ }).click();
    await hall.kiosk('K1').choose('withdrawal-rent');
    const slip = kiosk('K1').getByRole('log').getByRole('img');
    await slip.waitFor();
    const { picture } = await hall.bench.nextSlip('K1');
    await eventually('the whole slip', async () =>
      (await slip.getAttribute('src')) === picture ? true : undefined,
    );
    expect(await slip.getAttribute('alt')).toMatch(/B001[^]*租房提取/);
    const drawn = (image: { naturalHeight: number }) => image.naturalHeight;
    await eventually('the picture drawn', async () =>
      (await slip.evaluate(drawn)) > 400 ? true : undefined,
    );
    expect((await slip.boundingBox())?.width).toBeGreaterThan(100);
  });

  it('given a waiting ticket, when call is clicked on a keypad, then the board lights up and the keypad shows what is left', async () => {
    await tile(3).click();
    await keypad(3).getByRole('button', { name: /^叫号/ }).click();
    await reads(board(3), /B001/);
    await keypad(3).getByText('已应答').waitFor();
    await keypad(3).getByRole('img', { name: '显示 display 000001' }).waitFor();
    const lit = await lightsOf(board(3));
    expect(lit.red).toBeGreaterThan(300);
    // The strip of all windows shows the same.
    await bench.page.getByRole('img', { name: /^3: .*B001/ }).waitFor();
  });

  it('given that call, then what the loudspeaker said of it stands there', async () => {
    const loudspeaker = bench.page.getByRole('region', { name: '广播 Loudspeaker' });
    const spoken = loudspeaker.getByRole('listitem').filter({ hasText: 'B 零 零 一' });
    await spoken.waitFor();
    expect(await spoken.innerText()).toContain('三 号 窗口');
  });

  it('given a program is killed by its switch, then it has stopped, and the same switch starts it again', async () => {
    const program = bench.page.getByRole('listitem', { name: '取号机 K2 Kiosk K2' });
    await program.getByText('运行中').waitFor();
    await program.getByRole('switch', { name: /进程被杀/ }).click();
    await program.getByText('已停止').waitFor();
    expect(hall.program('K2').state).toBe('ended');
    await program.getByRole('switch', { name: /进程被杀/, checked: true }).click();
    await program.getByText('运行中').waitFor();
    expect(hall.program('K2').state).toBe('running');
  });

  it('given digits typed on the keys, then they stand on the display', async () => {
    await tile(1).click();
    for (const digit of [4, 7])
      await keypad(1)
        .getByRole('button', { name: `数字 digit ${digit}` })
        .click();
    const display = keypad(1).getByRole('img', { name: /display/ });
    expect(await reads(display, /47/)).toBe('显示 display ––––47');
  });

  it('given the paper is taken out by a switch, then the bench and the kiosk both know', async () => {
    await kiosk('K2').getByText('打印机故障', { exact: false }).click();
    await kiosk('K2').getByRole('switch', { name: /缺纸/ }).check();
    await kiosk('K2').getByText('缺纸 paper out').waitFor();
    const told = await eventually('the kiosk knowing', async () => {
      const shown = await hall.kiosk('K2').now();
      return shown['printerWorks'] === false ? shown : undefined;
    });
    expect(told.page).toBe('start');
  });

  it('given a cable is pulled elsewhere, then the open page shows it', async () => {
    await hall.bench.trouble('K1-reader', 'unplugged');
    const chip = kiosk('K1').locator('summary').getByText('线缆拔出');
    await chip.waitFor();
    expect(await chip.isVisible()).toBe(true);
    await hall.bench.trouble('K1-reader', 'unplugged', false);
  });

  it('given a machine without Chinese fonts, then every sign is drawn with the font that came with the page', async () => {
    const fonts = await usedFonts(bench.page);
    expect(fonts.filter(({ bundled }) => !bundled)).toEqual([]);
  });
});
