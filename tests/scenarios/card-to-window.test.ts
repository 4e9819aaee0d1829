import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../hall/eventually.ts';
import { takeTicket } from '../hall/taking.ts';
import { WholeHall } from '../hall/whole-hall.ts';

let hall: WholeHall;
beforeAll(async () => {
  hall = await WholeHall.open();
  await hall.openWindows(1, 3, 4, 5);
});
afterAll(() => hall.close());

describe('from card to window', () => {
  it('given a card on the reader, when a service is chosen, then the paper holds number, service, people ahead and documents', async () => {
    await hall.bench.swipe('K1', 'zhang-san');
    await hall.kiosk('K1').choose('withdrawal-rent');
    const slip = await hall.bench.nextSlip('K1');
    const text = slip.text.join('\n');
    expect(text).toContain('B001');
    expect(text).toContain('租房提取');
    expect(text).toMatch(/前面.*0|0.*人/);
    expect(text).toContain('本人身份证');
    expect(text).toContain('住房公积金');
    expect(slip.qr).toHaveLength(1);
    expect(slip.qr[0]).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/t\//);
    await hall.hub.waiting(1);
  });

  it('given one waits, when the clerk presses call, then board and keypad show it', async () => {
    await hall.bench.press(3, 'call');
    await hall.bench.boardShows(3, /B001号.*3号窗口/);
    await hall.bench.keypadShows(3, '000001');
    expect((await hall.bench.keypad(3)).press?.state).toBe('acknowledged');
    expect(await hall.hub.ticketAt(3)).toBe('B001');
  });

  it('given a called ticket, when the clerk presses recall, then the board is written again', async () => {
    const before = (await hall.bench.board(3)).updates;
    await hall.bench.press(3, 'recall');
    await eventually('the board written again', async () =>
      (await hall.bench.board(3)).updates > before ? true : undefined,
    );
    await hall.bench.boardShows(3, /B001号/);
  });

  it('given the last ticket, when two windows race for it, then one has it and the other is refused', async () => {
    const number = await takeTicket(hall, 'withdrawal-rent');
    await hall.hub.waiting(1);
    await Promise.all([hall.bench.press(4, 'call'), hall.bench.press(5, 'call')]);
    const winner = await eventually('a winner', async () => {
      const [at4, at5] = await Promise.all([hall.hub.ticketAt(4), hall.hub.ticketAt(5)]);
      return at4 === number ? 4 : at5 === number ? 5 : undefined;
    });
    const loser = winner === 4 ? 5 : 4;
    await eventually('the other keypad refusing', async () =>
      (await hall.bench.keypad(loser)).lamp === 'fail' ? true : undefined,
    );
    expect((await hall.bench.keypad(loser)).beeps).toBeGreaterThan(0);
    expect(await hall.hub.ticketAt(loser)).toBeNull();
    await hall.bench.boardShows(winner, new RegExp(`${number}号`));
  });

  it('given a service without card, when it is touched, then a ticket is printed', async () => {
    const number = await takeTicket(hall, 'deposit-change');
    expect(number).toBe('A001');
    await hall.hub.waiting(1);
    await hall.bench.press(1, 'call');
    await hall.bench.boardShows(1, /A001号/);
  });

  it('given the same person and service, when the card is laid again, then the ticket is shown, not issued again', async () => {
    const issued = (await hall.hub.day()).issued;
    await hall.kiosk('K2').leave();
    await hall.bench.swipe('K2', 'zhang-san');
    await hall.kiosk('K2').choose('withdrawal-rent');
    const shown = await hall.kiosk('K2').shows('existing');
    expect(JSON.stringify(shown)).toContain('B001');
    expect((await hall.hub.day()).issued).toBe(issued);
    await hall.kiosk('K2').leave();
  });
});
