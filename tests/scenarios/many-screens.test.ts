import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openViewers } from '../hall/viewers.ts';
import { WholeHall } from '../hall/whole-hall.ts';

let hall: WholeHall;
beforeAll(async () => {
  hall = await WholeHall.open({
    changeHall(file) {
      file.hall.settings = { ...file.hall.settings, misclickGuardSeconds: 0 };
    },
  });
});
afterAll(() => hall?.close());

describe('five hundred screens', () => {
  it('given all of them open, when numbers are called, then each sees every call once and in order, and the same hall', async () => {
    const manager = hall.staff('10');
    await hall.openWindows(1, 2, 3, 4);
    const viewers = await openViewers(hall.hub.address, 500);
    const called: string[] = [];
    for (let n = 0; n < 20; n += 1) {
      await manager.issues('deposit-change');
      await manager.issues('withdrawal-rent');
      for (const window of [1 + (n % 2), 3 + (n % 2)])
        called.push(`${(await manager.calls(window)).ticket}→${window}`);
    }
    await viewers.agree(called.length);
    for (const { calls } of viewers.all) expect(calls).toEqual(called);
    viewers.close();
  });
});
