import { z } from 'zod';
import type { Random } from '../../../hardware-sim/src/hall/random.ts';
import type { KioskPage } from '../../hall/kiosk-page.ts';
import type { KioskId } from '../../hall/whole-hall.ts';
import type { Scene } from './scene.ts';

/** Somebody who comes for a ticket. `card`: one of the tray; without it they touch. */
export interface Member {
  readonly person: string;
  readonly card: string | null;
}

const service = z.object({ id: z.string(), open: z.boolean(), needsCard: z.boolean() });
const seen = z.looseObject({
  page: z.string(),
  serial: z.int(),
  slip: z.looseObject({ ticket: z.string() }).optional(),
  canReprint: z.boolean().optional(),
  unprinted: z.array(z.string()).optional(),
  greeting: z.unknown().optional(),
  groups: z.array(z.looseObject({ services: z.array(z.looseObject(service.shape)) })).optional(),
});
type Seen = z.infer<typeof seen>;

const lookEveryMs = 100;
/** Nobody stands before a machine for longer. */
const patienceMs = 40_000;
/** A card that was not read by then is put away again. */
const cardPatienceMs = 4_000;

/** One visit to a kiosk: how far it has come. */
interface Visit {
  readonly member: Member;
  readonly begunAt: number;
  /** The last page a finger came down on, so that nothing is touched twice. */
  touched: number;
}

/** Takes a ticket at a kiosk, whatever the kiosk shows; writes down every number that was seen. */
export async function visitKiosk(scene: Scene, id: KioskId, member: Member, random: Random): Promise<void> {
  const kiosk = scene.hall.kiosk(id);
  if ((await scene.tries('a kiosk that does not answer', () => becomesFree(scene, kiosk))) !== true) return;
  const visit: Visit = { member, begunAt: performance.now(), touched: -1 };
  const { card } = member;
  if (card !== null) await scene.tries('a card that cannot be laid', () => scene.hall.bench.swipe(id, card));
  while (performance.now() - visit.begunAt < patienceMs) {
    const page = await scene.tries('a page that does not come', async () => seen.parse(await kiosk.now()));
    if (page !== null && (await reactTo(page, visit, { scene, kiosk, random })) === 'gone') return;
    await scene.rest(lookEveryMs);
    if (scene.closing.aborted && performance.now() - visit.begunAt > cardPatienceMs) break;
  }
}

/** Waits for the start page; whoever left it otherwise is gone. */
async function becomesFree(scene: Scene, kiosk: KioskPage): Promise<boolean> {
  const end = performance.now() + 3 * cardPatienceMs;
  while (performance.now() < end) {
    const { page, serial } = seen.parse(await kiosk.now());
    if (page === 'start') return true;
    if (['printed', 'existing', 'refused', 'ask-desk', 'choosing', 'documents'].includes(page))
      await kiosk.touches(serial, { touch: 'leave' });
    await scene.rest(3 * lookEveryMs);
  }
  return false;
}

interface Where {
  readonly scene: Scene;
  readonly kiosk: KioskPage;
  readonly random: Random;
}

/** What a member does before a page; `gone` when they have turned away. */
async function reactTo(page: Seen, visit: Visit, where: Where): Promise<'here' | 'gone'> {
  const { scene, kiosk } = where;
  if (page.slip !== undefined) scene.gives(page.slip.ticket, visit.member.person, 'screen');
  if (page.serial === visit.touched) return 'here';
  const touch = touchFor(page, visit, where);
  if (touch === null) return 'here';
  visit.touched = page.serial;
  await scene.tries('a touch that goes nowhere', () => kiosk.touches(page.serial, touch.finger));
  return touch.leaves ? 'gone' : 'here';
}

interface Finger {
  readonly finger: Record<string, unknown>;
  readonly leaves: boolean;
}

const stays = (finger: Record<string, unknown>): Finger => ({ finger, leaves: false });
const leaves = (finger: Record<string, unknown> = { touch: 'leave' }): Finger => ({ finger, leaves: true });

function touchFor(page: Seen, { member, begunAt }: Visit, { scene, random }: Where): Finger | null {
  const waited = performance.now() - begunAt;
  switch (page.page) {
    case 'start':
      return atStart(page, member, scene, waited);
    case 'choosing':
      return choice(page, random);
    case 'documents':
      return stays({ touch: 'take' });
    case 'green-offer':
      return stays({ touch: 'green', accept: random.chance(0.5) });
    case 'on-screen':
      // One in five walks away without a word.
      return random.chance(0.8) ? leaves({ touch: 'noted' }) : leaves({ touch: 'stay' });
    case 'existing':
      return page.canReprint === true && random.chance(0.4)
        ? stays({ touch: 'reprint' })
        : leaves({ touch: 'noted' });
    case 'printed':
    case 'refused':
    case 'ask-desk':
    case 'roster':
      return leaves();
    case 'closed':
    case 'hub-away':
      return waited > cardPatienceMs ? leaves() : null;
    default:
      return null;
  }
}

/** Their own number is still to be printed; or they begin, with their card as long as it is read in time. */
function atStart({ unprinted }: Seen, member: Visit['member'], scene: Scene, waited: number): Finger | null {
  const mine = unprinted?.find((ticket) => scene.ownerOf(ticket) === member.person);
  if (mine !== undefined) return stays({ touch: 'reprint-number', ticket: mine });
  return member.card === null || waited > cardPatienceMs ? stays({ touch: 'begin' }) : null;
}

function choice({ groups = [], greeting }: Seen, random: Random): Finger {
  const offered = groups.flatMap(({ services }) => services).filter(({ open }) => open);
  const possible = offered.filter(({ needsCard }) => !needsCard || (greeting ?? null) !== null);
  if (possible.length === 0) return leaves();
  const { id } = random.weighted(possible.map((each) => [1, each] as const));
  return stays({ touch: 'choose', service: id });
}
