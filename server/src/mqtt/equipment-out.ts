import { topics, type AgentId, type Equipment, type EquipmentWish } from '@jiaohao/shared';
import type { HallDay } from '../domain/index.ts';
import { agentsInForce } from '../plan-book/agents-in-force.ts';
import type { EquipmentBook } from '../plan-book/equipment-book.ts';
import { equipmentInForce } from '../plan-book/equipment-in-force.ts';
import type { StandingPlan } from '../plan-book/standing-plan.ts';
import type { WrittenPlan } from '../plan-book/written-plan.ts';
import type { Hall } from '../runtime/hall.ts';

export interface EquipmentOutOptions {
  /** The hall's id. */
  readonly id: string;
  readonly hall: Pick<Hall, 'look' | 'onRecorded'>;
  readonly settings: Pick<StandingPlan, 'version' | 'of' | 'onChange'>;
  readonly equipment: Pick<EquipmentBook, 'wish'>;
  /** Publishes a retained message, in JSON. */
  readonly publish: (topic: string, text: string) => Promise<void>;
}

/**
 * Publishes to each agent what the settings say of its ports and devices, now and whenever settings or days change that.
 * Resolves when all of it is out; to how to stop.
 */
export async function keepEquipment({
  id,
  hall,
  settings,
  equipment,
  publish,
}: EquipmentOutOptions): Promise<() => void> {
  let standing = new Map<AgentId, string>();
  const settle = async (day: HallDay): Promise<void> => {
    const wishes = wishesFor(day, settings);
    equipment.wish(wishes);
    const before = standing;
    standing = new Map([...wishes].map(([agent, wished]) => [agent, JSON.stringify(wished)]));
    const news = [...wishes].filter(([agent]) => before.get(agent) !== standing.get(agent));
    await Promise.all(
      news.map(([agent, wished]) =>
        publish(topics.equipment(id, agent), JSON.stringify({ equipment: wished } satisfies EquipmentWish)),
      ),
    );
  };
  await hall.look(settle);
  const stops = [
    settings.onChange(() => {
      // A hall that cannot be read is told by the hall itself; its next day settles this too.
      hall.look(settle).catch(() => {});
    }),
    hall.onRecorded(({ events, state }) => {
      if (events.some(({ type }) => type.startsWith('day'))) void settle(state);
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

function wishesFor(
  day: HallDay,
  settings: Pick<StandingPlan, 'version' | 'of'>,
): ReadonlyMap<AgentId, Equipment | null> {
  const running = day.phase === 'open' || day.phase === 'draining' ? day.plan : null;
  const agents = agentsInForce(running, settings.version().plan.agents);
  return new Map(
    agents.map((agent) => {
      const windows = running?.displays.find(({ id }) => id === agent.id)?.windows ?? [];
      return [agent.id, equipmentInForce(agent, windows, plansDownTo(running?.version ?? null, settings))];
    }),
  );
}

/** The plans from the newest down to that of the running day, each read when it is asked for. */
function* plansDownTo(
  running: number | null,
  settings: Pick<StandingPlan, 'version' | 'of'>,
): Iterable<WrittenPlan> {
  const newest = settings.version();
  yield newest.plan;
  for (let number = newest.number - 1; number >= (running ?? newest.number); number -= 1) {
    const version = settings.of(number);
    if (version !== null) yield version.plan;
  }
}
