import { numberOn } from './bench.ts';
import type { WholeHall } from './whole-hall.ts';

/** A member takes a ticket at kiosk K1, with a card or by touch alone; returns its number once the paper is in hand. */
export async function takeTicket(hall: WholeHall, service: string, card?: string): Promise<string> {
  const already = (await hall.bench.paper('K1')).length;
  const page = hall.kiosk('K1');
  await page.leave();
  if (card === undefined) await page.takeWithoutCard(service);
  else {
    await hall.bench.swipe('K1', card);
    await page.choose(service);
  }
  const number = numberOn(await hall.bench.nextSlip('K1', already));
  return hall.staff('10').seesDelivered(number);
}
