import { answer, deliveries, isDelivered, refusal, type CommandResult, type Refusal } from '@jiaohao/shared';
import { z } from 'zod';
import { eventually } from './eventually.ts';
import { request } from './http.ts';
import type { HubApi } from './hub-api.ts';

const ticket = z.looseObject({
  ticket: z.string(),
  class: z.string(),
  state: z.string(),
  service: z.string(),
  delivery: z.enum(deliveries),
  window: z.int().nullable(),
  heldAt: z.int().nullable(),
  firstClerk: z.string().nullable(),
  grade: z.int().nullable(),
});

type Called = Extract<CommandResult, { kind: 'called' }>;

export interface SendOptions {
  readonly method?: 'POST' | 'PATCH' | 'DELETE';
  /** The Idempotency-Key. */
  readonly id?: string;
}

/** Somebody of the staff at a page: the hub's REST interface in their name. */
export class StaffMember {
  readonly number: string;
  private readonly hub: HubApi;

  constructor(hub: HubApi, number: string) {
    this.hub = hub;
    this.number = number;
  }

  /** Sends a command, whatever comes of it. */
  async send(
    path: string,
    body: unknown = {},
    { method = 'POST', id }: SendOptions = {},
  ): Promise<{ status: number; body: unknown }> {
    const { headers } = await this.hub.logIn(this.number);
    const key = id === undefined ? {} : { 'idempotency-key': id };
    return request(`${this.hub.address}/api${path}`, { method, body, headers: { ...headers, ...key } });
  }

  /** Sends what the hall must accept; returns what came of it. */
  async does(path: string, body?: unknown, options?: SendOptions): Promise<CommandResult> {
    return accepted(path, await this.send(path, body, options));
  }

  /** Sends what the hall must refuse; returns status and refusal. A hub that has just started is given time to settle. */
  async isRefused(
    path: string,
    body?: unknown,
    options?: SendOptions,
  ): Promise<Refusal & { status: number }> {
    const { status, body: answered } = await this.sendSettled(path, body, options);
    const checked = refusal.safeParse(answered);
    if (!checked.success) throw new Error(`${path} was not refused: ${status} ${JSON.stringify(answered)}`);
    return { status, ...checked.data };
  }

  /** Issues a ticket at the desk; returns its number. */
  async issues(service: string, more: Record<string, unknown> = {}): Promise<string> {
    const result = await this.does('/tickets', { service, ...more });
    if (result.kind !== 'ticket') throw new Error(`no ticket: ${JSON.stringify(result)}`);
    return result.slip.ticket;
  }

  /** Calls whoever is next at a window. */
  calls(window: number): Promise<Called> {
    return this.callsBy(`/windows/${window}/call-next`);
  }

  /** Calls a chosen number at a window. */
  callsNumber(window: number, digits: string): Promise<Called> {
    return this.callsBy(`/windows/${window}/call-number`, { digits });
  }

  /** A ticket as the staff see it. */
  async sees(number: string): Promise<z.infer<typeof ticket>> {
    const { headers } = await this.hub.logIn(this.number);
    return ticket.parse((await this.hub.get(`/tickets/${number}`, headers)).body);
  }

  /** Waits until a ticket stands as wanted; returns it. */
  seesEventually(
    number: string,
    wanted: (seen: z.infer<typeof ticket>) => boolean,
  ): Promise<z.infer<typeof ticket>> {
    return eventually(`ticket ${number} as wanted`, async () => {
      const seen = await this.sees(number);
      return wanted(seen) ? seen : undefined;
    });
  }

  /** Waits until the member has the ticket in hand: before that, no window may call it. */
  async seesDelivered(number: string): Promise<string> {
    await this.seesEventually(number, ({ delivery }) => isDelivered(delivery));
    return number;
  }

  /** A hub that has just started asks for a moment's patience, until calls made by hand are in its books. */
  private sendSettled(path: string, body?: unknown, options?: SendOptions) {
    return eventually(`${path} when the hub has settled`, async () => {
      const now = await this.send(path, body, options);
      const refused = refusal.safeParse(now.body);
      return refused.success && refused.data.code === 'settling' ? undefined : now;
    });
  }

  private async callsBy(path: string, body?: unknown): Promise<Called> {
    const result = accepted(path, await this.sendSettled(path, body));
    if (result.kind !== 'called') throw new Error(`nobody was called: ${JSON.stringify(result)}`);
    return result;
  }
}

/** @throws when the hall did not accept it. */
function accepted(path: string, { status, body }: { status: number; body: unknown }): CommandResult {
  const checked = answer.safeParse(body);
  if (status !== 200 || !checked.success || checked.data.outcome !== 'accepted')
    throw new Error(`${path} was not accepted: ${status} ${JSON.stringify(body)}`);
  return checked.data.result;
}
