import { topics } from '@jiaohao/shared';
import type { Domain, HallPlan } from '../domain/index.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Hall } from '../runtime/hall.ts';

export interface RosterOutOptions {
  readonly hall: Pick<Hall, 'look' | 'onRecorded'>;
  readonly plan: () => HallPlan;
  readonly views: Pick<Domain, 'rosterOf'>;
  readonly clock: Clock;
  /** Publishes a retained message. */
  readonly publish: (topic: string, message: unknown) => Promise<void>;
}

/** Long enough that a rush of calls costs one roster, short enough that the paper is true when the hub is gone. */
const atMostEveryMs = 500;
/** The clock alone changes it: appointments become due, waits pass their promise. */
const refreshMs = 15_000;

/**
 * Publishes who waits, now and a moment after each change: never in the way of a call, and only when it says something
 * new. Resolves when the first is out; to how to stop.
 */
export async function keepRoster({
  hall,
  plan,
  views,
  clock,
  publish,
}: RosterOutOptions): Promise<() => void> {
  let standing = '';
  let due: number | null = null;
  let callOff = (): void => {};

  const put = async (): Promise<void> => {
    const roster = await hall.look((state, stamp) => views.rosterOf(state, plan(), stamp));
    const text = JSON.stringify({ ...roster, at: null });
    if (text === standing) return;
    standing = text;
    await publish(topics.roster(plan().id), roster);
  };
  const within = (ms: number): void => {
    const at = clock.now() + ms;
    if (due !== null && due <= at) return;
    callOff();
    due = at;
    callOff = clock.schedule(at, () => {
      due = null;
      within(refreshMs);
      // A hall that cannot be read is told by the hall itself; the next round tries again.
      put().catch(() => {});
    });
  };

  const stopListening = hall.onRecorded(() => {
    within(atMostEveryMs);
  });
  await put();
  within(refreshMs);
  return () => {
    stopListening();
    callOff();
  };
}
