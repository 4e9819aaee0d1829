import type { CommandMessage } from '@jiaohao/shared';
import { describe, expect, it } from 'vitest';
import { lease, menu, slip } from '../testing/invented.ts';
import { chooses, entriesAt, kiosksOnDisk } from '../testing/kiosk-alone.ts';
import { pageOf, type Running } from '../testing/kiosk-on-disk.ts';
import type { TestHub } from '../testing/test-hub.ts';
import { accepted } from '../testing/visits.ts';

const kiosks = kiosksOnDisk();
/** Kinds of what was sent, in order. */
const told = (hub: TestHub) =>
  hub.sent.map(({ command }) => command.kind).filter((kind) => kind !== 'lease-numbers');
const refusal = { code: 'already-entered', zh: '已补录', en: 'entered already', digits: '701' };

describe('a hub that falls silent with a wish in its hands', () => {
  /** The wish is on its way; then the session is lost. */
  function halfAsked(outbox: CommandMessage[] = []): { alone: Running; issue: string } {
    const alone = kiosks.start({ outbox });
    alone.hub.publish(menu);
    alone.hub.lease(lease);
    chooses(alone);
    const issue = alone.hub.of('issue')[0]!.id;
    alone.hub.turn(false);
    return { alone, issue };
  }

  it('gives way to a number of the kiosk; the ticket it brings too late is taken back before that is entered', async () => {
    const { alone, issue } = halfAsked();
    expect(alone.kiosk.page).toMatchObject({ page: 'printing', slip: { ticket: 'B501' } });
    alone.prints[0]?.end({ printed: true });
    await pageOf(alone.kiosk, 'printed');
    expect(entriesAt(alone.hub)).toEqual([]);
    alone.hub.turn(true);
    alone.hub.answer(issue, accepted(issue));
    expect(told(alone.hub)).toEqual(['issue', 'cancel', 'back-enter-ticket']);
    expect(alone.hub.of('cancel')).toMatchObject([{ command: { ticket: slip.ticket } }]);
    expect(alone.prints).toHaveLength(1);
    expect(alone.hub.of('confirm-delivery')).toEqual([]);
  });

  it('the same when the answer comes while the number is still printed', async () => {
    const { alone, issue } = halfAsked();
    alone.hub.turn(true);
    alone.hub.answer(issue, accepted(issue));
    expect(alone.hub.of('cancel')).toHaveLength(1);
    expect(entriesAt(alone.hub)).toEqual([]);
    alone.prints[0]?.end({ printed: true });
    await pageOf(alone.kiosk, 'printed');
    expect(entriesAt(alone.hub)).toEqual([['B501', 'printed']]);
  });

  it('takes nothing back when it refuses, or shows what its owner had before', () => {
    for (const answer of [
      (id: string) => ({ id, outcome: 'refused', refusal }) as const,
      (id: string) => accepted(id, slip, true),
    ]) {
      const { alone, issue } = halfAsked();
      alone.hub.turn(true);
      alone.hub.answer(issue, answer(issue));
      expect(alone.hub.of('cancel')).toEqual([]);
      kiosks.kill(alone);
    }
  });

  it('is remembered over a kill of the kiosk', () => {
    const outbox: CommandMessage[] = [];
    const { alone, issue } = halfAsked(outbox);
    kiosks.kill(alone);
    const again = kiosks.start({ outbox });
    // The paper is lost sight of; it is entered once it is known what became of the wish.
    expect(entriesAt(again.hub)).toEqual([]);
    again.hub.answer(issue, accepted(issue));
    expect(told(again.hub)).toEqual(['issue', 'cancel', 'back-enter-ticket']);
    expect(entriesAt(again.hub)).toEqual([['B501', 'undelivered']]);
    expect(again.prints).toEqual([]);
  });

  it('shows its owner the number they have of this kiosk, and that stands for the wish too', async () => {
    const alone = kiosks.leftAlone();
    chooses(alone);
    alone.prints[0]?.end({ printed: true });
    alone.hub.turn(true);
    await pageOf(alone.kiosk, 'printed');
    chooses(alone);
    const issue = alone.hub.of('issue')[0]!.id;
    alone.hub.turn(false);
    expect(alone.kiosk.page).toMatchObject({ page: 'existing', slip: { ticket: 'B501' } });
    alone.hub.answer(issue, accepted(issue));
    expect(alone.hub.of('cancel')).toMatchObject([{ command: { ticket: slip.ticket } }]);
  });
});
