import type { Answer, Command } from '@jiaohao/shared';
import type { Ready } from '../../../hardware-sim/src/stage/log-line.ts';
import type { Random } from '../../../hardware-sim/src/hall/random.ts';
import { Ledger } from '../ledger/ledger.ts';
import type { Kill, Tally } from '../tally.ts';
import { AgentUnderFire } from './agent-under-fire.ts';
import { agents, pageWindows, services, type CrashHall } from './crash-hall.ts';
import { openGateway } from './gateway.ts';
import { PersonAtPage, type Door } from './person-at-page.ts';

/** Everybody who asks something of the hub. */
export interface Crowd {
  readonly ledger: Ledger;
  /** Where the hub serves now; null: it is dead. */
  leadTo(ready: Ready | null): void;
  /** Pulls a cable, kills an agent or tears a page's request; null when there was nothing to tear. */
  tearSomething(random: Random): Promise<Kill | null>;
  /** Nobody asks anything new; resolves when everything that was kept has been answered. */
  rest(): Promise<void>;
  close(): Promise<void>;
}

export interface CrowdOptions {
  readonly hall: CrashHall;
  readonly folder: string;
  readonly compileCache: string;
  readonly random: Random;
  readonly tally: Pick<Tally, 'foundKept'>;
}

/** Mean pauses between two asks of one who asks, ms. */
const pace = { page: 8, agent: 8 };
const desks = [1, 2, 3, 4];

/** Lets everybody in: four desks and four windows at pages, two kiosks and two display agents in processes of their own. */
export async function openCrowd({ hall, folder, compileCache, random, tally }: CrowdOptions): Promise<Crowd> {
  const ledger = new Ledger();
  const gateway = await openGateway(random.fork('gateway'));
  const door: Door = { origin: null };
  const person = (name: string, next: (random: Random, last: Answer | null) => Command): PersonAtPage =>
    new PersonAtPage({
      name,
      next,
      door,
      headers: hall.headers,
      ledger,
      random: random.fork(name),
      pace: pace.page,
    });
  const people = [
    ...desks.map((number) => person(`desk ${number}`, issue)),
    ...pageWindows.map((window) => person(`window ${window}`, workAt(window))),
  ];
  const machines = agents.map(
    (agent) =>
      new AgentUnderFire({
        agent,
        secret: hall.secrets.get(agent.id) ?? '',
        url: gateway.url,
        folder,
        compileCache,
        ledger,
        random: random.fork(agent.id),
        pace: pace.agent,
      }),
  );
  const work = Promise.all(people.map((one) => one.work()));
  const pick = <T>(among: readonly T[], chance: Random): T | undefined =>
    among[Math.floor(chance.next() * among.length)];
  return {
    ledger,
    leadTo(ready) {
      door.origin = ready?.http ?? null;
      gateway.leadTo(ready?.mqtt ?? null);
    },
    async tearSomething(chance) {
      const what = chance.weighted([
        [5, 'cable'],
        [1, 'agent'],
        [4, 'page'],
      ] as const);
      if (what === 'page') return pick(people, chance)?.cut() === true ? 'page' : null;
      if (what === 'agent') {
        await pick(machines, chance)?.kill();
        return 'agent';
      }
      const pulled = gateway.pull();
      if (pulled === 'none') return null;
      return pulled === 'mid-packet' ? 'cable: mid-packet' : 'cable: between packets';
    },
    async rest() {
      for (const one of people) one.rest();
      await Promise.all([work, ...machines.map((machine) => machine.comesToRest())]);
    },
    async close() {
      for (const one of people) one.leave();
      for (const machine of machines) tally.foundKept += machine.foundKept;
      await Promise.all(machines.map((machine) => machine.stop()));
      await work;
      await gateway.close();
    },
  };
}

function issue(random: Random): Command {
  const service = services[Math.floor(random.next() * services.length)] ?? '';
  return { kind: 'issue', service, source: 'desk' };
}

/** Calls, sometimes calls again, finishes. */
function workAt(window: number): (random: Random, last: Answer | null) => Command {
  return (random, last) => {
    const called = last?.outcome === 'accepted' && last.result.kind === 'called';
    if (!called) return { kind: 'call-next', window };
    return { kind: random.chance(0.2) ? 'recall' : 'finish', window };
  };
}
