import { z } from 'zod';
import { startHubOf } from '../agents/city.ts';
import { portOf } from '../agents/mqtt-rates.ts';
import { inBenchDirectory, type Bench } from '../bench.ts';
import { startChild, type Child } from '../child.ts';
import { inspect, type Inspected } from '../inspected.ts';
import { reportDay, spendDay, type DayWish } from './day.ts';
import { morningAt } from './morning.ts';

const halls = 1000;
const usual: DayWish & { readonly halls: number } = {
  halls,
  hours: 8,
  speed: 20,
  // Five hundred a day at each.
  membersAnHour: (halls * 500) / 8,
  slices: 24,
  beyond: 64,
  more: 8,
};

/**
 * A hub with a city's halls through the hours of a day, its clock and its timers turned up: what it holds as the day goes
 * on, and at its end beside a hub that has just started on the same journal, with the same agents. Everything the day
 * itself needs, both hold.
 */
export function benchCity(bench: Bench, wish = usual): Promise<void> {
  return inBenchDirectory(async (directory) => {
    const roll = { halls: wish.halls, all: 2 * wish.halls, kiosks: 1 };
    const env = morningAt(wish.speed);
    const withAgents = async <T>(look: (inspected: Inspected, load: Child) => Promise<T>): Promise<T> => {
      const hub = await startHubOf(roll, directory, env);
      const inspected = await inspect(hub.lines);
      const load = startChild('soak/city-load.ts', directory);
      try {
        const open = { kind: 'open', port: portOf(hub.ready.mqtt), halls: wish.halls, speed: wish.speed };
        await load.ask(open, z.null());
        return await look(inspected, load);
      } finally {
        inspected.close();
        await load.stop();
        await hub.stop();
      }
    };
    const day = await withAgents((inspected, load) => spendDay(load, inspected, wish));
    const fresh = await withAgents((inspected) => inspected.held());
    reportDay(bench, `${wish.halls.toLocaleString('en')} halls`, wish, { ...day, fresh });
  });
}
