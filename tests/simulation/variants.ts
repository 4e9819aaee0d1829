import type { HallVariant } from '../../hardware-sim/src/hall/model-hall.ts';
import { createRandom } from '../../hardware-sim/src/hall/random.ts';

/** Every fourth day is one of another hall: its settings are drawn, so that the rules are tried beyond their defaults. */
export function variantOf(seed: number, day: number): HallVariant | undefined {
  if (day % 4 !== 3) return undefined;
  const random = createRandom(seed).fork(`variant ${day}`);
  const whole = (from: number, to: number): number => Math.floor(random.between(from, to + 1));
  return {
    settings: {
      priorityRun: whole(1, 4),
      greenDelivery: random.weighted([
        [3, ['priority-calling']],
        [2, ['priority-calling', 'dedicated-numbers']],
        [1, ['dedicated-numbers']],
        [1, []],
      ]),
      signIn: random.weighted([
        [1, 'required'],
        [1, 'optional'],
      ]),
      missCalls: whole(1, 3),
      missCallGapSeconds: whole(0, 25),
      reinstateTimes: whole(1, 3),
      reinstateAfterCalls: whole(1, 5),
      helpAfterMinutes: whole(0, 30),
      promiseRegularMinutes: whole(5, 60),
      promiseGreenMinutes: whole(5, 20),
      appointmentEarlyMinutes: whole(0, 20),
      employerAgentsHoldSeveral: random.chance(0.5),
      misclickGuardSeconds: whole(0, 4),
      lingerMinutes: whole(0, 20),
    },
    dedicated: random.chance(0.5) ? [whole(1, 8)] : [],
  };
}
