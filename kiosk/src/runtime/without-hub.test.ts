import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { menu, zhangSan } from '../testing/invented.ts';
import { chooses, entriesAt, kiosksOnDisk } from '../testing/kiosk-alone.ts';
import { choosesRent, nineThirtyOne, pageOf } from '../testing/kiosk-on-disk.ts';

const kiosks = kiosksOnDisk();

describe('a kiosk whose hub is away', () => {
  it('gives the next of its own numbers, prints it, and sends it to be entered with its true time', async () => {
    const alone = kiosks.leftAlone();
    chooses(alone);
    expect(alone.kiosk.page).toMatchObject({ page: 'printing', offline: true });
    expect(alone.prints).toMatchObject([
      { paper: { paper: 'offline-number', slip: { ticket: 'B501', waiting: { count: 2, asOf: '09:30' } } } },
    ]);
    // Back in the midst of it: what was begun without the hub is entered as such.
    alone.hub.turn(true);
    alone.prints[0]?.end({ printed: true });
    await pageOf(alone.kiosk, 'printed');
    expect(alone.hub.of('back-enter-ticket')).toMatchObject([
      {
        command: {
          ticket: 'B501',
          service: 'withdrawal-rent',
          source: 'offline',
          issuedAt: nineThirtyOne,
          delivery: 'printed',
          member: { maskedName: '李*' },
        },
      },
    ]);
    expect(alone.hub.of('issue')).toEqual([]);
  });

  it('knows everything still after a restart without the hub', () => {
    kiosks.kill(kiosks.leftAlone());
    const again = kiosks.start({ online: false });
    again.hub.turn(false);
    expect(again.kiosk.page).toMatchObject({ page: 'start', hall: menu.hall, offline: true });
    chooses(again);
    expect(again.kiosk.page).toMatchObject({ page: 'printing', slip: { ticket: 'B501' } });
  });

  it('shows the number it has given to the same person again, and a second paper says so', async () => {
    const alone = kiosks.leftAlone();
    chooses(alone);
    alone.prints[0]?.end({ printed: true });
    await pageOf(alone.kiosk, 'printed');
    chooses(alone);
    expect(alone.kiosk.page).toMatchObject({ page: 'existing', slip: { ticket: 'B501' }, canReprint: true });
    alone.kiosk.touch({ touch: 'reprint' }, alone.kiosk.page.serial);
    expect(alone.prints[1]).toMatchObject({ paper: { reprint: true, slip: { ticket: 'B501' } } });
    alone.prints[1]?.end({ printed: true });
    await pageOf(alone.kiosk, 'printed');
    chooses(alone, zhangSan);
    expect(alone.kiosk.page).toMatchObject({ page: 'printing', slip: { ticket: 'B503' } });
    expect(entriesAt(alone.hub)).toEqual([['B501', 'printed']]);
  });

  it('tells the hub when somebody who had left without the number has it after all', async () => {
    const alone = kiosks.leftAlone();
    chooses(alone);
    kiosks.kill(alone);
    const again = kiosks.start({ online: false });
    again.hub.turn(false);
    expect(entriesAt(again.hub)).toEqual([['B501', 'undelivered']]);
    chooses(again);
    expect(again.kiosk.page).toMatchObject({ page: 'existing', slip: { ticket: 'B501' } });
    again.kiosk.touch({ touch: 'noted' }, again.kiosk.page.serial);
    expect(again.hub.of('confirm-delivery')).toMatchObject([
      { command: { ticket: 'B501', delivery: 'shown-on-screen' } },
    ]);
    expect(entriesAt(again.hub)).toHaveLength(1);
  });

  it('says so when its numbers are used up', async () => {
    const alone = kiosks.leftAlone();
    for (const expected of ['B501', 'B503', 'B561', 'B562', 'B563', null]) {
      alone.kiosk.touch({ touch: 'begin' }, alone.kiosk.page.serial);
      choosesRent(alone.kiosk);
      expect(alone.prints.at(-1)?.paper).toMatchObject(
        expected === null ? { slip: { ticket: 'B563' } } : { slip: { ticket: expected } },
      );
      alone.prints.at(-1)?.end({ printed: true });
      await pageOf(alone.kiosk, expected === null ? 'ask-desk' : 'printed');
      alone.kiosk.touch({ touch: 'leave' }, alone.kiosk.page.serial);
    }
    expect(entriesAt(alone.hub)).toHaveLength(5);
  });

  it('begins with its first block on another day, and counts only that day’s', async () => {
    const alone = kiosks.leftAlone();
    chooses(alone);
    kiosks.kill(alone);
    const tomorrow = kiosks.start({ online: false, now: () => nineThirtyOne + 24 * 3_600_000 });
    tomorrow.hub.turn(false);
    chooses(tomorrow);
    // The number of yesterday is not the one of today, though it is the same person.
    expect(tomorrow.kiosk.page).toMatchObject({ page: 'printing', slip: { ticket: 'B501', waiting: null } });
  });

  it('has a roster of the hub’s list and its own numbers, on the screen and on paper', async () => {
    const alone = kiosks.leftAlone();
    chooses(alone);
    alone.prints[0]?.end({ printed: true });
    await pageOf(alone.kiosk, 'printed');
    alone.kiosk.touch({ touch: 'leave' }, alone.kiosk.page.serial);
    alone.kiosk.touch({ touch: 'roster' }, alone.kiosk.page.serial);
    const waiting = [{ ticket: 'B009' }, { ticket: 'B007' }, { ticket: 'B501', offline: true }];
    const sheet = { asOf: '2026-11-23 09:30', services: [{ waiting }] };
    expect(alone.kiosk.page).toMatchObject({ page: 'roster', sheet });
    alone.kiosk.touch({ touch: 'print-roster' }, alone.kiosk.page.serial);
    expect(alone.prints.at(-1)?.paper).toMatchObject({ paper: 'roster', sheet });
    alone.prints.at(-1)?.end({ printed: false, faults: ['paper-out'] });
    await vi.waitUntil(() => alone.kiosk.page.page === 'roster' && alone.kiosk.page.print === 'failed');
  });

  it('keeps what it knows where its owner alone can read it', () => {
    kiosks.leftAlone();
    for (const name of readdirSync(kiosks.folder))
      expect([name, statSync(join(kiosks.folder, name)).mode & 0o077]).toEqual([name, 0]);
  });
});

describe('a kiosk that has just started', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('looks for its hub before it says that it is away', async () => {
    kiosks.kill(kiosks.leftAlone());
    const again = kiosks.start({ online: false });
    expect(again.kiosk.page.page).toBe('starting');
    await vi.advanceTimersByTimeAsync(1000);
    expect(again.kiosk.page.page).toBe('starting');
    await vi.advanceTimersByTimeAsync(4000);
    expect(again.kiosk.page).toMatchObject({ page: 'start', offline: true });
  });

  it('and has never heard of a hub sends everybody to the desk', async () => {
    const first = kiosks.start({ online: false });
    await vi.advanceTimersByTimeAsync(5000);
    expect(first.kiosk.page.page).toBe('hub-away');
    first.hub.turn(true);
    expect(first.kiosk.page.page).toBe('starting');
    first.hub.publish(menu);
    expect(first.kiosk.page).toMatchObject({ page: 'start', offline: false });
  });
});
