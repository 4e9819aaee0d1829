import type { Journal } from '../../server/src/store/journal.ts';
import type { Random } from '../../hardware-sim/src/hall/random.ts';

/** A disk that fails now and then: before anything is written, or after everything was. */
export function unreliable(journal: Journal, random: Random, probability: number): Journal {
  return {
    ...journal,
    async append(entries) {
      const fails = random.chance(probability);
      const afterwards = random.chance(0.5);
      if (fails && !afterwards) throw new Error('simulated: the disk refused the batch');
      const result = await journal.append(entries);
      if (fails) throw new Error('simulated: the disk answered too late');
      return result;
    },
  };
}
