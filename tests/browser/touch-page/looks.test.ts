import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { barriersOn } from '../accessible.ts';
import { launchChromium } from '../chromium.ts';
import { outOfReach } from '../fingers.ts';
import { shot } from '../shots.ts';
import { openWatchedPage, type WatchedPage } from '../watched-page.ts';
import { looks, upright } from './at-kiosk.ts';
import { everyPage } from './every-page.ts';
import { cutOff, tooSmall } from './readable.ts';
import { openStillKiosk, type StillKiosk } from './still-kiosk.ts';

let browser: Browser;
let kiosk: StillKiosk;
beforeAll(async () => {
  [browser, kiosk] = await Promise.all([launchChromium(), openStillKiosk()]);
});
afterAll(async () => {
  await browser.close();
  await kiosk.close();
});

describe.each(looks)('the kiosk’s pages on a screen $width × $height ($look)', (screen) => {
  const pages = everyPage(screen.large);
  let watched: WatchedPage;
  beforeAll(async () => {
    watched = await openWatchedPage(browser, kiosk.address, { ...screen, hasTouch: true });
  });
  afterAll(() => watched.close());

  it.each([...pages.keys()])(
    '%s: all of it is on the screen, large enough to read and to press, and bars nobody',
    async (name) => {
      const shown = pages.get(name)!;
      kiosk.show(shown);
      const { page } = watched;
      await page.locator(`[data-page="${shown.page}"][data-serial="${shown.serial}"] main`).waitFor();
      await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
      await shot(page, `kiosk-${screen.look}-${name}`);
      expect({
        outOfReach: await outOfReach(page),
        cutOff: await cutOff(page),
        tooSmall: await tooSmall(page),
      }).toEqual({
        outOfReach: [],
        cutOff: [],
        tooSmall: [],
      });
      expect(await barriersOn(page)).toEqual([]);
    },
  );
});

describe('the invitation to lay a card', () => {
  it('moves, but not where the machine is told to keep still', async () => {
    kiosk.show(everyPage(false).get('start')!);
    const watched = await openWatchedPage(browser, kiosk.address, { ...upright, hasTouch: true });
    const { page } = watched;
    await page.locator('.laid-card').waitFor();
    const moving = 'document.getAnimations().length';
    expect(await page.evaluate(moving)).toBeGreaterThan(0);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    expect(await page.evaluate(moving)).toBe(0);
    await watched.close();
  });
});
