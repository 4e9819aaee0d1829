import { Pool } from 'undici';
import { z } from 'zod';
import { topics } from '@jiaohao/shared';
import { answerParent } from '../child.ts';
import { openLightAgent } from '../agents/light-agent.ts';
import { numberAt } from '../compare/server-under-test.ts';
import { loadServices } from './load-hall.ts';

/*
 * Other load on a hub: tickets are taken and given back, half over HTTP and half over MQTT, so many commands a second. Each
 * worker waits for its answer before it asks again; all of them draw on one allowance.
 */
const question = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('begin'),
    origin: z.string(),
    headers: z.record(z.string(), z.string()),
    mqttPort: z.int(),
    hall: z.string(),
    agents: z.array(z.object({ agent: z.string(), secret: z.string() })),
    perSecond: z.number(),
  }),
  /** How many a second were answered since it began. */
  z.object({ kind: z.literal('end') }),
]);

const pages = 32;
const tickMs = 10;
/** A burst is no larger than this: what could not be asked in time is not asked later. */
const mostAllowed = 64;

const load = { allowed: 0, running: false, answered: 0, refused: 0, began: 0, commands: 0 };

async function turn(): Promise<void> {
  while (load.running && load.allowed < 1) await new Promise((resolve) => setTimeout(resolve, tickMs));
  load.allowed -= 1;
}

/** One worker: takes a ticket, gives it back. `ask` resolves to the ticket, if the answer has one. */
async function work(
  issue: (service: string) => Promise<string | null>,
  cancel: (ticket: string) => Promise<void>,
): Promise<void> {
  while (load.running) {
    await turn();
    const service = loadServices[load.commands % loadServices.length]?.id ?? '';
    const ticket = await issue(service);
    load.answered += 1;
    if (ticket === null) continue;
    await turn();
    await cancel(ticket);
    load.answered += 1;
  }
}

function nextId(): string {
  load.commands += 1;
  return `load-${process.pid}-${load.commands}`;
}

function workAtPages(origin: string, session: Readonly<Record<string, string>>): void {
  const pool = new Pool(origin, { connections: pages, pipelining: 1 });
  const post = async (path: string, body: object): Promise<string> => {
    const headers = { 'content-type': 'application/json', 'idempotency-key': nextId(), ...session };
    const answer = await pool.request({ method: 'POST', path, headers, body: JSON.stringify(body) });
    const text = await answer.body.text();
    if (answer.statusCode >= 400) load.refused += 1;
    return text;
  };
  for (let n = 0; n < pages; n += 1)
    void work(
      async (service) => numberAt('result.slip.ticket', await post('/api/tickets', { service })),
      async (ticket) => void (await post(`/api/tickets/${ticket}/cancel`, {})),
    );
}

async function workAtKiosk(port: number, hall: string, agent: string, secret: string): Promise<void> {
  const presence = topics.presence(hall, agent);
  let hear: (payload: Buffer) => void = () => {};
  const light = await openLightAgent({
    port,
    hall,
    agent,
    secret,
    will: { topic: presence, payload: JSON.stringify({ agent, present: false, at: 0, replaying: 0 }) },
    topics: [topics.answers(hall, agent)],
    hear(_, payload) {
      if (payload.includes('"outcome":"refused"')) load.refused += 1;
      hear(payload);
    },
    gone: () => {},
  });
  await light.publish(presence, JSON.stringify({ agent, present: true, at: 0, replaying: 0 }), true);
  setInterval(() => light.ping(), 1500);
  const send = (command: object): Promise<string> => {
    const heard = new Promise<string>((resolve) => {
      hear = (payload) => resolve(payload.toString());
    });
    const message = { id: nextId(), bornAt: Date.now(), command };
    void light.publish(topics.commands(hall, agent), JSON.stringify(message));
    return heard;
  };
  void work(
    async (service) =>
      numberAt('result.slip.ticket', await send({ kind: 'issue', service, source: 'kiosk' })),
    async (ticket) => void (await send({ kind: 'cancel', ticket })),
  );
}

answerParent(async (asked) => {
  const wish = question.parse(asked);
  if (wish.kind === 'end') {
    load.running = false;
    return { rate: load.answered / ((performance.now() - load.began) / 1000), refused: load.refused };
  }
  load.running = true;
  setInterval(() => {
    load.allowed = Math.min(mostAllowed, load.allowed + (wish.perSecond * tickMs) / 1000);
  }, tickMs);
  workAtPages(wish.origin, wish.headers);
  for (const { agent, secret } of wish.agents) await workAtKiosk(wish.mqttPort, wish.hall, agent, secret);
  load.began = performance.now();
  load.answered = 0;
  return null;
});
