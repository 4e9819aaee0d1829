import type { Answer, Command } from '@jiaohao/shared';
import { HubSilentError, type SendOptions } from '@jiaohao/shared/node';
import { describe, expect, it } from 'vitest';
import { WindowInput } from './window-input.ts';

const refusal = { code: 'nobody-waiting', zh: '没有等候的号票。', en: 'Nobody is waiting.', digits: '401' };

/** A hub that answers as told, and a clerk who remembers what the keypad said. */
function windowInTest(hub: (id: string) => Promise<Answer>) {
  const sent: { command: Command; options: SendOptions }[] = [];
  const told: string[] = [];
  const input = new WindowInput({
    window: 3,
    session: {
      send(command, options = {}) {
        sent.push({ command, options });
        return hub(options.id ?? '');
      },
    },
    tables: { transferCodes: new Map(), pauseReason: '窗口暂停服务' },
    pressLifetimeMs: 10_000,
    feedback: { accept: () => told.push('ok'), refuse: (digits) => told.push(digits) },
  });
  return { input, sent, told };
}

const accepts = (id: string): Promise<Answer> =>
  Promise.resolve({ id, outcome: 'accepted', result: { kind: 'done' } });

describe('a press and its answer', () => {
  it('given the hub accepts, then the clerk hears ok', async () => {
    const { input, sent, told } = windowInTest(accepts);
    await input.keys({ kind: 'callNext' });
    expect(sent).toMatchObject([
      { command: { kind: 'call-next', window: 3 }, options: { keepForMs: 10_000 } },
    ]);
    expect(told).toEqual(['ok']);
  });

  it('given two presses, then each has an id of its own', async () => {
    const { input, sent } = windowInTest(accepts);
    await input.keys({ kind: 'callNext' });
    await input.keys({ kind: 'callNext' });
    const ids = sent.map(({ options }) => options.id);
    expect(new Set(ids).size).toBe(2);
    for (const id of ids) expect(id).toMatch(/^[A-Za-z0-9_-]{8,64}$/);
  });

  it('given the hub refuses, then the clerk sees its digits', async () => {
    const { input, told } = windowInTest((id) => Promise.resolve({ id, outcome: 'refused', refusal }));
    await input.keys({ kind: 'callNext' });
    expect(told).toEqual(['401']);
  });

  it('given the hub is away, then the clerk is told that nobody answered', async () => {
    const { input, told } = windowInTest(() => Promise.reject(new HubSilentError('no answer')));
    await input.keys({ kind: 'callNext' });
    expect(told).toEqual(['991']);
  });

  it('given the hub answers after the clerk was told that it is silent, then the clerk sees what became of the press', async () => {
    const { input, sent, told } = windowInTest(() => Promise.reject(new HubSilentError('no answer')));
    await input.keys({ kind: 'callNext' });
    await input.keys({ kind: 'recall' });
    const [first, second] = sent.map(({ options }) => options);
    first?.onLateAnswer?.(await accepts(first.id ?? ''));
    second?.onLateAnswer?.({ id: second.id ?? '', outcome: 'refused', refusal });
    expect(told).toEqual(['991', '991', 'ok', '401']);
  });

  it('given keys that mean nothing, then the hub is not asked', async () => {
    const { input, sent, told } = windowInTest(accepts);
    await input.keys({ kind: 'unknown', because: 'wrong-digits' });
    expect([sent, told]).toEqual([[], ['992']]);
  });

  it('given a log-in, then the PIN goes beside the command', async () => {
    const { input, sent } = windowInTest(accepts);
    await input.keys({ kind: 'logIn', clerk: '01', pin: '2468' });
    expect(sent[0]?.options.pin).toBe('2468');
    expect(JSON.stringify(sent[0]?.command)).not.toContain('2468');
  });

  it('given the board of the window says paused, then the pause key resumes', async () => {
    const { input, sent } = windowInTest(accepts);
    await input.keys({ kind: 'pauseOrResume' });
    input.faceIs('paused');
    await input.keys({ kind: 'pauseOrResume' });
    expect(sent.map(({ command }) => command.kind)).toEqual(['pause', 'resume']);
  });

  it('given a grade, then the hub is told and the keypad stays as it is, whatever the answer', async () => {
    const { input, sent, told } = windowInTest((id) => Promise.resolve({ id, outcome: 'refused', refusal }));
    await input.grade(2);
    expect(sent).toMatchObject([{ command: { kind: 'evaluate', window: 3, grade: 2 } }]);
    expect(told).toEqual([]);
  });
});
