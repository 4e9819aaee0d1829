import { expect, it } from 'vitest';
import { lease, menu } from '../testing/invented.ts';
import { chooses, kiosksOnDisk } from '../testing/kiosk-alone.ts';
import { accepted } from '../testing/visits.ts';

const kiosks = kiosksOnDisk();

it('given the hub has no time for a wish, then the member is told that it takes longer, until the ticket comes', () => {
  const alone = kiosks.start();
  alone.hub.publish(menu);
  alone.hub.lease(lease);
  chooses(alone);
  expect(alone.kiosk.page).toMatchObject({ page: 'issuing', busy: false });
  alone.hub.busy(true);
  expect(alone.kiosk.page).toMatchObject({ page: 'issuing', busy: true });
  alone.hub.busy(false);
  expect(alone.kiosk.page).toMatchObject({ page: 'issuing', busy: false });
  const [issue] = alone.hub.of('issue');
  alone.hub.answer(issue?.id ?? '', accepted(issue?.id ?? ''));
  expect(alone.kiosk.page).toMatchObject({ page: 'printing' });
});
