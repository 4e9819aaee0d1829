import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer, Command } from '@jiaohao/shared';
import { usualBounds } from '../../server/src/runtime/intake.ts';
import { openJournalReadOnly } from '../../server/src/store/sqlite/sqlite-journal.ts';
import { services } from '../bench/rates/busy-hub.ts';
import type { AgentAtTheWire } from '../hall/agent-at-the-wire.ts';
import { keypads, startCrowdedHub, type CrowdedHub } from './crowded-hub.ts';
import { wishTogether, type Outcome } from './crowd.ts';

/** Twenty times as many as may wait of pages; ten times as many as one agent may have waiting. */
const crowdSize = 20 * usualBounds.waiting.pages;
const floodSize = 5 * usualBounds.waiting.agents;

let hub: CrowdedHub;
let keypad: AgentAtTheWire;
beforeAll(async () => {
  hub = await startCrowdedHub();
  keypad = await hub.agent('D1');
});
afterAll(async () => {
  await keypad.leave();
  await hub.close();
});

const gistOf = (answer: Answer): string =>
  answer.outcome === 'accepted' ? answer.result.kind : answer.refusal.code;

let presses = 0;
const press = async (command: Command): Promise<string> => {
  presses += 1;
  return gistOf(await keypad.send(`key-press-${presses}`, command));
};

/** Calls and finishes at every window, over and over, until `over`; what each press was answered. */
async function callUntil(over: Promise<unknown>): Promise<string[]> {
  let goesOn = true;
  const stop = (): void => void (goesOn = false);
  void over.then(stop, stop);
  const isOver = (): boolean => !goesOn;
  const answers = await Promise.all(
    keypads.map(async (window) => {
      const heard: string[] = [];
      while (!isOver()) {
        heard.push(await press({ kind: 'call-next', window }));
        heard.push(await press({ kind: 'start', window }));
        heard.push(await press({ kind: 'finish', window }));
      }
      return heard;
    }),
  );
  return answers.flat();
}

/** Values of the hub's own measures. */
async function measured(...names: string[]): Promise<number[]> {
  const text = await (await fetch(`${hub.origin}/metrics`)).text();
  return names.map((name) => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1] ?? Number.NaN));
}

const given = (outcomes: readonly Outcome[]): Outcome[] => outcomes.filter(({ status }) => status === 200);
const shed = (outcomes: readonly Outcome[]): Outcome[] => outcomes.filter(({ status }) => status === 503);
const idsOf = (round: number): string[] =>
  Array.from({ length: crowdSize }, (_, n) => `crowd-${round}-wish-${n}`);

describe('a hub that is asked for twenty times as much as it takes on', () => {
  const acknowledged = new Map<string, string>();
  const keep = (outcomes: readonly Outcome[]): void => {
    for (const { id, told } of given(outcomes)) acknowledged.set(id, told);
  };

  it('given a crowd at pages, then keypads are served, the rest is told when to come again, and memory does not grow', async () => {
    for (const window of keypads) await press({ kind: 'open-window', window });
    const resident: number[] = [];
    let [shedInAll, calledInAll] = [0, 0];
    // How much of a crowd arrives at once, and how long it takes, is for the machine to say.
    for (let round = 1; round <= 3; round += 1) {
      const crowd = wishTogether(hub, idsOf(round));
      const heard = callUntil(crowd);
      expect((await fetch(`${hub.origin}/healthz`)).status).toBe(200);
      const outcomes = await crowd;
      const answers = await heard;
      keep(outcomes);
      const [bytes = 0] = await measured('process_resident_memory_bytes');
      resident.push(bytes / 1e6);
      expect(given(outcomes).length + shed(outcomes).length).toBe(crowdSize);
      expect(given(outcomes).length).toBeGreaterThan(0);
      expect(shed(outcomes).filter(({ told, retryAfter }) => told !== 'busy' || retryAfter !== '2')).toEqual(
        [],
      );
      shedInAll += shed(outcomes).length;
      expect(answers).not.toContain('busy');
      calledInAll += answers.filter((gist) => gist === 'called').length;
    }
    expect(calledInAll).toBeGreaterThan(0);
    expect(shedInAll).toBeGreaterThan(0);
    const [first = 0, ...later] = resident;
    expect(Math.max(...later)).toBeLessThan(first + 150);
  });

  it('given a wish was shed, when it comes again under the same id, then it is decided then', async () => {
    let once: Outcome | undefined;
    // How much of a crowd arrives at once is for the system to say.
    for (let round = 4; once === undefined && round < 14; round += 1)
      [once] = shed(await wishTogether(hub, idsOf(round)));
    const again = await wishTogether(hub, [once?.id ?? '']);
    expect(again).toMatchObject([{ id: once?.id, status: 200 }]);
    keep(again);
  });

  it('given one agent floods it, then the keypads of another are served, and the flood is told to come again', async () => {
    const kiosk = await hub.agent('K1');
    const wish = (n: number): Promise<string> =>
      kiosk
        .send(`flood-wish-${n}`, { kind: 'issue', service: services[n % 26] ?? '', source: 'kiosk' })
        .then(gistOf);
    const flood = Promise.all(Array.from({ length: floodSize }, (_, n) => wish(n)));
    const [answers, gists] = await Promise.all([callUntil(flood), flood]);
    expect(answers).not.toContain('busy');
    expect(answers.length).toBeGreaterThan(0);
    const count = (gist: string): number => gists.filter((each) => each === gist).length;
    expect(count('ticket') + count('busy')).toBe(gists.length);
    await kiosk.leave();
  });

  it('given it is killed, then everything it acknowledged is in its journal, and nothing it shed', async () => {
    await hub.kill();
    expect(new Set(acknowledged.values()).size).toBe(acknowledged.size);
    const journal = openJournalReadOnly(hub.journal);
    const known = await journal.answersTo('demo', [...acknowledged.keys()]);
    const lost = [...acknowledged].filter(([id, ticket]) => {
      const answer = known.get(id)?.answer;
      return answer?.kind !== 'ticket' || answer.slip.ticket !== ticket;
    });
    expect(lost).toEqual([]);
    const never = [1, 2, 3].flatMap(idsOf).filter((id) => !acknowledged.has(id));
    expect((await journal.answersTo('demo', never)).size).toBe(0);
    await journal.close();
  });
});
