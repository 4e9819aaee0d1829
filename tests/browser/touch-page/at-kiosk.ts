import type { Browser } from 'playwright-core';
import { outOfReach } from '../fingers.ts';
import { shot } from '../shots.ts';
import { openWatchedPage, type WatchedPage } from '../watched-page.ts';

/** How a kiosk's screen stands, and how its member reads. */
export interface Look {
  readonly look: string;
  readonly width: number;
  readonly height: number;
  /** 长辈版. */
  readonly large: boolean;
}

export const upright: Look = { look: 'upright', width: 1080, height: 1920, large: false };
export const looks: readonly Look[] = [
  upright,
  { look: 'lying', width: 1920, height: 1080, large: false },
  { look: 'upright-large', width: 1080, height: 1920, large: true },
  { look: 'lying-large', width: 1920, height: 1080, large: true },
];

/** A member before a kiosk's screen, in a real browser, with nothing but a finger. */
export class AtKiosk {
  readonly watched: WatchedPage;
  private readonly look: Look;

  private constructor(watched: WatchedPage, look: Look) {
    this.watched = watched;
    this.look = look;
  }

  static async open(browser: Browser, address: string, look: Look = upright): Promise<AtKiosk> {
    const { width, height } = look;
    const member = new AtKiosk(
      await openWatchedPage(browser, address, { width, height, hasTouch: true }),
      look,
    );
    await member.shows('start');
    return member;
  }

  get page() {
    return this.watched.page;
  }

  /** Waits for the page of that name; every button on it can be pressed with a finger. */
  async shows(name: string): Promise<void> {
    await this.page.locator(`[data-page="${name}"] main`).waitFor();
    const wrong = await outOfReach(this.page);
    if (wrong.length > 0) throw new Error([`on the page "${name}":`, ...wrong].join('\n'));
  }

  /** Comes down on the button of that name. */
  tap(button: string): Promise<void> {
    return this.page.locator(`[data-touch="${button}"]`).tap();
  }

  /** Touches a service, leafing through the services until it is there. */
  async chooses(service: string): Promise<void> {
    const wanted = this.page.locator(`[data-service="${service}"]`);
    await this.page.locator('[data-service]').first().waitFor();
    while (await this.turns('previous-leaf'));
    while (!(await wanted.isVisible()) && (await this.turns('next-leaf')));
    await wanted.tap();
  }

  /** Turns a leaf if there is one. */
  private async turns(button: 'previous-leaf' | 'next-leaf'): Promise<boolean> {
    const there = this.page.locator(`[data-touch="${button}"]:enabled`);
    if (!(await there.isVisible())) return false;
    await there.tap();
    return true;
  }

  /** The wish for larger type, where that is how this member reads. */
  async asksForItsType(): Promise<void> {
    if (!this.look.large) return;
    await this.tap('large');
    await this.page.locator('html.large').waitFor();
  }

  text(): Promise<string> {
    return this.page.locator('main').innerText();
  }

  number(): Promise<string> {
    return this.page.locator('[data-number]').innerText();
  }

  shot(name: string): Promise<void> {
    return shot(this.page, `kiosk-hall-${this.look.look}-${name}`);
  }

  /** Closes the browser's page; fails if it has complained of anything. */
  close(): Promise<void> {
    return this.watched.close();
  }
}
