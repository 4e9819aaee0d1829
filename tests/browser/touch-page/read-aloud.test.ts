import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { eventually } from '../../hall/eventually.ts';
import { launchChromium } from '../chromium.ts';
import { outOfReach } from '../fingers.ts';
import { shot } from '../shots.ts';
import { openWatchedPage, type WatchedPage } from '../watched-page.ts';
import { looks } from './at-kiosk.ts';
import { everyPage } from './every-page.ts';
import { cutOff } from './readable.ts';
import { openStillKiosk, type StillKiosk } from './still-kiosk.ts';

/** A machine with this one voice: what it is given to say is kept, and it never comes to an end by itself. Runs in the browser. */
const withVoice = (voice: { lang: string; localService: boolean }): string => `
  window.said = [];
  window.SpeechSynthesisUtterance = class extends EventTarget {
    constructor(text) { super(); this.text = text; }
  };
  Object.defineProperty(window, 'speechSynthesis', { value: {
    getVoices: () => [${JSON.stringify(voice)}],
    addEventListener() {},
    speak: ({ text }) => said.push(text),
    cancel: () => said.push('(hushed)'),
  } });`;

let browser: Browser;
let kiosk: StillKiosk;
let watched: WatchedPage;
beforeAll(async () => {
  [browser, kiosk] = await Promise.all([launchChromium(), openStillKiosk()]);
});
afterAll(async () => {
  await browser.close();
  await kiosk.close();
});
afterEach(() => watched.close());

/** Opens the documents of rent on a machine with that voice. */
async function open(voice: { lang: string; localService: boolean } | null, look = looks[0]!): Promise<void> {
  kiosk.show(everyPage(look.large).get('documents')!);
  watched = await openWatchedPage(browser, kiosk.address, {
    ...look,
    hasTouch: true,
    async prepare(context) {
      if (voice !== null) await context.addInitScript(withVoice(voice));
    },
  });
  await watched.page.locator('[data-page="documents"] main').waitFor();
}
const said = async () => z.array(z.string()).parse(await watched.page.evaluate('said'));
const button = () => watched.page.locator('[data-touch="read-aloud"]');
const chinese = { lang: 'zh-CN', localService: true };

describe('a page that can be heard', () => {
  it('given the machine has a Chinese voice of its own, then the page is read in Chinese, and hushed when it turns', async () => {
    await open(chinese);
    await button().tap();
    await eventually('something said', async () => (await said()).length > 0 || undefined);
    const [words = ''] = await said();
    for (const each of ['租房提取', '本人身份证', '无房证明', '约 35 分钟', '取号'])
      expect(words).toContain(each);
    expect(words).not.toMatch(/ID card|Windows/);
    await watched.page.getByText('停止朗读').waitFor();
    kiosk.show(everyPage(false).get('printed')!);
    await watched.page.locator('[data-page="printed"] main').waitFor();
    await eventually('the voice hushed', async () => (await said()).at(-1) === '(hushed)' || undefined);
    await button().tap();
    expect((await said()).at(-1)).toContain('B 0 1 2');
  });

  it.each(looks)('its button has its room on a screen $width × $height ($look)', async (look) => {
    await open(chinese, look);
    await button().waitFor();
    await shot(watched.page, `kiosk-${look.look}-read-aloud`);
    expect(await outOfReach(watched.page)).toEqual([]);
    expect(await cutOff(watched.page)).toEqual([]);
  });

  it.each([
    { machine: 'no voice', voice: null },
    { machine: 'no Chinese voice', voice: { lang: 'en-US', localService: true } },
    { machine: 'a Chinese voice in the internet only', voice: { lang: 'zh-CN', localService: false } },
  ])('given $machine, then nothing is promised', async ({ voice }) => {
    await open(voice);
    expect(await button().count()).toBe(0);
  });
});
