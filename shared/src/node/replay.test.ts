import { statSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import type { Answer, Refusal } from '../contracts/answers.ts';
import type { Command } from '../contracts/commands.ts';
import { becomes, hallWithAgent } from '../testing/hall-with-agent.ts';
import type { Session } from './session.ts';

const called = (n: number): Command => ({
  kind: 'back-enter-call',
  window: 3,
  digits: String(n),
  calledAt: n,
});
const digitsOf = (command: Command): number => ('digits' in command ? Number(command.digits) : -1);
const refused = (id: string, code: string): Answer => ({
  id,
  outcome: 'refused',
  refusal: { code, zh: '…', en: '…', digits: '900' } satisfies Refusal,
});
const through = (session: Session): Promise<void> =>
  new Promise((resolve) => {
    const off = session.onThrough(() => {
      off();
      resolve();
    });
  });

describe('an agent that was alone for a while', () => {
  it('sends all it kept in the order it was born, and what is new only behind it', async () => {
    const { hub, open } = await hallWithAgent();
    const session = open();
    await becomes(session, true);
    await hub.kill();
    await becomes(session, false);
    for (let n = 1; n <= 300; n += 1) void session.send(called(n));
    // The first moment anybody hears of the connection is the earliest that something new can be sent.
    session.onOnline((online) => {
      if (online) void session.send(called(301));
    });
    await hub.start();
    await hub.hasReceived(301);
    expect(hub.received.map(({ command }) => digitsOf(command))).toEqual(
      Array.from({ length: 301 }, (_, i) => i + 1),
    );
  });

  it('says how much it sends again, and once more when the last of it is answered', async () => {
    const { hub, open } = await hallWithAgent();
    const session = open();
    await through(session);
    await hub.kill();
    await becomes(session, false);
    void session.send(called(1));
    void session.send(called(2));
    hub.presences.splice(0);
    hub.silent = true;
    await hub.start();
    await hub.hasReceived(2);
    expect(hub.presences.map(({ replaying }) => replaying)).toEqual([2]);
    const isThrough = through(session);
    for (const { id } of hub.received)
      hub.answer('K1', { id, outcome: 'accepted', result: { kind: 'done' } });
    await isThrough;
    await vi.waitFor(() => expect(hub.presences.map(({ replaying }) => replaying)).toEqual([2, 0]));
  });

  it('that had nothing to tell says so, and is through at once', async () => {
    const { hub, open } = await hallWithAgent();
    await through(open());
    await vi.waitFor(() => expect(hub.presences).toMatchObject([{ present: true, replaying: 0 }]));
  });

  it('is called gone by the hub within ten seconds when it is frozen', async () => {
    const { hub, open } = await hallWithAgent();
    await becomes(open(), true);
    // MQTT 3.1.1 §3.1.2.10: one and a half times the keep-alive; the hub then waits 2.5 s for it to come back.
    expect(hub.keepaliveSeconds * 1.5 + 2.5).toBeLessThan(10);
  });
});

describe('an account of what has happened', () => {
  it('given no day is open, then it is kept on disk under another id: the hub has answered the first for good', async () => {
    const { hub, open } = await hallWithAgent();
    hub.answerTo = ({ id }) => refused(id, 'day-not-open');
    const first = open();
    void first.send(called(1), { id: 'command-0001' });
    await hub.hasReceived(1);
    await becomes(first, true);
    // Its answer is behind that of the entry, on the same connection.
    await first.send({ kind: 'call-next', window: 3 });
    await first.close();
    const left = open().leftOver;
    expect(left).toMatchObject([{ command: called(1) }]);
    expect(left[0]?.id).not.toBe('command-0001');
  });

  it('given a refusal of what it says, then that is the end of it', async () => {
    const { hub, open } = await hallWithAgent();
    hub.answerTo = ({ id }) => refused(id, 'already-entered');
    const session = open();
    expect(await session.send(called(1))).toMatchObject({ outcome: 'refused' });
    await session.close();
    expect(open().leftOver).toEqual([]);
  });

  it('given a wish that the hub could not write, then its sender is told so at once', async () => {
    const { hub, open } = await hallWithAgent();
    hub.answerTo = ({ id }) => refused(id, 'not-recorded');
    expect(await open().send({ kind: 'call-next', window: 3 })).toMatchObject({ outcome: 'refused' });
  });
});

describe('the outbox', () => {
  it('is readable by nobody but the agent, with its side files', async () => {
    const { open, outboxPath } = await hallWithAgent();
    open();
    for (const file of [outboxPath, `${outboxPath}-wal`, `${outboxPath}-shm`])
      expect(statSync(file).mode & 0o777, file).toBe(0o600);
  });
});
