import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { numberOn } from '../hall/bench.ts';
import { eventually } from '../hall/eventually.ts';
import { runProgram } from '../hall/processes.ts';
import { WholeHall } from '../hall/whole-hall.ts';

let hall: WholeHall;
beforeAll(async () => {
  hall = await WholeHall.open();
});
afterAll(() => hall.close());

async function take(service: string): Promise<string> {
  const already = (await hall.bench.paper('K1')).length;
  await hall.kiosk('K1').leave();
  await hall.kiosk('K1').takeWithoutCard(service);
  return numberOn(await hall.bench.nextSlip('K1', already));
}

describe('the hub is killed with -9 and started again', () => {
  it('given three took tickets and one was called, when it comes back, then its state is the same and the next call gets the next number', async () => {
    expect([
      await take('deposit-change'),
      await take('deposit-change'),
      await take('deposit-change'),
    ]).toEqual(['A001', 'A002', 'A003']);
    await hall.hub.waiting(3);
    await hall.bench.press(1, 'call');
    await hall.bench.boardShows(1, /A001号/);
    const before = await hall.hub.day();
    await hall.killHub();
    await hall.startHub();
    expect(await hall.hub.day()).toEqual(before);
    expect(await hall.hub.ticketAt(1)).toBe('A001');
    await hall.bench.press(2, 'call');
    await hall.bench.boardShows(2, /A002号/);
    expect(await take('deposit-change')).toBe('A004');
  });

  it('given the hub is gone, when call is pressed and the hub comes back soon, then the press acts once', async () => {
    await hall.hub.waiting(2);
    await hall.killHub();
    await hall.bench.press(1, 'call');
    await eventually('the press acknowledged on the bus', async () =>
      (await hall.bench.keypad(1)).press?.state === 'acknowledged' ? true : undefined,
    );
    await hall.startHub();
    await hall.bench.boardShows(1, /A003号/);
    await hall.hub.waiting(1);
    expect((await hall.hub.day()).tickets['called']).toBe(2);
  });

  it('given all that happened, when the journal is checked offline, then every promise was kept', async () => {
    const { code, text } = await runProgram(
      'server/src/audit/main.ts',
      ['check', 'run/hub/journal.sqlite'],
      hall.directory,
    );
    expect(text).not.toBe('');
    expect(code, text).toBe(0);
  });
});
