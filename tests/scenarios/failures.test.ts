import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { numberOn } from '../hall/bench.ts';
import { eventually } from '../hall/eventually.ts';
import { WholeHall } from '../hall/whole-hall.ts';

let hall: WholeHall;
beforeAll(async () => {
  hall = await WholeHall.open();
  await hall.openWindows(1, 2, 3, 8);
});
afterAll(() => hall.close());

const inState = (state: string, count: number) =>
  eventually(`${count} tickets ${state}`, async () =>
    (await hall.hub.day()).tickets[state] === count ? true : undefined,
  );

describe('when machines fail', () => {
  it('given the paper is out, when a ticket is taken, then it cannot be called before the member confirmed the number on the screen', async () => {
    await hall.bench.trouble('K1-printer', 'paper-out');
    await eventually('the kiosk knowing', async () =>
      (await hall.kiosk('K1').now())['printerWorks'] === false ? true : undefined,
    );
    await hall.kiosk('K1').takeWithoutCard('deposit-change');
    const shown = await hall.kiosk('K1').shows('on-screen');
    expect(JSON.stringify(shown)).toContain('A001');
    await hall.bench.press(8, 'call');
    await eventually('the keypad refusing', async () =>
      (await hall.bench.keypad(8)).lamp === 'fail' ? true : undefined,
    );
    expect(await hall.hub.ticketAt(8)).toBeNull();

    await hall.kiosk('K1').touch('on-screen', { touch: 'noted' });
    await hall.hub.waiting(1);
    await hall.bench.press(2, 'call');
    await hall.bench.boardShows(2, /A001号/);
    await hall.bench.trouble('K1-printer', 'paper-out', false);
    await eventually('the kiosk mended', async () =>
      (await hall.kiosk('K1').now())['printerWorks'] === true ? true : undefined,
    );
  });

  it('given a board that was unplugged, when it is plugged in again, then it shows what the window shows', async () => {
    await hall.bench.trouble('board-1', 'unplugged');
    await hall.kiosk('K2').takeWithoutCard('deposit-change');
    const number = numberOn(await hall.bench.nextSlip('K2'));
    await hall.hub.waiting(1);
    await hall.bench.press(1, 'call');
    await inState('called', 2);
    await hall.bench.trouble('board-1', 'power-cut');
    await hall.bench.trouble('board-1', 'power-cut', false);
    await hall.bench.trouble('board-1', 'unplugged', false);
    await hall.bench.boardShows(1, new RegExp(`${number}号`));
  });

  it('given noise and collisions on the counter bus, when call is pressed, then the press is heard', async () => {
    await hall.kiosk('K2').leave();
    await hall.kiosk('K2').takeWithoutCard('withdrawal-rent');
    await hall.bench.nextSlip('K2', 1);
    await hall.hub.waiting(1);
    await hall.bench.trouble('keypad-3', 'noise');
    await eventually('the call', async () => {
      if ((await hall.bench.keypad(3)).press?.state !== 'sent') await hall.bench.press(3, 'call');
      return (await hall.hub.ticketAt(3)) ?? undefined;
    });
    await hall.bench.trouble('keypad-3', 'noise', false);
    expect((await hall.hub.day()).tickets['called']).toBe(3);
  });
});
