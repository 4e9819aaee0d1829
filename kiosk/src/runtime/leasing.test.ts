import { describe, expect, it } from 'vitest';
import { lease, menu } from '../testing/invented.ts';
import { kiosksOnDisk } from '../testing/kiosk-alone.ts';

const kiosks = kiosksOnDisk();

describe('numbers that run low', () => {
  it('are asked for once while the hub is there, again when it knows more, and at each connection', () => {
    const { hub } = kiosks.start();
    hub.publish(menu);
    hub.lease({ ...lease, series: lease.series.slice(1) });
    expect(hub.of('lease-numbers')).toEqual([]);
    const low = { ...lease, series: [{ ...lease.series[0]!, used: [501, 502] }] };
    hub.lease(low);
    hub.lease(low);
    expect(hub.of('lease-numbers')).toMatchObject([{ command: { kiosk: 'K1' } }]);
    hub.lease({ ...low, series: [{ ...low.series[0]!, used: [501, 502, 503] }] });
    expect(hub.of('lease-numbers')).toHaveLength(2);
    hub.turn(false);
    expect(hub.of('lease-numbers')).toHaveLength(2);
    hub.turn(true);
    expect(hub.of('lease-numbers')).toHaveLength(3);
  });
});
