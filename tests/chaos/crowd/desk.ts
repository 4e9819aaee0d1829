import { randomUUID } from 'node:crypto';
import { answer, type TicketNumber } from '@jiaohao/shared';
import { z } from 'zod';
import type { Random } from '../../../hardware-sim/src/hall/random.ts';
import { deadlined } from './deadlined.ts';
import type { Scene } from './scene.ts';

const services = [
  'deposit-change',
  'account-transfer',
  'withdrawal-rent',
  'withdrawal-retirement',
  'loan-application',
  'loan-repayment',
] as const;
const tickets = z.array(z.looseObject({ ticket: z.string(), state: z.string(), delivery: z.string() }));
const incidents = z.array(z.looseObject({ id: z.string(), waitsForClearing: z.boolean() }));

/** The consultant gives out numbers; a wish is repeated under its own id until it is answered. */
export async function deskIssues(scene: Scene, person: string, random: Random): Promise<void> {
  const service = random.weighted(services.map((each) => [1, each] as const));
  const id = `desk-${randomUUID()}`;
  const askedAt = Date.now();
  for (;;) {
    const answered = await scene.tries('a desk without its hub', () => ask(scene, id, service));
    if (answered !== null) {
      if (answered.ticket !== null) scene.gives(answered.ticket, person, 'desk', askedAt);
      return;
    }
    // The number may exist already: whoever asked for it stays until it is known.
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
}

async function ask(
  scene: Scene,
  id: string,
  service: string,
): Promise<{ readonly ticket: TicketNumber | null }> {
  const { status, body } = await deadlined(scene.hall.staff('02').send('/tickets', { service }, { id }));
  if (status >= 500) throw new Error(`the hub answers ${status}`);
  const given = answer.safeParse(body);
  if (!given.success || given.data.outcome !== 'accepted' || given.data.result.kind !== 'ticket')
    return { ticket: null };
  return { ticket: given.data.result.slip.ticket };
}

/** Members without their ticket are given it: the desk takes charge. */
export async function deskHandsOver(scene: Scene): Promise<void> {
  await scene.tries('a desk without its list', async () => {
    const all = tickets.parse(await deadlined(scene.hall.hub.read('/tickets?state=waiting&limit=1000')));
    for (const { ticket } of all.filter((each) => each.delivery === 'undelivered')) {
      // Whoever stands there is told the number, and then it is written down.
      scene.gives(ticket, scene.ownerOf(ticket), 'desk');
      await deadlined(scene.hall.staff('02').send(`/tickets/${ticket}/delivery`, { delivery: 'desk' }));
    }
  });
}

/** The technician looks at what no machine may declare well again. */
export async function technicianClears(scene: Scene): Promise<void> {
  await scene.tries('a technician without the list', async () => {
    const open = incidents.parse(await deadlined(scene.hall.hub.read('/incidents')));
    for (const { id } of open.filter(({ waitsForClearing }) => waitsForClearing))
      await deadlined(scene.hall.staff('20').send(`/incidents/${id}/clear`, { note: '已检查' }));
  });
}
