import { deliveries, isDelivered } from '@jiaohao/shared';
import { z } from 'zod';
import type { SmallDisk } from '../../hardware-sim/src/stage/small-disk.ts';
import { eventually } from './eventually.ts';
import { request, wanted } from './http.ts';
import { runProgram } from './processes.ts';

const day = z.looseObject({
  date: z.string().nullable(),
  phase: z.string(),
  issued: z.int(),
  tickets: z.record(z.string(), z.int()),
});
const windowView = z.looseObject({ status: z.string(), ticket: z.string().nullable() });
const tickets = z.array(z.looseObject({ delivery: z.enum(deliveries) }));

interface LoggedIn {
  readonly pin: string;
  /** What goes with each request. */
  readonly headers: Record<string, string>;
}

/** The hub's REST interface, for as long as this hub runs: a restart logs everyone out. */
export class HubApi {
  readonly address: string;
  private readonly directory: string;
  private readonly disk: SmallDisk | undefined;
  private readonly pins: Map<string, Promise<string>>;
  private readonly sessions = new Map<string, Promise<LoggedIn>>();

  /** @param pins what the staff were given: good for every hub of this hall */
  constructor(
    address: string,
    { directory, disk }: { directory: string; disk: SmallDisk | undefined },
    pins: Map<string, Promise<string>>,
  ) {
    this.address = address;
    this.directory = directory;
    this.disk = disk;
    this.pins = pins;
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

  /** Gives a person of the staff a PIN and logs in, once; what went wrong is tried again by whoever comes next. */
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
    const pin = await remembered(this.pins, staff, () => this.givePin(staff));
    const body = await wanted(`${this.address}/api/session`, { method: 'POST', body: { staff, pin } });
    const { token } = z.looseObject({ token: z.string() }).parse(body);
    return { pin, headers: { authorization: `Bearer ${token}` } };
  }

  private async givePin(staff: string): Promise<string> {
    const args = ['pin', staff, '--config', 'hall.yaml'];
    const { code, text } = await runProgram('server/src/main.ts', args, this.directory, { disk: this.disk });
    const pin = /PIN (?<pin>\d+)/.exec(text)?.groups?.['pin'];
    if (code !== 0 || pin === undefined) throw new Error(`no PIN for ${staff}: ${text}`);
    return pin;
  }
}

/** What was made once is used again; what failed is forgotten. */
function remembered<T>(all: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const known = all.get(key);
  if (known !== undefined) return known;
  const made = make();
  all.set(key, made);
  made.catch(() => all.delete(key));
  return made;
}
