import type { HallOptions } from '../../runtime/hall.ts';
import { silentLog } from '../../testing/hall.ts';
import { createHttp, type HttpServer } from '../server.ts';
import { openHallWithPages, type HallWithPages } from './hall-with-pages.ts';
import { asSession } from './in-roles.ts';

interface Reply {
  readonly status: number;
  readonly body: unknown;
}

interface Request {
  readonly token?: string;
  /** The Idempotency-Key. */
  readonly key?: string;
  readonly body?: unknown;
}

/** A hall with its HTTP side on a free port, in a folder of its own. */
export interface ServedHall extends HallWithPages {
  readonly http: HttpServer;
  readonly base: string;
  readonly call: (method: string, path: string, request?: Request) => Promise<Reply>;
}

const measured = { text: () => Promise.resolve('measured'), contentType: 'text/plain', token: null };

export async function serveHall(over: Partial<HallOptions> = {}): Promise<ServedHall> {
  const hall = await openHallWithPages(over);
  const { context } = hall;
  const http = await createHttp({
    of: () => context,
    watch: context.watch,
    metrics: measured,
    log: silentLog,
  });
  const base = `http://127.0.0.1:${await http.listen('127.0.0.1', 0)}`;
  return {
    ...hall,
    http,
    base,
    call: (method, path, request = {}) => call(base + path, method, request),
    async close() {
      await http.close();
      await hall.close();
    },
  };
}

async function call(url: string, method: string, { token, key, body }: Request): Promise<Reply> {
  const response = await fetch(url, {
    method,
    headers: {
      ...(token === undefined ? {} : asSession(token)),
      ...(key === undefined ? {} : { 'idempotency-key': key }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? null : JSON.parse(text) };
}
