import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../hall/eventually.ts';
import { checkJournal } from '../hall/journal.ts';
import { takeTicket } from '../hall/taking.ts';
import { WholeHall } from '../hall/whole-hall.ts';

let hall: WholeHall;
beforeAll(async () => {
  hall = await WholeHall.open();
});
afterAll(() => hall.close());

const take = (service: string) => takeTicket(hall, service);

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
    // A window that has called nobody yet: at another, the guard against misclicks might still be up.
    await hall.bench.press(8, 'call');
    await eventually('the press acknowledged on the bus', async () =>
      (await hall.bench.keypad(8)).press?.state === 'acknowledged' ? true : undefined,
    );
    await hall.startHub();
    await hall.bench.boardShows(8, /A003/);
    await hall.hub.waiting(1);
    expect((await hall.hub.day()).tickets['called']).toBe(3);
  });

  it('given all that happened, when the journal is checked offline, then every promise was kept', async () => {
    expect(await checkJournal(hall)).toMatch(/all \d+ rules hold/);
  });
});
