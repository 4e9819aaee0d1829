import type { Stage } from './programs/stages.ts';

/** What kills a hub, and what else is torn. */
export type Kill =
  | `hub: ${Stage}`
  | 'hub: any time'
  | 'hub: while it starts'
  | 'cable: mid-packet'
  | 'cable: between packets'
  | 'agent'
  | 'page';

/** The figures of a run. */
export class Tally {
  readonly kills = new Map<Kill, number>();
  rounds = 0;
  asks = 0;
  acknowledged = 0;
  /** Answers to what had been answered before, all the same. */
  repeats = 0;
  entries = 0;
  tickets = 0;
  calls = 0;
  /** Asks without an answer when a hub died: how many of them were in the journal it left. */
  readonly doubt = { happened: 0, notHappened: 0 };
  /** Key presses that were withdrawn, at the end of a round. */
  readonly withdrawn = { happened: 0, notHappened: 0 };
  /** Hubs that left a commit behind that was not finished. */
  unfinished = 0;
  /** Commands found again in the outboxes of agents that were killed. */
  foundKept = 0;
  /** Hubs that did not come to their stage and were killed all the same. */
  stageMissed = 0;
  /** From the first line of a hub to its open doors, ms. */
  readonly startMs: number[] = [];

  count(kill: Kill): void {
    this.kills.set(kill, (this.kills.get(kill) ?? 0) + 1);
  }

  get killed(): number {
    return [...this.kills.values()].reduce((sum, each) => sum + each, 0);
  }

  get hubsKilled(): number {
    return [...this.kills].reduce((sum, [kill, count]) => sum + (kill.startsWith('hub') ? count : 0), 0);
  }
}

/** The figures, a line each. */
export function figures(tally: Tally): string[] {
  const kills = [...tally.kills].sort(([a], [b]) => a.localeCompare(b));
  const starts = tally.startMs.toSorted((a, b) => a - b);
  const at = (share: number): string => (starts[Math.floor(share * (starts.length - 1))] ?? 0).toFixed(0);
  return [
    `kills         ${tally.killed} in ${tally.rounds} halls`,
    ...kills.map(([kill, count]) => `              ${String(count).padStart(6)}  ${kill}`),
    `stages        ${tally.stageMissed} hubs did not come to theirs in time and were killed at any time`,
    `half commits  ${tally.unfinished} hubs left a commit behind that was not finished`,
    `asks          ${tally.asks}, acknowledged ${tally.acknowledged}; ${tally.repeats} answered again, each with its first answer`,
    `in doubt      ${tally.doubt.happened + tally.doubt.notHappened} asks had no answer when a hub died: ${tally.doubt.happened} had happened, ${tally.doubt.notHappened} had not`,
    `withdrawn     ${tally.withdrawn.happened + tally.withdrawn.notHappened} key presses never answered: ${tally.withdrawn.happened} had happened, ${tally.withdrawn.notHappened} had not`,
    `outboxes      ${tally.foundKept} commands found again by agents that had been killed`,
    `journals      ${tally.entries} entries, ${tally.tickets} tickets, ${tally.calls} calls`,
    `restarts      ${starts.length}, ms to open doors: median ${at(0.5)}, 95 % ${at(0.95)}, longest ${at(1)}`,
  ];
}
