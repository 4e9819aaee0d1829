import { z } from 'zod';
import { wanted } from './http.ts';
import type { WholeHall } from './whole-hall.ts';

const troubled = z.array(
  z.looseObject({ id: z.string(), troubles: z.array(z.looseObject({ id: z.string(), on: z.boolean() })) }),
);
const all = z.union([z.object({ devices: troubled }), z.object({ programs: troubled })]);

/** What can have troubles at the bench, and which it has. */
export async function troublesAt(
  hall: WholeHall,
  what: 'devices' | 'programs',
): Promise<z.infer<typeof troubled>> {
  const found = all.parse(await wanted(`${hall.bench.address}/api/${what}`));
  return 'devices' in found ? found.devices : found.programs;
}

/** Mends whatever is broken, programs first; full rolls of paper are put in. */
export async function mendEverything(hall: WholeHall): Promise<void> {
  for (const what of ['programs', 'devices'] as const) {
    for (const { id, troubles } of await troublesAt(hall, what))
      for (const { id: trouble, on } of troubles) if (on) await hall.trouble(id, trouble, false);
  }
  for (const kiosk of ['K1', 'K2']) await hall.bench.newRoll(kiosk);
}
