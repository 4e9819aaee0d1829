import { topics } from '@jiaohao/shared';
import type { Domain, HallPlan } from '../domain/index.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Hall } from '../runtime/hall.ts';
import type { Refreshing } from '../runtime/refreshing.ts';

export interface RosterOutOptions {
  readonly hall: Pick<Hall, 'look' | 'onRecorded'>;
  readonly plan: () => HallPlan;
  readonly views: Pick<Domain, 'rosterOf'>;
  readonly clock: Clock;
  readonly refreshing: Pick<Refreshing, 'join'>;
  /** Publishes a retained message, in JSON. */
  readonly publish: (topic: string, text: string) => Promise<void>;
}

/** Long enough that a rush of calls costs one roster, short enough that the paper is true when the hub is gone. */
const atMostEveryMs = 500;
/**
 * Publishes who waits, now and a moment after each change, also one that the clock alone makes (appointments become due,
 * waits pass their promise): never in the way of a call, and only when it says something new. Resolves when the first is
 * out; to how to stop.
 */
export async function keepRoster({
  hall,
  plan,
  views,
  clock,
  refreshing,
  publish,
}: RosterOutOptions): Promise<() => void> {
  let standing = '';
  let callOff: (() => void) | null = null;

  const put = async (): Promise<void> => {
    const roster = await hall.look((state, stamp) => views.rosterOf(state, plan(), stamp));
    const text = JSON.stringify({ ...roster, at: null });
    if (text === standing) return;
    standing = text;
    await publish(topics.roster(plan().id), JSON.stringify(roster));
  };
  // A hall that cannot be read is told by the hall itself; the next round tries again.
  const putSoon = (): void => void put().catch(() => {});
  const stopListening = hall.onRecorded(() => {
    callOff ??= clock.schedule(clock.now() + atMostEveryMs, () => {
      callOff = null;
      putSoon();
    });
  });
  await put();
  const leave = refreshing.join(putSoon);
  return () => {
    leave();
    stopListening();
    callOff?.();
  };
}
