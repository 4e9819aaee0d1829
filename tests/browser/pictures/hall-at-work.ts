import { numberOn, type Slip } from '../../hall/bench.ts';
import type { WholeHall } from '../../hall/whole-hall.ts';

/** Takes a ticket without a card at K2. */
async function take(hall: WholeHall, service: string): Promise<string> {
  const already = (await hall.bench.paper('K2')).length;
  await hall.kiosk('K2').leave();
  await hall.kiosk('K2').takeWithoutCard(service);
  return numberOn(await hall.bench.nextSlip('K2', already));
}

/** Calls the next number at a window and waits for it over the window. */
async function call(hall: WholeHall, window: number): Promise<void> {
  await hall.bench.press(window, 'call');
  await hall.bench.boardShows(window, /[A-Z]\d{3}/);
}

/** A morning: people wait, some have been called, and Zhang San has just taken a ticket with his card. */
export async function fillHall(hall: WholeHall): Promise<Slip> {
  await hall.openWindows(1, 2, 3, 4, 5, 6, 7, 8);
  for (const [service, people] of [
    ['deposit-change', 6],
    ['withdrawal-rent', 5],
    ['withdrawal-retirement', 2],
    ['loan-repayment', 3],
  ] as const) {
    for (let n = 0; n < people; n += 1) await take(hall, service);
  }
  for (const window of [1, 2, 4, 5, 6, 7]) await call(hall, window);
  await hall.bench.swipe('K1', 'zhang-san');
  await hall.kiosk('K1').choose('withdrawal-rent');
  return hall.bench.nextSlip('K1');
}
