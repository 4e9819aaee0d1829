import { counterBus, type Roster } from '@jiaohao/shared';
import { describe, expect, it } from 'vitest';
import { someRoster } from '../../testing/invented.ts';
import { ownCodes } from '../own-codes.ts';
import { byHand, type HandCall } from './by-hand.ts';

const roster = someRoster(['A012', 'A013'], ['B014']);
const models = [...counterBus.models.values()];

/** A press at window 1, and who has called whom by hand. */
const press = (
  action: counterBus.KeyAction,
  calls: readonly (readonly [number, HandCall])[] = [],
  {
    calling = calls.some(([window]) => window === 1),
    known = roster,
  }: { calling?: boolean; known?: Roster | null } = {},
) => byHand(action, { window: 1, calling, at: 7 }, { calls: new Map(calls), roster: known });

const a012: HandCall = { number: 'A012', calledAt: 3 };
const keyed = (digits: string): counterBus.KeyAction => ({ kind: 'callNumber', digits });
const refused = (code: string) => ({ kind: 'refused', code });

describe('a key pressed without the hub', () => {
  it('given a number and the call key, then it is called now', () => {
    expect(press(keyed('12'))).toEqual({ kind: 'call', call: { number: 'A012', calledAt: 7 } });
  });

  it('given the number that the window has called already, then it is called again and not anew', () => {
    expect(press(keyed('12'), [[1, a012]])).toEqual({ kind: 'again' });
  });

  it('given another number, then that one is called: the one before is done with', () => {
    expect(press(keyed('13'), [[1, a012]])).toMatchObject({ kind: 'call', call: { number: 'A013' } });
  });

  it('given a number that another window has called by hand, then it is refused', () => {
    expect(press(keyed('12'), [[2, a012]])).toEqual(refused('994'));
  });

  it('given the call key without a number, then the clerk is told to key one', () => {
    expect([press({ kind: 'callNext' }), press({ kind: 'callNext' }, [[1, a012]])]).toEqual([
      refused('993'),
      refused('993'),
    ]);
  });

  it('given a recall, then what is called is called again, by whomever; nothing, then there is nothing to recall', () => {
    expect(press({ kind: 'recall' }, [[1, a012]])).toEqual({ kind: 'again' });
    expect(press({ kind: 'recall' }, [], { calling: true })).toEqual({ kind: 'again' });
    expect(press({ kind: 'recall' })).toEqual(refused('993'));
  });

  it('given nobody came, then the call by hand ends as missed; one of the hub’s is for the hub', () => {
    expect(press({ kind: 'miss' }, [[1, a012]])).toEqual({ kind: 'missed', call: a012 });
    expect(press({ kind: 'miss' }, [], { calling: true })).toEqual(refused('991'));
  });

  it('given a number that no ticket can have, then it is not understood', () => {
    expect(press(keyed('0'))).toEqual(refused('992'));
    expect(press(keyed('1012'))).toEqual(refused('992'));
  });

  it('given every line of every key map, then each press comes to something, and only numbers, recalls and misses act', () => {
    const digitsFor = { none: '', ticket: '12', window: '2', clerk: '01', clerkAndPin: '012468' };
    const outcomes = models.flatMap((model) =>
      model.keyMap.map((rule) => {
        const typed = (rule.typed ?? '') + digitsFor[rule.operand ?? 'none'];
        const action = counterBus.readKeys(model, Array.from(typed, Number), rule.key);
        const outcome = byHand(
          action,
          { window: 1, calling: true, at: 7 },
          { calls: new Map([[1, a012]]), roster },
        );
        return [rule.does, outcome.kind === 'refused' ? outcome.code : outcome.kind] as const;
      }),
    );
    const wanted = new Map<string, string>([
      ['callNext', '993'],
      ['callNumber', 'again'],
      ['recall', 'again'],
      ['miss', 'missed'],
      ['evaluate', 'nothing'],
    ]);
    for (const [does, outcome] of outcomes)
      expect(outcome, does).toBe(wanted.get(does) ?? ownCodes.hubSilent);
  });
});
