import { afterEach, describe, expect, it, vi } from 'vitest';
import { lease, menu } from '../testing/invented.ts';
import { chooses, entriesAt, kiosksOnDisk } from '../testing/kiosk-alone.ts';

const kiosks = kiosksOnDisk();

describe('a disk that takes nothing', () => {
  const full = { on: false };
  const step = (): void => {
    if (full.on) throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
  };
  afterEach(() => {
    full.on = false;
    vi.useRealTimers();
  });

  it('gives out no number that could be given out again; the member is sent to the desk', () => {
    const alone = kiosks.leftAlone({ step });
    full.on = true;
    chooses(alone);
    expect(alone.kiosk.page).toMatchObject({ page: 'ask-desk', why: 'hub-away' });
    expect(alone.prints).toEqual([]);
  });

  it('keeps no wish: the member is sent to the desk at once instead of waiting for nobody', () => {
    const alone = kiosks.start({ step });
    alone.hub.publish(menu);
    alone.hub.lease(lease);
    full.on = true;
    chooses(alone);
    expect(alone.kiosk.page).toMatchObject({ page: 'ask-desk' });
  });

  it('is told what became of a number as soon as it has room', async () => {
    vi.useFakeTimers();
    const alone = kiosks.leftAlone({ step });
    chooses(alone);
    full.on = true;
    alone.prints[0]?.end({ printed: true });
    await vi.advanceTimersByTimeAsync(6000);
    expect(entriesAt(alone.hub)).toEqual([]);
    full.on = false;
    await vi.advanceTimersByTimeAsync(6000);
    expect(entriesAt(alone.hub)).toEqual([['B501', 'printed']]);
  });
});
