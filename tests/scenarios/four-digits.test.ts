import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { numberOn } from '../hall/bench.ts';
import { eventually } from '../hall/eventually.ts';
import { checkJournal } from '../hall/journal.ts';
import { takeTicket } from '../hall/taking.ts';
import { WholeHall } from '../hall/whole-hall.ts';
import { openConflicts } from './failures/books.ts';
import { kioskShows } from './failures/sights.ts';

const service = 'deposit-change';
const digits = {
  numberDigits: 4,
  kioskNumbersTo: 5000,
  offlineNumbersFrom: 5001,
  paperNumbersFrom: 8001,
};

let hall: WholeHall;
beforeAll(async () => {
  hall = await WholeHall.open({
    changeHall: (file) => Object.assign(file.hall.settings, digits, { misclickGuardSeconds: 0 }),
  });
  await hall.openWindows(1, 2, 8);
});
afterAll(() => hall.close());

describe('a hall whose numbers have four digits', () => {
  it('given a ticket is taken and called, then paper, board, voice and keypad have it, each as far as it has room', async () => {
    expect(await takeTicket(hall, service)).toBe('A0001');
    await hall.bench.pressAccepted(1, 'call');
    await hall.bench.boardShows(1, /请A0001号.*1号窗口/);
    await hall.bench.hears('A0001', 1);
    // Three positions are the waiting count's.
    await hall.bench.keypadShows(1, '000001');
  });

  it('given a keypad with room for one number and a board of eight characters, then both show all four digits', async () => {
    expect(await takeTicket(hall, service)).toBe('A0002');
    await hall.bench.pressAccepted(8, 'call');
    await hall.bench.keypadShows(8, '  0002');
    await hall.bench.boardShows(8, 'A0002');
  });

  it('given digits are keyed, few or all, then that ticket is called', async () => {
    for (const [keyed, number] of [
      ['3', 'A0003'],
      ['0004', 'A0004'],
    ] as const) {
      expect(await takeTicket(hall, service)).toBe(number);
      await hall.bench.pressAccepted(1, 'call', keyed);
      await hall.bench.boardShows(1, `${number}号`);
      expect(await hall.hub.ticketAt(1)).toBe(number);
    }
    await hall.bench.pressRefused('301', 1, 'call', '1004');
  });

  it('given the code on the paper, then the member’s page knows the ticket', async () => {
    const [address = ''] = (await hall.bench.lastSlip('K1')).qr;
    const { status, body } = await hall.hub.get(`/track/${address.split('/').at(-1)}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ ticket: 'A0004' });
  });

  it('given the hub is away, then the kiosk gives out A5001, it is called by hand, and both are entered', async () => {
    const printed = (await hall.bench.paper('K1')).length;
    await hall.killHub();
    await eventually('K1 without the hub', kioskShows(hall, 'K1', { offline: true }));
    await hall.kiosk('K1').leave();
    await hall.kiosk('K1').takeWithoutCard(service);
    const slip = await hall.bench.nextSlip('K1', printed);
    expect(numberOn(slip)).toBe('A5001');
    expect(slip.text.join('\n')).toContain('离线号');
    await eventually('window 2 calling by hand', async () => {
      await hall.bench.press(2, 'call', '5001');
      return (await hall.bench.board(2)).text.includes('A5001') ? true : undefined;
    });
    await hall.bench.hears('A5001', 2);
    await hall.startHub();
    await eventually('the call of A5001 in the books', async () =>
      (await hall.hub.ticketAt(2)) === 'A5001' ? true : undefined,
    );
  });

  it('given the desk enters its paper book, then numbers from A8001 on and their calls fit without a doubt', async () => {
    const desk = hall.staff('02');
    const at = Date.now();
    await desk.does('/back-entries/tickets', { ticket: 'A8001', service, issuedAt: at - 2000 });
    await desk.does('/back-entries/calls', {
      window: 8,
      digits: '8001',
      calledAt: at - 1000,
      ended: { how: 'done', at },
    });
    expect(await hall.hub.read('/tickets?digits=A8001')).toMatchObject([{ ticket: 'A8001', state: 'done' }]);
    expect(await hall.hub.read('/tickets?digits=A4')).toMatchObject([{ ticket: 'A0004' }]);
    expect(await openConflicts(hall)).toEqual([]);
    await checkJournal(hall);
  });
});
