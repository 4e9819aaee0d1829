import { balanceOf } from './ledger/balance.ts';
import type { ChaosReport } from './run.ts';

/** The figures of a run, one line each. */
export function figures({ plan, books, evidence, conflicts, failedDeeds }: ChaosReport): string[] {
  const { bySource, ...balance } = balanceOf(books, evidence);
  const kills = plan.filter(({ trouble }) => trouble === 'killed');
  return [
    `tickets        ${balance.tickets}: ${list(bySource)}`,
    `seen           ${balance.seen} numbers in hands or on paper; ${balance.seenUndelivered} of them undelivered in the books, for the desk`,
    `reprints       ${evidence.paper.filter(({ reprint }) => reprint).length}`,
    `calls          ${balance.calls}, again ${balance.recalls}, by hand without the hub ${balance.callsByHand}; heard ${evidence.spoken.length}`,
    `back entries   ${bySource.offline + bySource.paper} tickets, ${balance.callsByHand} calls`,
    `conflicts      ${conflicts.length}: ${list(counted(conflicts.map(({ what }) => what.kind)))}`,
    `troubles       ${plan.length}: ${list(counted(plan.map(({ trouble }) => trouble)))}`,
    `kills          ${kills.length}: ${list(counted(kills.map(({ subject }) => subject)))}`,
    `deeds in vain  ${list(Object.fromEntries(failedDeeds))}`,
  ];
}

/** What is wrong, one line each, with the seed to see it again. */
export function complaints({ wrong, kept }: ChaosReport, seed: number): string[] {
  const lines = wrong.map(
    ({ rule, at, text }) => `${at === 0 ? '' : `${new Date(at).toISOString()} `}${text} [${rule}]`,
  );
  return wrong.length === 0
    ? []
    : [
        `seed ${seed}: ${wrong.length} things do not agree; journal, ledger and logs are in ${kept}`,
        ...lines,
      ];
}

function counted(all: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const each of all) counts[each] = (counts[each] ?? 0) + 1;
  return counts;
}

function list(counts: Readonly<Record<string, number>>): string {
  const words = Object.entries(counts)
    .sort(([, a], [, b]) => b - a)
    .map(([name, count]) => `${name} ${count}`);
  return words.join(', ') || 'none';
}
