import type { Actor, Answer, Command, Member } from '@jiaohao/shared';
import type { Crowd, Stay } from './crowd.ts';
import type { HallDoor } from './door.ts';
import { HOUR, MINUTE, closesAt, desk } from './model-hall.ts';
import type { Random } from './random.ts';
import type { Entry, Visit } from './visit.ts';

const consultant: Actor = { staff: desk };

/** Tickets taken, with what the paper said about the wait (whole minutes, null when nothing). */
export interface Taken {
  readonly stay: Stay;
  readonly at: number;
  readonly promised: number | null;
}

export interface Entrance {
  readonly door: HallDoor;
  readonly crowd: Crowd;
  readonly random: Random;
  /** Is told of every new ticket. */
  readonly taken: (taken: Taken) => void;
  /** How somebody who would come in one way comes in here: halls without appointments, for example. */
  readonly admits: (entry: Entry) => Entry;
}

/** Lets people in one by one. */
export function letIn({ door, crowd, random, taken, admits }: Entrance): (visit: Visit) => Promise<void> {
  const wishFor = (visit: Visit): Command => wishOf(visit, admits(visit.entry));
  const kiosk = (): Actor => ({ agent: random.chance(0.5) ? 'K1' : 'K2' });

  const take = async (visit: Visit, wish: Command, actor: Actor): Promise<void> => {
    const answer = await door.ask(actor, wish);
    const slip = slipOf(answer);
    if (slip === null || slip.repeat) return;
    const stay = crowd.enter(visit, slip.ticket);
    taken({ stay, at: door.now(), promised: slip.minutes });
    void later(door, visit.givesUpAfter, () => givesUp(stay));
    void later(door, visit.swipesAgainAfter, () => swipesAgain(visit, wish, actor));
    void later(door, visit.greenAfter, () =>
      door.ask(consultant, {
        kind: 'grant-green',
        ticket: stay.ticket,
        green: { reason: 'urgent', note: '咨询岗核实' },
      }),
    );
    void later(door, visit.revokedAfter, () =>
      door.ask(consultant, { kind: 'revoke-priority', ticket: stay.ticket, reason: '不符合条件' }),
    );
    await deliver(door, stay, actor);
  };

  /** Without a card nobody can know that it is the same person. After a first ticket is done, the second is a visit. */
  const swipesAgain = async (visit: Visit, wish: Command, actor: Actor): Promise<void> => {
    if (visit.member !== null) await take({ ...visit, swipesAgainAfter: null }, wish, actor);
  };

  const givesUp = (stay: Stay): Promise<Answer> =>
    door.ask(kiosk(), { kind: 'cancel', ticket: stay.ticket, reason: '不再等候' });

  crowd.onMissed((stay) => {
    if (stay.visit.response === 'left') return;
    void later(door, stay.visit.awayMs, async () => {
      if (door.now() > closesAt + 0.25 * HOUR) return;
      const back = await door.ask(kiosk(), { kind: 'reinstate', ticket: stay.ticket });
      if (back.outcome === 'refused') await take(stay.visit, wishFor(stay.visit), kiosk());
    });
  });

  return async (visit: Visit): Promise<void> => {
    await door.until(visit.arrivesAt);
    await take(visit, wishFor(visit), visit.entry.kind === 'desk' ? consultant : kiosk());
  };
}

async function later(door: HallDoor, ms: number | null, act: () => Promise<unknown>): Promise<void> {
  if (ms === null) return;
  await door.until(door.now() + ms);
  await act();
}

/** How the visit asks for its number. */
function wishOf({ service, member }: Visit, entry: Entry): Command {
  const who: { member?: Member } = member === null ? {} : { member };
  if (entry.kind === 'appointment') return { kind: 'check-in', appointment: entry.id, ...who };
  if (entry.kind === 'desk') {
    return {
      kind: 'issue',
      service,
      source: 'desk',
      ...(entry.green === null ? {} : { green: entry.green }),
      ...who,
    };
  }
  const green = entry.green === null ? {} : { green: { reason: entry.green } };
  return { kind: 'issue', service, source: 'kiosk', ...green, ...who };
}

/** The paper, or what becomes of it: the number on the screen, the desk, a second print. */
async function deliver(door: HallDoor, { visit, ticket }: Stay, actor: Actor): Promise<void> {
  if ('staff' in actor) return;
  const report = (delivery: 'printed' | 'shown-on-screen' | 'undelivered') =>
    door.ask(actor, { kind: 'confirm-delivery', ticket, delivery });
  await door.until(door.now() + visit.deliveredAfter);
  if (visit.delivery === 'printed' || visit.delivery === 'shown-on-screen') {
    await report(visit.delivery);
    return;
  }
  await report('undelivered');
  await door.until(door.now() + MINUTE + visit.deliveredAfter * 20);
  if (visit.delivery === 'reprinted') {
    await door.ask(actor, { kind: 'reprint', ticket });
    await door.until(door.now() + visit.deliveredAfter);
    await report('printed');
  } else {
    await door.ask(consultant, { kind: 'confirm-delivery', ticket, delivery: 'desk' });
  }
}

function slipOf(answer: Answer): { ticket: string; minutes: number | null; repeat: boolean } | null {
  if (answer.outcome === 'refused' || answer.result.kind !== 'ticket') return null;
  const { slip, repeat } = answer.result;
  return { ticket: slip.ticket, minutes: slip.wait?.minutes ?? null, repeat };
}
