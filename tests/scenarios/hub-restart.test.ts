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

/** Until the display agent is with the hub again a call without a number is refused at the window; then it calls once. */
const callsOnceBack = (window: number): Promise<boolean> =>
  eventually(`window ${window} calling through the hub`, async () => {
    await hall.bench.pressAccepted(window, 'call');
    return true;
  });

/** A press in the moment the hub goes is withdrawn (991); the next ones are told to key a number first. */
const toldToKeyANumber = (window: number): Promise<boolean> =>
  eventually(`keypad ${window} asking for a number`, async () => {
    const { lamp, display } = await hall.bench.keypad(window);
    if (lamp === 'fail' && display.join('').includes('993')) return true;
    if (lamp === 'fail') await hall.bench.press(window, 'call');
    return undefined;
  });

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
    await callsOnceBack(2);
    await hall.bench.boardShows(2, /A002号/);
    expect(await take('deposit-change')).toBe('A004');
  });

  it('given the hub is gone, when call is pressed without a number, then nobody is called, and once it is back a press calls one', async () => {
    await hall.hub.waiting(2);
    await hall.killHub();
    // A window that has called nobody yet: at another, the guard against misclicks might still be up.
    await hall.bench.press(8, 'call');
    await toldToKeyANumber(8);
    await hall.startHub();
    expect((await hall.hub.day()).tickets['called']).toBe(2);
    await callsOnceBack(8);
    await hall.bench.boardShows(8, /A003/);
    await hall.hub.waiting(1);
    expect((await hall.hub.day()).tickets['called']).toBe(3);
  });

  it('given all that happened, when the journal is checked offline, then every promise was kept', async () => {
    expect(await checkJournal(hall)).toMatch(/all \d+ rules hold/);
  });
});
