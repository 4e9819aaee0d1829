import { get, type ClientRequest } from 'node:http';
import { Pool } from 'undici';
import { z } from 'zod';
import { topics } from '@jiaohao/shared';
import { secret } from '../agents/enrol-in-bulk.ts';
import { openLightAgent, type LightAgent } from '../agents/light-agent.ts';
import { answerParent } from '../child.ts';
import { numberAt } from '../compare/server-under-test.ts';

/*
 * A hall's day from outside: windows that take, call, serve and grade one member after the other, screens that are switched
 * on and off, kiosks that lose their connection and come back. Between two questions nothing is on its way.
 */
const question = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('open'),
    origin: z.string(),
    headers: z.record(z.string(), z.string()),
    mqttPort: z.int(),
    hall: z.string(),
    agents: z.array(z.string()),
    screens: z.int(),
    windows: z.int(),
    services: z.array(z.string()),
    /** How many times as fast the hub's clock runs. */
    speed: z.number(),
  }),
  /** So many members, evenly over so long. */
  z.object({ kind: z.literal('work'), members: z.int(), seconds: z.number() }),
]);
type Opened = Extract<z.infer<typeof question>, { kind: 'open' }>;

interface Hall {
  readonly opened: Opened;
  readonly pool: Pool;
  readonly screens: ClientRequest[];
  readonly agents: LightAgent[];
}

/** More often than agents do it by the hub's clock, at any speed. */
const pingEveryMs = 200;
/** The hub's patience with who connects runs out sooner by its fast clock: who is turned away comes again. */
const tries = 50;
/** Four seconds of the machine's time, as agents have it. */
const keepaliveSeconds = 4;

let hall: Hall | null = null;
let commands = 0;
let rounds = 0;

async function open(opened: Opened): Promise<void> {
  const { origin, screens, agents, windows } = opened;
  const pool = new Pool(origin, { connections: windows, pipelining: 1 });
  hall = { opened, pool, screens: [], agents: [] };
  for (let n = 0; n < screens; n += 1) hall.screens.push(openScreen(origin));
  for (const agent of agents) hall.agents.push(await openAgent(opened, agent));
  const open = hall;
  setInterval(() => {
    for (const agent of open.agents) agent.ping();
  }, pingEveryMs);
}

function openScreen(origin: string): ClientRequest {
  return get(`${origin}/api/live`, { agent: false }, (response) =>
    response.resume().on('error', () => {}),
  ).on('error', () => {});
}

async function openAgent(opened: Opened, agent: string): Promise<LightAgent> {
  for (let n = 1; ; n += 1)
    try {
      return await tryToOpen(opened, agent);
    } catch (error) {
      if (n === tries) throw error;
    }
}

async function tryToOpen({ hall: id, mqttPort, speed }: Opened, agent: string): Promise<LightAgent> {
  const presence = topics.presence(id, agent);
  const said = (present: boolean): string => JSON.stringify({ agent, present, at: 0, replaying: 0 });
  const light = await openLightAgent({
    port: mqttPort,
    hall: id,
    agent,
    secret,
    will: { topic: presence, payload: said(false) },
    topics: [topics.answers(id, agent), topics.kioskMenu(id, agent), topics.roster(id)],
    keepaliveSeconds: keepaliveSeconds * speed,
    hear: () => {},
    gone: () => {},
  });
  await light.publish(presence, said(true), true);
  return light;
}

async function work(
  { opened, pool, screens, agents }: Hall,
  members: number,
  seconds: number,
): Promise<object> {
  let begun = 0;
  let refused = 0;
  const start = performance.now();
  const post = async (path: string, body: object): Promise<string> => {
    commands += 1;
    const headers = {
      'content-type': 'application/json',
      'idempotency-key': `soak-${process.pid}-${commands}`,
      ...opened.headers,
    };
    const answer = await pool.request({ method: 'POST', path, headers, body: JSON.stringify(body) });
    const text = await answer.body.text();
    if (answer.statusCode >= 400) refused += 1;
    return text;
  };
  const atWindow = async (window: number): Promise<void> => {
    for (let nth = begun++; nth < members; nth = begun++) {
      const due = start + (nth / members) * seconds * 1000;
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
      await post('/api/tickets', { service: opened.services[nth % opened.services.length] });
      const called = await post(`/api/windows/${window}/call-next`, {});
      if (numberAt('result.ticket', called) === null) continue;
      for (const act of ['start', 'finish']) await post(`/api/windows/${window}/${act}`, {});
    }
  };
  const windows = Array.from({ length: opened.windows }, (_, at) => atWindow(at + 1));
  // One of each comes and goes.
  screens.shift()?.destroy();
  screens.push(openScreen(opened.origin));
  rounds += 1;
  const at = rounds % agents.length;
  agents[at]?.close();
  agents[at] = await openAgent(opened, opened.agents[at] ?? '');
  await Promise.all(windows);
  return { members, refused };
}

answerParent(async (asked) => {
  const wish = question.parse(asked);
  if (wish.kind === 'open') {
    await open(wish);
    return null;
  }
  if (hall === null) throw new Error('no hall is open yet');
  return work(hall, wish.members, wish.seconds);
});
