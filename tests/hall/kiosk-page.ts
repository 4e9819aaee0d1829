import { z } from 'zod';
import { eventually } from './eventually.ts';
import { wanted } from './http.ts';

const page = z.looseObject({ page: z.string(), serial: z.int() });
const choosing = z.object({
  groups: z.array(z.object({ services: z.array(z.object({ id: z.string(), open: z.boolean() })) })),
});
type Page = z.infer<typeof page>;

/** A kiosk that stands still shows nothing. */
const patienceMs = 5_000;

/** A kiosk's touch page without a browser: what it shows and where a finger may come down. */
export class KioskPage {
  private readonly whereItIs: () => string;

  /** @param whereItIs its address now: a kiosk that is started again may serve at another port */
  constructor(whereItIs: () => string) {
    this.whereItIs = whereItIs;
  }

  get address(): string {
    return this.whereItIs();
  }

  /** What the page shows now. */
  async now(): Promise<Page> {
    const stop = new AbortController();
    const signal = AbortSignal.any([stop.signal, AbortSignal.timeout(patienceMs)]);
    const response = await fetch(`${this.address}/api/page`, { signal });
    let text = '';
    try {
      for await (const chunk of response.body ?? []) {
        text += Buffer.from(chunk).toString('utf8');
        const data = /^data: (?<json>.*)\n\n/m.exec(text)?.groups?.['json'];
        if (data !== undefined) return page.parse(JSON.parse(data));
      }
    } finally {
      stop.abort();
    }
    throw new Error(`the kiosk at ${this.address} sent no page`);
  }

  shows(name: string): Promise<Page> {
    return eventually(`the kiosk's page "${name}"`, async () => {
      const shown = await this.now();
      return shown.page === name ? shown : undefined;
    });
  }

  /** Touches on the page named `on`, once it is there. */
  async touch(on: string, touch: Record<string, unknown>): Promise<void> {
    const { serial } = await this.shows(on);
    await this.touches(serial, touch);
  }

  /** A finger comes down on the page of that serial; if that is gone by then, on nothing. */
  async touches(serial: number, touch: Record<string, unknown>): Promise<void> {
    await wanted(`${this.address}/api/touch`, { method: 'POST', body: { serial, touch } });
  }

  /** Waits until the page offers a service, or names it as one that takes nobody now. */
  async offers(service: string, open: boolean): Promise<void> {
    await this.leave();
    await this.touch('start', { touch: 'begin' });
    await eventually(`the kiosk offering ${service}: ${open}`, async () => {
      const { groups } = choosing.parse(await this.now());
      const offered = groups.flatMap(({ services }) => services).find(({ id }) => id === service);
      return offered?.open === open ? true : undefined;
    });
    await this.leave();
  }

  /** Takes a ticket without a card. */
  async takeWithoutCard(service: string): Promise<void> {
    await this.touch('start', { touch: 'begin' });
    await this.choose(service);
  }

  /** Chooses a service and, once its papers were read, takes the number; where something is amiss the page says so instead. */
  async choose(service: string): Promise<void> {
    const { serial } = await this.shows('choosing');
    await this.touches(serial, { touch: 'choose', service });
    const next = await eventually('what follows the choice', async () => {
      const shown = await this.now();
      return shown.serial > serial ? shown : undefined;
    });
    if (next.page === 'documents') await this.touches(next.serial, { touch: 'take' });
  }

  /** Back to the start page, so that the next member finds it free. */
  async leave(): Promise<void> {
    await eventually('the kiosk’s start page', async () => {
      const shown = await this.now();
      if (shown.page === 'start') return true;
      await wanted(`${this.address}/api/touch`, {
        method: 'POST',
        body: { serial: shown.serial, touch: { touch: shown.page === 'existing' ? 'noted' : 'leave' } },
      });
      return undefined;
    });
  }
}
