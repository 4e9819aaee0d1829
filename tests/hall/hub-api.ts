import { z } from 'zod';
import { eventually } from './eventually.ts';
import { request, wanted } from './http.ts';
import { runProgram } from './processes.ts';

const day = z.looseObject({
  date: z.string().nullable(),
  phase: z.string(),
  issued: z.int(),
  tickets: z.record(z.string(), z.int()),
});
const windows = z.array(
  z.looseObject({ number: z.int(), status: z.string(), ticket: z.string().nullable() }),
);

const services = z.array(z.looseObject({ waiting: z.int() }));

/** The hub's REST interface. */
export class HubApi {
  readonly address: string;
  private readonly directory: string;

  constructor(address: string, directory: string) {
    this.address = address;
    this.directory = directory;
  }

  async day(): Promise<z.infer<typeof day>> {
    return day.parse(await wanted(`${this.address}/api/day`));
  }

  /** Waits until this many members wait with their ticket in hand: before that, no window may call them. */
  waiting(count: number): Promise<true> {
    return eventually(`${count} waiting, tickets in hand`, async () => {
      const all = services.parse(await wanted(`${this.address}/api/services`));
      return all.reduce((sum, service) => sum + service.waiting, 0) === count ? true : undefined;
    });
  }

  /** The ticket called or served at a window. */
  async ticketAt(window: number): Promise<string | null> {
    const all = windows.parse(await wanted(`${this.address}/api/windows`));
    return all.find(({ number }) => number === window)?.ticket ?? null;
  }

  /** Gives a person of the staff a PIN and logs in; returns what goes into the Authorization header. */
  async logIn(staff: string): Promise<{ pin: string; headers: Record<string, string> }> {
    const { code, text } = await runProgram(
      'server/src/main.ts',
      ['pin', staff, '--config', 'hall.yaml'],
      this.directory,
    );
    const pin = /PIN (?<pin>\d+)/.exec(text)?.groups?.['pin'];
    if (code !== 0 || pin === undefined) throw new Error(`no PIN for ${staff}: ${text}`);
    const session = z
      .looseObject({ token: z.string() })
      .parse(await wanted(`${this.address}/api/session`, { method: 'POST', body: { staff, pin } }));
    return { pin, headers: { authorization: `Bearer ${session.token}` } };
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
}
