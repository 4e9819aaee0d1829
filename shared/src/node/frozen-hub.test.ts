import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mqtt from 'mqtt';
import pino from 'pino';
import { afterEach, describe, expect, it } from 'vitest';
import { presence } from '../contracts/reports.ts';
import { topics } from '../contracts/topics.ts';
import { openSession, type Session } from './session.ts';

const closing: (() => Promise<unknown> | void)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** A hub in a process of its own. */
async function hubProcess(): Promise<{ url: string; freeze(): void; thaw(): void }> {
  const hub = spawn(process.execPath, [new URL('../testing/broker-process.ts', import.meta.url).pathname], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  closing.push(() => {
    hub.kill('SIGKILL');
    return once(hub, 'exit');
  });
  const [port] = await once(hub.stdout, 'data');
  return {
    url: `mqtt://127.0.0.1:${String(port).trim()}`,
    freeze: () => void hub.kill('SIGSTOP'),
    thaw: () => void hub.kill('SIGCONT'),
  };
}

function agentOf(url: string): Session {
  const folder = mkdtempSync(join(tmpdir(), 'frozen-hub-'));
  closing.push(() => rmSync(folder, { recursive: true }));
  const session = openSession({
    url,
    hall: 'h',
    agent: 'K1',
    secret: 'a-secret-of-some-length',
    outboxPath: join(folder, 'outbox.sqlite'),
    log: pino({ level: 'silent' }),
  });
  closing.push(() => session.close());
  return session;
}

const turns = (session: Session, online: boolean): Promise<void> =>
  new Promise((resolve) => {
    if (session.online === online) resolve();
    else session.onOnline((now) => now === online && resolve());
  });

/** What the broker keeps as the last word on K1, once it says that it is there. */
async function saidPresent(url: string): Promise<boolean> {
  const watcher = await mqtt.connectAsync(url, { clientId: 'watcher', protocolVersion: 4 });
  closing.push(() => watcher.endAsync(true));
  return new Promise((resolve) => {
    watcher.on('message', (_topic, payload) => {
      if (presence.parse(JSON.parse(payload.toString())).present) resolve(true);
    });
    watcher.subscribe(topics.presence('h', 'K1'), { qos: 1 });
  });
}

describe('a hub that is frozen', () => {
  it('is noticed within five seconds, and when it goes on so does the agent, with all that it kept', async () => {
    const hub = await hubProcess();
    const session = agentOf(hub.url);
    await turns(session, true);
    hub.freeze();
    const frozenAt = performance.now();
    const kept = session.send({ kind: 'back-enter-call', window: 3, digits: 'A012', calledAt: 1 });
    await turns(session, false);
    // The hall's rule: no hub is noticed within 5 s.
    expect(performance.now() - frozenAt).toBeLessThan(5000);
    hub.thaw();
    await turns(session, true);
    expect(await kept).toMatchObject({ outcome: 'accepted' });
    // Connections that were tried meanwhile come to their end now; none of them may have the last word.
    expect(await saidPresent(hub.url)).toBe(true);
  });

  it('does not keep an agent from stopping', async () => {
    const hub = await hubProcess();
    const session = agentOf(hub.url);
    await turns(session, true);
    hub.freeze();
    await session.close();
    expect(session.online).toBe(false);
  });
});
