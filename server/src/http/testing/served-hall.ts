import { join } from 'node:path';
import type { StaffRole } from '@jiaohao/shared';
import { openContactBook, type ContactBook } from '../../contacts/contact-book.ts';
import * as domain from '../../domain/index.ts';
import { createDeviceRegister, type DeviceRegister } from '../../mqtt/device-register.ts';
import type { HallOptions } from '../../runtime/hall.ts';
import { createTrackers, type Trackers } from '../../runtime/tracker.ts';
import { hallIn, silentLog, smallHall, temporaryFolder, type HallUnderTest } from '../../testing/hall.ts';
import { createHttp, type HttpServer } from '../server.ts';
import { createSessions } from '../sessions.ts';

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
export interface ServedHall {
  readonly under: HallUnderTest;
  readonly http: HttpServer;
  readonly base: string;
  readonly devices: DeviceRegister;
  readonly contacts: ContactBook;
  readonly trackers: Trackers;
  readonly folder: string;
  readonly call: (method: string, path: string, request?: Request) => Promise<Reply>;
  /** The token of a session with these roles, as staff number 10. */
  readonly as: (...roles: StaffRole[]) => string;
  close(): Promise<void>;
}

const trackerUrl = (token: string): string => `http://hub/t/${token}`;

export async function serveHall(over: Partial<HallOptions> = {}): Promise<ServedHall> {
  const folder = temporaryFolder();
  const trackers = createTrackers('centre', '0123456789abcdef'.repeat(4));
  const under = await hallIn(folder.path, {
    trackerOf: (date, ticket) => trackerUrl(trackers.tokenOf({ date, ticket })),
    ...over,
  });
  const sessions = createSessions(() => under.clock.now());
  const devices = createDeviceRegister([{ id: 'K1', kind: 'kiosk' }], () => 1000);
  const contacts = openContactBook(join(folder.path, 'contacts.sqlite'));
  const http = await createHttp({
    hall: under.hall,
    plan: over.plan ?? smallHall(),
    views: domain,
    staff: [{ number: '10', name: { zh: '何静', en: 'He Jing' }, roles: ['duty-manager'] }],
    sessions,
    doors: { checkPin: (_staff, pin) => Promise.resolve(pin === '2468' ? 'right' : 'wrong-pin') },
    devices,
    contacts,
    journal: under.journal,
    trackers,
    trackerUrl,
    log: silentLog,
    now: () => under.clock.now(),
  });
  const base = `http://127.0.0.1:${await http.listen('127.0.0.1', 0)}`;
  return {
    under,
    http,
    base,
    devices,
    contacts,
    trackers,
    folder: folder.path,
    call: (method, path, request = {}) => call(base + path, method, request),
    as: (...roles) => sessions.open({ staff: '10', roles }).token,
    async close() {
      await http.close();
      await under.close();
      contacts.close();
      folder.remove();
    },
  };
}

async function call(url: string, method: string, { token, key, body }: Request): Promise<Reply> {
  const response = await fetch(url, {
    method,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(key === undefined ? {} : { 'idempotency-key': key }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? null : JSON.parse(text) };
}
