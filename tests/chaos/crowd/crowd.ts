import { tray } from '../../../hardware-sim/src/devices/card-reader/tray.ts';
import type { Random } from '../../../hardware-sim/src/hall/random.ts';
import type { KioskId } from '../../hall/whole-hall.ts';
import { Clerk } from './clerk.ts';
import { deskHandsOver, deskIssues, technicianClears } from './desk.ts';
import { visitKiosk, type Member } from './member.ts';
import type { Scene } from './scene.ts';

const windows = [1, 2, 3, 4, 5, 6, 7, 8];
const kiosks: readonly KioskId[] = ['K1', 'K2'];

/** Milliseconds between two deeds of the same person, or two members at a machine. */
const restsMs = { member: 1_500, clerk: 2_500, desk: 7_000, handOver: 5_000, technician: 4_000 } as const;

/** Lets everybody into the hall; resolves when all have gone, after it has closed. */
export async function letIn(scene: Scene, random: Random): Promise<void> {
  const cards = new CardsInPockets();
  let walkIns = 0;
  const comes = (at: Random): Member => {
    const card = at.chance(0.5) ? cards.take(at) : null;
    walkIns += 1;
    return { person: card ?? `walk-in ${walkIns}`, card };
  };
  await Promise.all([
    ...kiosks.map((kiosk) => {
      const own = random.fork(kiosk);
      return scene.goesOn(own, restsMs.member, async () => {
        const member = comes(own);
        await visitKiosk(scene, kiosk, member, own);
        if (member.card !== null) cards.putBack(member.card);
      });
    }),
    ...windows.map((window) => {
      const own = random.fork(`window ${window}`);
      const clerk = new Clerk(scene, window, own);
      return scene.goesOn(own, restsMs.clerk, async () => {
        await scene.tries('a clerk at a loss', () => clerk.callsAndServes());
      });
    }),
    scene.goesOn(random.fork('desk'), restsMs.desk, async () => {
      walkIns += 1;
      await deskIssues(scene, `at the desk ${walkIns}`, random.fork(walkIns));
    }),
    scene.goesOn(random.fork('hand over'), restsMs.handOver, () => deskHandsOver(scene)),
    scene.goesOn(random.fork('technician'), restsMs.technician, () => technicianClears(scene)),
  ]);
}

/** A person is at one kiosk at a time. */
class CardsInPockets {
  private readonly free = tray.filter(({ damaged }) => damaged !== true).map(({ id }) => id);

  take(random: Random): string | null {
    if (this.free.length === 0) return null;
    const [card] = this.free.splice(Math.floor(random.between(0, this.free.length)), 1);
    return card ?? null;
  }

  putBack(card: string): void {
    this.free.push(card);
  }
}
