import type { AgentId, Equipment, EquipmentReport } from '@jiaohao/shared';

/** What is said of an agent's ports and devices, and what it says itself. */
export interface EquipmentStanding {
  readonly agent: AgentId;
  /** What the settings say now; null: nothing. */
  readonly wished: Equipment | null;
  /** What it said last that it runs with; null: nothing yet since the hub started. */
  readonly report: EquipmentReport | null;
  /** It runs as the settings wish, or by its own file where they say nothing. */
  readonly isTaken: boolean;
}

/** Who was told what of their equipment and what they made of it, in memory: agents say it anew at each connection. */
export interface EquipmentBook {
  /** What these agents are told now; others are forgotten. */
  wish(all: ReadonlyMap<AgentId, Equipment | null>): void;
  /** False when the agent is none of the hall. */
  heard(report: EquipmentReport): boolean;
  list(): EquipmentStanding[];
}

export function createEquipmentBook(): EquipmentBook {
  let wishes: ReadonlyMap<AgentId, Equipment | null> = new Map();
  const reports = new Map<AgentId, EquipmentReport>();
  return {
    wish(all) {
      wishes = new Map(all);
      for (const agent of reports.keys()) if (!wishes.has(agent)) reports.delete(agent);
    },
    heard(report) {
      if (!wishes.has(report.agent)) return false;
      reports.set(report.agent, report);
      return true;
    },
    list: () =>
      [...wishes].map(([agent, wished]) => {
        const report = reports.get(agent) ?? null;
        return { agent, wished, report, isTaken: report !== null && isTaken(wished, report) };
      }),
  };
}

/** Both were read by the same schema, which puts everything in one order. */
function isTaken(wished: Equipment | null, { from, equipment, waiting }: EquipmentReport): boolean {
  const runs = from === 'settings' ? equipment : null;
  return !waiting && JSON.stringify(runs) === JSON.stringify(wished);
}
