import { command, counterBus } from '@jiaohao/shared';
import { describe, expect, it } from 'vitest';
import { readPress, type KeyTables } from './read-press.ts';

const tables: KeyTables = { transferCodes: new Map([[91, 'withdrawal-rent']]), pauseReason: '窗口暂停服务' };
const models = [...counterBus.models.values()];

describe('what a key asks of the hub', () => {
  it('given the pause key at an open window, then it pauses with the reason of the hall', () => {
    expect(readPress({ kind: 'pauseOrResume' }, 3, 'idle', tables)).toMatchObject({
      command: { kind: 'pause', window: 3, reason: '窗口暂停服务' },
    });
  });

  it('given the pause key at a paused window, then it resumes', () => {
    expect(readPress({ kind: 'pauseOrResume' }, 3, 'paused', tables)).toMatchObject({
      command: { kind: 'resume', window: 3 },
    });
  });

  it('given a number before the transfer key, then it is a window unless the table makes it a service', () => {
    expect(readPress({ kind: 'transfer', window: 1 }, 3, 'call', tables)).toMatchObject({
      command: { kind: 'transfer', window: 3, to: { window: 1 } },
    });
    expect(readPress({ kind: 'transfer', window: 91 }, 3, 'call', tables)).toMatchObject({
      command: { kind: 'transfer', window: 3, to: { service: 'withdrawal-rent' } },
    });
  });

  it('given a log-in, then the PIN goes beside the command and never in it', () => {
    const meaning = readPress({ kind: 'logIn', clerk: '01', pin: '2468' }, 3, 'closed', tables);
    expect(meaning).toEqual({
      kind: 'command',
      command: { kind: 'log-in', window: 3, clerk: '01' },
      pin: '2468',
    });
  });

  it('given the evaluate key, then the hub has no part in it: the acknowledgement starts the evaluator', () => {
    expect(readPress({ kind: 'evaluate' }, 3, 'call', tables)).toEqual({ kind: 'nothing' });
  });

  it('given keys that mean nothing, then the clerk is told', () => {
    expect(readPress({ kind: 'unknown', because: 'no-such-key' }, 3, 'call', tables)).toEqual({
      kind: 'not-understood',
    });
  });

  it('given every line of every key map, then a command the hub takes comes of it', () => {
    const digitsFor = { none: '', ticket: '12', window: '2', clerk: '01', clerkAndPin: '012468' };
    for (const model of models)
      for (const rule of model.keyMap) {
        const typed = (rule.typed ?? '') + digitsFor[rule.operand ?? 'none'];
        const action = counterBus.readKeys(model, Array.from(typed, Number), rule.key);
        expect(action.kind, `${model.id} ${typed}+${rule.key}`).toBe(rule.does);
        const meaning = readPress(action, 3, 'call', tables);
        const wanted = rule.does === 'evaluate' ? 'nothing' : 'command';
        expect(meaning.kind).toBe(wanted);
        expect(meaning.kind !== 'command' || command.safeParse(meaning.command).success).toBe(true);
      }
  });
});
