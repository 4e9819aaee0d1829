import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Answer } from '../contracts/answers.ts';
import { topics } from '../contracts/topics.ts';
import { becomes, hallWithAgent } from '../testing/hall-with-agent.ts';
import { isHubSilent } from './hub-silent.ts';

const callNext = { kind: 'call-next', window: 3 } as const;

describe('an agent’s session with the hub', () => {
  it('given a hub, when a command is sent, then its answer comes back', async () => {
    const { open } = await hallWithAgent();
    expect(await open().send(callNext)).toMatchObject({ outcome: 'accepted' });
  });

  it('given a hub that dies before it answers, when it comes back, then the same command with the same id is sent again', async () => {
    const { hub, open } = await hallWithAgent();
    hub.silent = true;
    const session = open();
    const answered = session.send(callNext, { id: 'command-0001' });
    await hub.hasReceived(1);
    await hub.kill();
    hub.silent = false;
    await hub.start();
    expect(await answered).toMatchObject({ id: 'command-0001', outcome: 'accepted' });
    expect(new Set(hub.received.map((message) => message.id))).toEqual(new Set(['command-0001']));
  });

  it('given an agent killed before the answer, when it starts again, then the command is left over, sent, and its answer told', async () => {
    const { hub, open } = await hallWithAgent();
    hub.silent = true;
    const first = open();
    void first.send(callNext, { id: 'command-0002' });
    await hub.hasReceived(1);
    await first.close();
    hub.silent = false;
    const second = open();
    expect(second.leftOver.map((message) => message.id)).toEqual(['command-0002']);
    const told = await new Promise<string>((resolve) => second.onAnswer((message) => resolve(message.id)));
    expect(told).toBe('command-0002');
    await second.close();
    expect(open().leftOver).toEqual([]);
  });

  it('given a key press nobody answers, then it is withdrawn, and the hub never hears of it after its return', async () => {
    const { hub, open } = await hallWithAgent();
    const session = open();
    await becomes(session, true);
    await hub.kill();
    await becomes(session, false);
    const outcome = await session
      .send(callNext, { id: 'command-0003', keepForMs: 30 })
      .catch((error: unknown) => isHubSilent(error));
    expect(outcome).toBe(true);
    await hub.start();
    await session.send(callNext, { id: 'command-0004' });
    expect(hub.received.map((message) => message.id)).toEqual(['command-0004']);
  });

  it('given a hub that heard a key press and answers after its withdrawal, then the late answer is told', async () => {
    const { hub, open } = await hallWithAgent();
    hub.silent = true;
    const session = open();
    await becomes(session, true);
    const late = Promise.withResolvers<Answer>();
    const outcome = await session
      .send(callNext, { id: 'command-0005', keepForMs: 30, onLateAnswer: late.resolve })
      .catch((error: unknown) => isHubSilent(error));
    expect(outcome).toBe(true);
    await hub.hasReceived(1);
    hub.answer('K1', { id: 'command-0005', outcome: 'accepted', result: { kind: 'done' } });
    expect(await late.promise).toMatchObject({ id: 'command-0005', outcome: 'accepted' });
  });

  it('given the broker delivers old retained state after new, then the new one stands', async () => {
    const { hub, open } = await hallWithAgent();
    hub.deliversLate('desired', '{"call":"A013"}', '{"call":"A012"}');
    const session = open();
    const seen: string[] = [];
    session.subscribe('desired', z.object({ call: z.string() }), ({ call }) => seen.push(call));
    await becomes(session, true);
    // Its answer comes behind both, on the same connection.
    await session.send(callNext);
    expect(seen).toEqual(['A013']);
  });

  it('given retained desired state, some of it malformed, then the agent sees the good and drops the rest', async () => {
    const { hub, open } = await hallWithAgent();
    const session = open();
    const seen: number[] = [];
    const arrived = new Promise<void>((resolve) =>
      session.subscribe('jiaohao/h/windows/1/board', z.object({ n: z.int() }), ({ n }) => {
        seen.push(n);
        if (n === 2) resolve();
      }),
    );
    await becomes(session, true);
    const topic = topics.board('h', 1);
    for (const payload of ['{"n":1}', 'not json', '{"n":"two"}', `"${'x'.repeat(70_000)}"`, '{"n":2}'])
      await hub.retained(topic, payload);
    await arrived;
    expect(seen).toEqual([1, 2]);
  });

  it('given a window that is another agent’s by now, then it hears the rest, and that one when it is its own again', async () => {
    const { hub, open } = await hallWithAgent();
    hub.closedTopics.add('desired/2');
    await hub.retained('desired/1', '1');
    await hub.retained('desired/2', '2');
    const session = open();
    const seen: number[] = [];
    const both = new Promise<void>((resolve) => {
      for (const topic of ['desired/1', 'desired/2'])
        session.subscribe(topic, z.int(), (n) => {
          seen.push(n);
          if (seen.length === 2) resolve();
        });
    });
    await becomes(session, true);
    await session.send(callNext);
    expect(seen).toEqual([1]);
    hub.closedTopics.clear();
    session.unsubscribe('desired/1');
    await hub.kill();
    await hub.start();
    await hub.retained('desired/1', '1');
    await hub.retained('desired/2', '2');
    await both;
    expect(seen).toEqual([1, 2]);
  });

  it('given no right to its own answers, then there is no session', async () => {
    const { hub, open } = await hallWithAgent();
    hub.closedTopics.add(topics.answers('h', 'K1'));
    const session = open();
    const answered = session
      .send(callNext, { keepForMs: 1500 })
      .catch((error: unknown) => isHubSilent(error));
    expect([await answered, session.online]).toEqual([true, false]);
  });

  it('given a device that is there no more, then it is not reported at the next connection', async () => {
    const { hub, open } = await hallWithAgent();
    const session = open();
    await becomes(session, true);
    for (const device of ['K1-printer', 'K1-reader'])
      session.report({ device, kind: 'printer', at: 1, faults: [], skippedBytes: 0 });
    session.forget('K1-printer');
    await hub.kill();
    const again = hub.reports.length;
    await hub.start();
    await becomes(session, true);
    await session.send(callNext);
    expect(hub.reports.slice(again)).toEqual(['K1-reader']);
  });
});
