import type { CommandMessage } from '@jiaohao/shared';
import { describe, expect, it } from 'vitest';
import { chooses, entriesAt, kiosksOnDisk } from '../testing/kiosk-alone.ts';
import { nineThirtyOne, pageOf, type Running } from '../testing/kiosk-on-disk.ts';

const kiosks = kiosksOnDisk();
const done = (id: string) => ({ id, outcome: 'accepted', result: { kind: 'done' } }) as const;
const refusal = { code: 'already-entered', zh: '已补录', en: 'entered already', digits: '701' };

describe('a number sent to be entered', () => {
  /** One number given, printed and sent. */
  async function sentOne(outbox: CommandMessage[]): Promise<Running> {
    const alone = kiosks.leftAlone({ outbox });
    chooses(alone);
    alone.prints[0]?.end({ printed: true });
    await pageOf(alone.kiosk, 'printed');
    return alone;
  }

  it.each([
    ['accepted', (id: string) => done(id)],
    ['in the books already', (id: string) => ({ id, outcome: 'refused', refusal }) as const],
  ])('and %s is not sent again; only whose it was is remembered for today', async (_, answer) => {
    const outbox: CommandMessage[] = [];
    const alone = await sentOne(outbox);
    const { id } = alone.hub.of('back-enter-ticket')[0]!;
    alone.hub.answer(id, answer(id));
    expect(alone.numbers.all()).toMatchObject([{ enteredAt: nineThirtyOne, person: { member: null } }]);
    kiosks.kill(alone);
    const again = kiosks.start({ outbox });
    expect(entriesAt(again.hub)).toEqual([]);
    kiosks.kill(again);
    // The next day nothing of it is left, once a number is given out.
    const tomorrow = kiosks.start({ online: false, now: () => nineThirtyOne + 24 * 3_600_000 });
    tomorrow.hub.turn(false);
    chooses(tomorrow);
    expect(tomorrow.numbers.all()).toMatchObject([{ date: '2026-11-24' }]);
  });

  it('under whatever id the session sent it in the end', async () => {
    const outbox: CommandMessage[] = [];
    const alone = await sentOne(outbox);
    kiosks.kill(alone);
    const renamed = [{ ...outbox[0]!, id: 'a-fresh-id-of-the-session' }];
    const again = kiosks.start({ outbox: renamed });
    expect(entriesAt(again.hub)).toHaveLength(1);
    again.hub.answer('a-fresh-id-of-the-session', done('a-fresh-id-of-the-session'));
    expect(again.numbers.all()).toMatchObject([{ enteredAt: nineThirtyOne }]);
  });

  it('and refused for good is sent once more, under another id, when the kiosk is started again', async () => {
    const outbox: CommandMessage[] = [];
    const alone = await sentOne(outbox);
    const { id } = alone.hub.of('back-enter-ticket')[0]!;
    alone.hub.answer(id, { id, outcome: 'refused', refusal: { ...refusal, code: 'not-allowed' } });
    expect(entriesAt(alone.hub)).toHaveLength(1);
    kiosks.kill(alone);
    const again = kiosks.start({ outbox });
    expect(again.hub.of('back-enter-ticket')).toMatchObject([
      { command: { ticket: 'B501', delivery: 'printed' } },
    ]);
    expect(again.hub.of('back-enter-ticket')[0]?.id).not.toBe(id);
  });
});
