import { z } from 'zod';
import type { WholeHall } from '../../hall/whole-hall.ts';

const conflicts = z.array(z.object({ id: z.string(), what: z.looseObject({ kind: z.string() }) }));

/** The reconciliation list as the desk has it. */
export async function openConflicts(hall: WholeHall): Promise<z.infer<typeof conflicts>> {
  return conflicts.parse(await hall.hub.read('/conflicts'));
}

const tickets = z.array(z.looseObject({ ticket: z.string() }));

/** Numbers of those who wait, in the order of issue. */
export async function ticketsWaiting(hall: WholeHall): Promise<string[]> {
  const waiting = tickets.parse(await hall.hub.read('/tickets?state=waiting&limit=1000'));
  return waiting.map(({ ticket }) => ticket);
}
