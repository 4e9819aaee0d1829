import { deliveries, isDelivered } from '@jiaohao/shared';
import { z } from 'zod';
import { eventually } from './eventually.ts';
import { request, wanted } from './http.ts';
import { remembered, signIn, type SessionHeaders, type StaffSecrets } from './staff-secrets.ts';

const day = z.looseObject({
  date: z.string().nullable(),
  phase: z.string(),
  issued: z.int(),
  tickets: z.record(z.string(), z.int()),
});
const windowView = z.looseObject({ status: z.string(), ticket: z.string().nullable() });
const tickets = z.array(z.looseObject({ delivery: z.enum(deliveries) }));

interface LoggedIn {
  /** What goes with each request. */
  readonly headers: SessionHeaders;
}

/** The hub's REST interface, for as long as this hub runs. */
export class HubApi {
  readonly address: string;
  private readonly secrets: StaffSecrets;
  private readonly sessions = new Map<string, Promise<LoggedIn>>();

  constructor(address: string, secrets: StaffSecrets) {
    this.address = address;
    this.secrets = secrets;
  }

  async day(): Promise<z.infer<typeof day>> {
    return day.parse(await wanted(`${this.address}/api/day`));
  }

  /** Waits until this many members wait with their ticket in hand: before that, no window may call them. */
  waiting(count: number): Promise<true> {
    return eventually(`${count} waiting, tickets in hand`, async () => {
      const { headers } = await this.logIn('10');
      const all = tickets.parse(await wanted(`${this.address}/api/tickets?state=waiting`, { headers }));
      return all.filter(({ delivery }) => isDelivered(delivery)).length === count ? true : undefined;
    });
  }

  /** The ticket called or served at a window. */
  async ticketAt(window: number): Promise<string | null> {
    return (await this.window(window)).ticket;
  }

  /** `open`, `paused` or `closed`. */
  async statusOf(window: number): Promise<string> {
    return (await this.window(window)).status;
  }

  private async window(wantedNumber: number): Promise<z.infer<typeof windowView>> {
    return windowView.parse(await wanted(`${this.address}/api/windows/${wantedNumber}`));
  }

  /** Somebody of the staff signs in, once; what went wrong is tried again by whoever comes next. */
  logIn(staff: string): Promise<LoggedIn> {
    return remembered(this.sessions, staff, () => this.openSession(staff));
  }

  post(
    path: string,
    body: unknown,
    headers: Record<string, string> = {},
  ): Promise<{ status: number; body: unknown }> {
    return request(`${this.address}/api${path}`, { method: 'POST', body, headers });
  }

  get(path: string, headers: Record<string, string> = {}): Promise<{ status: number; body: unknown }> {
    return request(`${this.address}/api${path}`, { headers });
  }

  /** What the duty manager is shown at a path. */
  async read(path: string): Promise<unknown> {
    const { headers } = await this.logIn('10');
    return wanted(`${this.address}/api${path}`, { headers });
  }

  private async openSession(staff: string): Promise<LoggedIn> {
    const password = await this.secrets.passwordOf(staff, this.address);
    return { headers: await signIn(this.address, staff, password) };
  }
}
