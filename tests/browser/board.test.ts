import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { eventually } from '../hall/eventually.ts';
import { WholeHall } from '../hall/whole-hall.ts';
import { barriersOn } from './accessible.ts';
import { overlapping, seenOn, watchBoard } from './board-watch.ts';
import { launchChromium } from './chromium.ts';
import { shot } from './shots.ts';
import { usedFonts } from './used-fonts.ts';
import { openWatchedPage, type WatchedPage } from './watched-page.ts';

const television = { width: 1920, height: 1080 };

let hall: WholeHall;
let browser: Browser;
const open: WatchedPage[] = [];
/** Those whose hub is taken away under them. */
const bereft: WatchedPage[] = [];
beforeAll(async () => {
  // A television that is started for this one page lets it sound without a touch.
  [hall, browser] = await Promise.all([
    WholeHall.open({
      changeHall: ({ hall: { settings } }) => {
        // One window calls in one case after the other, sooner than a clerk may on purpose.
        Object.assign(settings, { misclickGuardSeconds: 0 });
      },
    }),
    launchChromium('--autoplay-policy=no-user-gesture-required'),
  ]);
});
afterAll(async () => {
  await browser.close();
  await hall.close();
});
afterEach(async () => {
  for (const watched of bereft.splice(0)) await watched.abandon();
  for (const watched of open.splice(0)) await watched.close();
});

/** A television with the board of the hall. */
async function board(query = '', screen = television, kept = open, on = browser): Promise<Page> {
  const watched = await openWatchedPage(on, `${hall.hub.address}/board/demo${query}`, {
    ...screen,
    prepare: (context) => context.addInitScript(watchBoard),
  });
  kept.push(watched);
  await watched.page.getByRole('heading', { name: /示范市住房公积金服务大厅/ }).waitFor();
  return watched.page;
}

/** People with tickets, one for each window named. */
async function waitAt(...windows: number[]): Promise<void> {
  const serviceAt = (window: number): string =>
    window <= 2 ? 'deposit-change' : window <= 5 ? 'withdrawal-rent' : 'loan-repayment';
  for (const window of windows) await hall.staff('10').issues(serviceAt(window));
}

/** Calls at all these windows at once; the tickets. */
async function burst(...windows: number[]): Promise<string[]> {
  const called = await Promise.all(windows.map((window) => hall.staff('10').calls(window)));
  return called.map(({ ticket }) => ticket);
}

const rowOf = (page: Page, ticket: string) => page.locator(`[data-call^="${ticket}→"]`);

/** What the loudspeaker of the counters has said so far. */
async function saidByAgent(): Promise<string[]> {
  const { sentences } = z
    .object({ sentences: z.array(z.object({ text: z.string() })) })
    .parse(await (await fetch(`${hall.bench.address}/api/speaker`)).json());
  return sentences.map(({ text }) => text);
}

/** Waits until the hub has made somebody the voice of window 1. */
const voiceIs = (voice: 'window' | 'screen') =>
  eventually(`the ${voice} speaking`, async () => {
    const { windows } = z
      .looseObject({ windows: z.array(z.looseObject({ number: z.int(), voice: z.string() })) })
      .parse((await hall.hub.get('/hall')).body);
    return windows.find(({ number }) => number === 1)?.voice === voice ? true : undefined;
  });

describe('the hall board', () => {
  it('given nobody was called, then it greets, says how long it takes and why the green channel comes first', async () => {
    await hall.openWindows(1, 2, 3, 4, 5, 6);
    await waitAt(1, 1, 3);
    const page = await board();
    await page.getByText('欢迎光临').waitFor();
    await page.getByText('孕妇、65岁以上老人').waitFor();
    const waits = page.getByRole('region', { name: /等候情况/ }).getByRole('listitem');
    expect(await waits.filter({ hasText: '缴存登记与变更' }).innerText()).toMatch(/2\s*人等候/);
    await shot(page, 'board-idle');
    expect(await barriersOn(page)).toEqual([]);
    expect((await usedFonts(page)).filter(({ bundled }) => !bundled)).toEqual([]);
  });

  it('given several calls in the same second, then each is there at once and each gets its time in the light', async () => {
    const page = await board();
    await waitAt(2, 4, 5, 6);
    const called = await burst(1, 2, 3, 4, 5, 6);
    for (const ticket of called) await rowOf(page, ticket).waitFor();
    await shot(page, 'board-burst');
    const lit = await eventually('every call in the light', async () => {
      const seen = await seenOn(page);
      return seen.lit.length === called.length ? seen.lit : undefined;
    });
    expect(new Set(lit)).toEqual(new Set(called));
    expect((await seenOn(page)).sounds).toEqual([]);
    await shot(page, 'board-called');
    await page.emulateMedia({ reducedMotion: 'reduce' });
    expect(await barriersOn(page)).toEqual([]);
  });

  it('given the display agent speaks, then it has said each of them, and the board says none', async () => {
    const page = await board('?voice=on');
    await voiceIs('window');
    await waitAt(1);
    const before = (await saidByAgent()).length;
    const [ticket = ''] = await burst(1);
    await hall.bench.hears(ticket, 1);
    await rowOf(page, ticket).waitFor();
    expect((await saidByAgent()).length).toBe(before + 1);
    expect((await seenOn(page)).sounds).toEqual([]);
  });

  it('given the display agent freezes before a call, then the board says that call once the agent is found gone', async () => {
    const page = await board('?voice=on');
    await page.getByLabel('本屏播报语音').waitFor({ state: 'detached' });
    await waitAt(3);
    await hall.program('D1').troubles.set('frozen', true);
    const [ticket = ''] = await burst(3);
    await rowOf(page, ticket).waitFor();
    await voiceIs('screen');
    // Calls just before may be said again: nobody knows what a frozen agent has said.
    const said = await eventually('the call said to its end', async () => {
      const { sounds } = await seenOn(page);
      return sounds.some((sound) => sound.ticket === ticket && sound.ended !== null) ? sounds : undefined;
    });
    expect(said.filter((sound) => sound.ticket === ticket)).toHaveLength(1);
    await shot(page, 'board-says-instead');
  });

  it('given the display agent is gone, then one board says each call of a burst once, in order, never two at a time', async () => {
    await hall.program('D1').troubles.set('killed', true);
    await voiceIs('screen');
    const spare = await board();
    await spare.getByLabel('本屏播报语音').waitFor();
    const page = await board('?voice=on');
    await page.getByLabel('本屏播报语音').waitFor();
    await spare.getByLabel('本屏播报语音').waitFor({ state: 'detached' });
    const before = (await saidByAgent()).length;
    await waitAt(1, 2, 3, 4, 6);
    const called = await burst(1, 2, 3, 4, 6);
    const { sounds, lit } = await eventually(
      'every call said to its end',
      async () => {
        const seen = await seenOn(page);
        return seen.sounds.filter(({ ended }) => ended !== null).length >= called.length ? seen : undefined;
      },
      60_000,
    );
    // Who was called last stood there at first.
    expect(sounds.map(({ ticket }) => ticket)).toEqual(lit.slice(-called.length));
    expect(new Set(sounds.map(({ ticket }) => ticket))).toEqual(new Set(called));
    expect(overlapping(sounds)).toEqual([]);
    for (const { begun, ended, seconds } of sounds)
      expect((ended ?? 0) - begun).toBeGreaterThan(seconds * 0.9);
    expect((await seenOn(spare)).sounds).toEqual([]);
    expect((await saidByAgent()).length).toBe(before);
    await shot(page, 'board-speaks');
  });

  it('given a browser that asks for a touch before a page may sound, then the board offers one, and speaks from then on', async () => {
    const careful = await launchChromium();
    const page = await board('?voice=on', television, bereft, careful);
    const wake = page.getByRole('button', { name: '点按开启语音' });
    await wake.waitFor();
    await shot(page, 'board-asleep');
    await wake.click();
    await page.getByLabel('本屏播报语音').waitFor();
    await waitAt(1);
    const [ticket = ''] = await burst(1);
    const said = await eventually('the call said to its end', async () =>
      (await seenOn(page)).sounds.find(({ ended }) => ended !== null),
    );
    expect(said.ticket).toBe(ticket);
    await careful.close();
  });

  it('given the agent is back, then it speaks and the board does not', async () => {
    const page = await board('?voice=on');
    await page.getByLabel('本屏播报语音').waitFor();
    await hall.startDisplay();
    await voiceIs('window');
    await page.getByLabel('本屏播报语音').waitFor({ state: 'detached' });
    await waitAt(1);
    const [ticket = ''] = await burst(1);
    await hall.bench.hears(ticket, 1);
    expect((await seenOn(page)).sounds).toEqual([]);
  });

  it('given the hub is killed, then the board says so and greys out, and is live again by itself', async () => {
    const page = await board('', television, bereft);
    await hall.killHub();
    await page.getByText('不是实时数据').waitFor();
    await page.getByText('叫号照常进行').waitFor();
    expect(await page.locator('main').getAttribute('class')).toBe('stale');
    await shot(page, 'board-not-live');
    expect(await barriersOn(page)).toEqual([]);
    await hall.startHub();
    await page.getByText('不是实时数据').waitFor({ state: 'detached' });
    await waitAt(1);
    const [ticket = ''] = await burst(1);
    await rowOf(page, ticket).waitFor();
  });

  it('given notices, a kiosk and the screen of a window that failed, then they are posted one after the other', async () => {
    await hall.staff('10').does('/notices', {
      text: {
        zh: '因系统升级，今日下午三点起暂停办理贷款申请业务，请您改日再来，或使用手机应用提交申请，给您带来不便敬请谅解。',
        en: 'The system is being upgraded: no loan applications from three o’clock today. Please come another day or apply on your phone.',
      },
    });
    await hall.program('K2').troubles.set('killed', true);
    await hall.trouble('board-3', 'unplugged');
    const page = await board();
    await page.getByText('因系统升级').waitFor();
    await shot(page, 'board-notice');
    await page.getByText(/取号机K2暂停使用.请到K1取号/).waitFor();
    await page.getByText('3号窗口显示屏故障').waitFor();
    await shot(page, 'board-window-dark');
    await hall.trouble('board-3', 'unplugged', false);
    await hall.program('K2').start();
  });

  it('given a screen of another size, then it is the same board', async () => {
    const page = await board('', { width: 1280, height: 720 });
    await shot(page, 'board-720');
    const tall = await board('', { width: 1080, height: 1920 });
    await shot(tall, 'board-portrait');
    for (const each of [page, tall])
      expect(
        await each.evaluate(
          'document.documentElement.scrollWidth <= innerWidth && document.documentElement.scrollHeight <= innerHeight',
        ),
      ).toBe(true);
  });
});
