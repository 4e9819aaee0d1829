import { describe, expect, it } from 'vitest';
import { lease, liSi, menu } from '../testing/invented.ts';
import { kiosksOnDisk } from '../testing/kiosk-alone.ts';
import { choosesRent, pageOf } from '../testing/kiosk-on-disk.ts';
import { accepted } from '../testing/visits.ts';

const kiosks = kiosksOnDisk();

describe('a printer or reader that may not be used until a technician has cleared it', () => {
  it('is not tried, whatever it says of itself; numbers stand on the screen and another kiosk is named', async () => {
    const { kiosk, hub, prints } = kiosks.start();
    hub.publish({ ...menu, outOfService: ['printer', 'card-reader'], otherKiosks: ['K2'] });
    expect(kiosk.page).toMatchObject({
      page: 'start',
      printerWorks: false,
      readerWorks: false,
      otherKiosks: ['K2'],
    });
    kiosk.card(liSi);
    expect(kiosk.page.page).toBe('start');
    kiosk.touch({ touch: 'begin' }, kiosk.page.serial);
    choosesRent(kiosk);
    const { id } = hub.of('issue')[0]!;
    hub.answer(id, accepted(id));
    await pageOf(kiosk, 'on-screen');
    expect(prints).toEqual([]);
    hub.publish(menu);
    expect(kiosk.page).toMatchObject({ printerWorks: true, readerWorks: true, otherKiosks: [] });
  });

  it('stays so when the hub is lost', () => {
    const { kiosk, hub } = kiosks.start();
    hub.lease(lease);
    hub.publish({ ...menu, outOfService: ['printer'], otherKiosks: ['K2'] });
    hub.turn(false);
    expect(kiosk.page).toMatchObject({ page: 'start', printerWorks: false, otherKiosks: [] });
  });
});
