import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { afterEach } from 'vitest';
import { openSession, type Session } from '../node/session.ts';
import { HubInTest } from './hub-in-test.ts';

const closing: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** A hub, and agents of it that share one outbox: each `open` is the agent started again. */
export async function hallWithAgent() {
  const directory = mkdtempSync(join(tmpdir(), 'session-'));
  closing.push(() => rmSync(directory, { recursive: true }));
  const outboxPath = join(directory, 'outbox.sqlite');
  const hub = new HubInTest();
  await hub.start();
  closing.push(() => hub.kill());
  const open = (): Session => {
    const session = openSession({
      url: `mqtt://127.0.0.1:${hub.port}`,
      hall: 'h',
      agent: 'K1',
      secret: 'a-secret-of-some-length',
      outboxPath,
      log: pino({ level: 'silent' }),
    });
    closing.push(() => session.close().catch(() => {}));
    return session;
  };
  return { hub, open, outboxPath };
}

/** Resolves when the session is online, or is not. */
export const becomes = (session: Session, online: boolean): Promise<void> =>
  new Promise((resolve) => {
    if (session.online === online) {
      resolve();
      return;
    }
    const off = session.onOnline((now) => {
      if (now !== online) return;
      off();
      resolve();
    });
  });
