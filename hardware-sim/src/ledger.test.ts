import { describe, expect, it } from 'vitest';
import { keepLedger } from './ledger.ts';
import { createLoudspeaker } from './loudspeaker.ts';
import { deviceBench } from './testing/device-bench.ts';
import { virtualClock } from './testing/virtual-clock.ts';

const noStage = { programs: new Map(), onChange: () => () => {} };

async function setUp(kept?: number) {
  const { hall } = await deviceBench([
    { link: 'k', devices: [{ kind: 'keypad', id: 'keypad-3', window: 3, address: 3, model: 'keypad-21' }] },
  ]);
  const loudspeaker = createLoudspeaker(virtualClock(), false);
  return {
    ledger: keepLedger({ hall, stage: noStage, loudspeaker }, kept),
    loudspeaker,
    keypad: hall.at('keypad', { window: 3 })!,
  };
}

describe('the ledger of everything seen and heard', () => {
  it('given more than it can keep, then it says how much was forgotten', async () => {
    const { ledger, loudspeaker } = await setUp(3);
    for (const word of ['一', '二', '三', '四', '五']) await loudspeaker.say(word);
    expect(ledger.after(0)).toMatchObject({
      entries: [{ number: 3 }, { number: 4 }, { number: 5 }],
      last: 5,
      missed: 2,
    });
    expect(ledger.after(1).missed).toBe(1);
    expect(ledger.after(2).missed).toBe(0);
    expect(ledger.after(4)).toMatchObject({ entries: [{ text: '五' }], last: 5, missed: 0 });
  });

  it('given it was asked for more than there is, then the next is not missed', async () => {
    const { ledger, loudspeaker } = await setUp();
    expect(ledger.after(9)).toEqual({ entries: [], last: 0, missed: 0 });
    await loudspeaker.say('一');
    expect(ledger.after(0).entries).toHaveLength(1);
  });

  it('given presses one after the other, then each is there, and a log-in shows no digits', async () => {
    const { ledger, keypad } = await setUp();
    keypad.press('call');
    keypad.press('call');
    keypad.type(7);
    keypad.press('confirm', [0, 1, 4, 7, 1, 1]);
    expect(ledger.after(0).entries).toMatchObject([
      { kind: 'press', keys: '叫号' },
      { kind: 'press', keys: '叫号' },
      { kind: 'press', keys: '•••• 确认' },
    ]);
  });

  it('given it is closed, then nothing more is written', async () => {
    const { ledger, loudspeaker, keypad } = await setUp();
    ledger.close();
    keypad.press('call');
    await loudspeaker.say('一');
    expect(ledger.after(0).entries).toEqual([]);
  });
});
