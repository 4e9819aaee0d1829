import type { Browser, BrowserContext, Page } from 'playwright-core';

/** A page that is watched while it is used. */
export interface WatchedPage {
  readonly page: Page;
  /**
   * Closes it. Rejects if it did what a page of a hall must never do: reach for another origin, break its own security
   * policy, throw, complain on the console.
   */
  close(): Promise<void>;
  /** Closes it whatever it did: its server was taken away under it. */
  abandon(): Promise<void>;
}

export interface Screen {
  readonly width: number;
  readonly height: number;
  readonly hasTouch?: boolean;
  /** Pixels of the screen for each CSS pixel. */
  readonly scale?: number;
  /** Statuses that the test provokes, such as 403 where something is refused: no misbehaviour. */
  readonly provokes?: readonly number[];
  /** Prepares the profile before the page is opened. */
  readonly prepare?: (context: BrowserContext) => Promise<unknown>;
}

/**
 * Opens `url` in a fresh browser profile, in Chinese, on a screen of the given size in CSS pixels, each `scale` pixels of
 * the screen wide and high.
 */
export async function openWatchedPage(browser: Browser, url: string, screen: Screen): Promise<WatchedPage> {
  const { hasTouch = false, scale = 1, provokes = [], prepare, width, height } = screen;
  const context = await browser.newContext({
    viewport: { width, height },
    hasTouch,
    deviceScaleFactor: scale,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  });
  await prepare?.(context);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol !== 'data:' && origin !== new URL(url).origin)
      complaints.push(`request to ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400 && !provokes.includes(response.status()))
      complaints.push(`${response.status()} for ${response.url()}`);
  });
  // A broken security policy is told on the console too.
  page.on('console', (message) => {
    const [, status] = /^Failed to load resource: .* status of (\d+)/.exec(message.text()) ?? [];
    if (provokes.includes(Number(status))) return;
    if (['error', 'warning'].includes(message.type())) complaints.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`));
  await page.goto(url);
  return {
    page,
    async close() {
      await context.close();
      if (complaints.length > 0) throw new Error(`the page misbehaved:\n${complaints.join('\n')}`);
    },
    abandon: () => context.close(),
  };
}
