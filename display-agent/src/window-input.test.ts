import type { Answer, BoardDesired, Command } from '@jiaohao/shared';
import { HubSilentError, type SendOptions } from '@jiaohao/shared/node';
import { describe, expect, it } from 'vitest';
import type { ByHand } from './domain/manual-calling/by-hand.ts';
import { WindowInput } from './window-input.ts';

const refusal = { code: 'nobody-waiting', zh: '没有等候的号票。', en: 'Nobody is waiting.', digits: '401' };

/** A hub that answers as told, and a clerk who remembers what the keypad said. */
function windowInTest(hub: (id: string) => Promise<Answer>, alone: ByHand | null = null) {
  const away = new AbortController();
  let face: BoardDesired['face'] | undefined;
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
    withoutHub: {
      get isAlone() {
        return alone !== null;
      },
      presses: away.signal,
      press: () => alone ?? { kind: 'nothing' },
    },
    face: () => face,
    tables: { transferCodes: new Map(), pauseReason: '窗口暂停服务' },
    pressLifetimeMs: 10_000,
    feedback: { accept: () => told.push('ok'), refuse: (digits) => told.push(digits) },
  });
  const faceIs = (now: BoardDesired['face']): void => void (face = now);
  return { input, sent, told, away, faceIs };
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
    const { input, sent, faceIs } = windowInTest(accepts);
    await input.keys({ kind: 'pauseOrResume' });
    faceIs('paused');
    await input.keys({ kind: 'pauseOrResume' });
    expect(sent.map(({ command }) => command.kind)).toEqual(['pause', 'resume']);
  });

  it('given the agent finds itself alone, then what the hub has not answered is withdrawn', async () => {
    const { input, sent, away } = windowInTest(accepts);
    await input.keys({ kind: 'callNext' });
    expect(sent[0]?.options.signal).toBe(away.signal);
  });

  it.each<[ByHand, string[]]>([
    [{ kind: 'call', call: { number: 'A012', calledAt: 1 } }, ['ok']],
    [{ kind: 'again' }, ['ok']],
    [{ kind: 'refused', code: '993' }, ['993']],
    [{ kind: 'nothing' }, []],
  ])(
    'given no hub and a press that comes to %j, then the clerk is told %j and nobody asks the hub',
    async (outcome, said) => {
      const { input, sent, told } = windowInTest(accepts, outcome);
      await input.keys({ kind: 'callNumber', digits: '12' });
      expect([sent, told]).toEqual([[], said]);
    },
  );

  it('given a grade, then the hub is told and the keypad stays as it is, whatever the answer', async () => {
    const { input, sent, told } = windowInTest((id) => Promise.resolve({ id, outcome: 'refused', refusal }));
    await input.grade(2);
    expect(sent).toMatchObject([{ command: { kind: 'evaluate', window: 3, grade: 2 } }]);
    expect(told).toEqual([]);
  });
});
