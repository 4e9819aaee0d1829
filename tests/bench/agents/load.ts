import { z } from 'zod';
import { topics } from '@jiaohao/shared';
import type { AgentProfile } from '../../../server/src/mqtt/access.ts';
import { answerParent } from '../child.ts';
import { Samples } from '../samples.ts';
import { openLightAgent, type LightAgent } from './light-agent.ts';
import { secret } from './enrol-in-bulk.ts';
import { agentsOf, hallId, listensTo, serviceOf, type Roll } from './roll.ts';

/*
 * Thousands of agents in one process. Each is connected, subscribed to what such an agent listens to, says that it is there
 * and asks for a sign of life as often as agents do; some of them send commands when they are told to.
 */
const question = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('open'),
    server: z.string(),
    port: z.int(),
    roll: z.strictObject({ halls: z.int(), all: z.int(), kiosks: z.int() }),
  }),
  z.object({ kind: z.literal('issue'), server: z.string(), from: z.int(), count: z.int() }),
  z.object({ kind: z.literal('deliver'), server: z.string() }),
  z.object({ kind: z.literal('standing'), server: z.string() }),
]);

/** As the agents do it, `shared/src/node/hub-watch.ts`. */
const pingEveryMs = 1500;
const slices = 40;
/** Connections on their way at a time. */
const abreast = 64;
const tries = 20;

interface Crowd {
  readonly agents: OneAgent[];
  gone: number;
  heard: number;
  /** Signs of life. */
  alive: number;
}

interface OneAgent {
  readonly hall: string;
  readonly id: string;
  readonly light: LightAgent;
  /** Waits for an answer. */
  hear: (payload: Buffer) => void;
}

type Who = { readonly hall: string; readonly profile: AgentProfile };

const crowds = new Map<string, Crowd>();

function crowdOf(server: string): Crowd {
  const crowd = crowds.get(server);
  if (crowd === undefined) throw new Error(`no agents at ${server}`);
  return crowd;
}

async function open(server: string, port: number, roll: Roll): Promise<void> {
  const crowd: Crowd = { agents: [], gone: 0, heard: 0, alive: 0 };
  crowds.set(server, crowd);
  // From the first on: who waits for the others says that it is alive meanwhile.
  keepAlive(crowd);
  const halls = Array.from({ length: roll.halls }, (_, nth) => hallId(nth));
  const agents = agentsOf(roll);
  // Hall after hall, so that the first hall's kiosks are the first agents.
  const left = [...halls.flatMap((hall) => agents.map((profile) => ({ hall, profile }))).entries()].reverse();
  const openSome = async (): Promise<void> => {
    for (let next = left.pop(); next !== undefined; next = left.pop()) {
      const [at, who] = next;
      crowd.agents[at] = await openStubbornly(crowd, port, who);
    }
  };
  await Promise.all(Array.from({ length: abreast }, openSome));
}

/** A server with thousands at its door turns some away: they come again, as agents do. */
async function openStubbornly(crowd: Crowd, port: number, who: Who): Promise<OneAgent> {
  for (let n = 1; ; n += 1)
    try {
      return await openOne(crowd, port, who);
    } catch (error) {
      if (n === tries) throw error;
    }
}

async function openOne(crowd: Crowd, port: number, { hall, profile }: Who): Promise<OneAgent> {
  const { id } = profile;
  const presence = topics.presence(hall, id);
  const answers = topics.answers(hall, id);
  let here = false;
  let one: OneAgent | null = null;
  const said = (present: boolean): string =>
    JSON.stringify({ agent: id, present, at: Date.now(), replaying: 0 });
  const light = await openLightAgent({
    port,
    hall,
    agent: id,
    secret,
    will: { topic: presence, payload: said(false) },
    topics: listensTo(hall, profile),
    hear(topic, payload) {
      crowd.heard += 1;
      if (topic === answers) one?.hear(payload);
    },
    alive: () => (crowd.alive += 1),
    gone() {
      // Who was turned away at the door was not lost.
      if (here) crowd.gone += 1;
    },
  });
  await light.publish(presence, said(true), true);
  here = true;
  one = { hall, id, light, hear() {} };
  return one;
}

/** A slice of them at a time, so that a hub is asked evenly. */
function keepAlive({ agents }: Crowd): void {
  let slice = 0;
  setInterval(() => {
    slice = (slice + 1) % slices;
    for (let at = slice; at < agents.length; at += slices) agents[at]?.light.ping();
  }, pingEveryMs / slices);
}

let commands = 0;

/** The first `from` of the agents, kiosks, each send a command when they have the answer to the one before. */
async function issue(server: string, from: number, count: number): Promise<object> {
  const { agents } = crowdOf(server);
  const latencies = new Samples('a command to its answer');
  let left = count;
  const began = performance.now();
  const drive = async (nth: number): Promise<void> => {
    const agent = agents[nth];
    if (agent === undefined) throw new Error(`there is no kiosk ${nth}`);
    while (left-- > 0) {
      commands += 1;
      const id = `bench-${process.pid}-${commands}`;
      const command = { kind: 'issue', service: serviceOf(commands), source: 'kiosk' };
      const sent = performance.now();
      const answered = new Promise<Buffer>((resolve) => (agent.hear = resolve));
      void agent.light.publish(
        topics.commands(agent.hall, agent.id),
        JSON.stringify({ id, bornAt: Date.now(), command }),
      );
      const answer = await answered;
      latencies.add(performance.now() - sent);
      if (server === 'hub') undelivered.push({ nth, ticket: ticketIn(answer) });
      bytes = answer.length;
    }
  };
  await Promise.all(Array.from({ length: from }, (_, nth) => drive(nth)));
  const seconds = (performance.now() - began) / 1000;
  return { rate: count / seconds, p50: latencies.median, p99: latencies.p99, bytes };
}
/** Of the last answer. */
let bytes = 0;

const issued = z.looseObject({
  result: z.looseObject({ slip: z.looseObject({ ticket: z.string() }) }),
});

function ticketIn(answer: Buffer): string {
  const text = answer.toString();
  const read = issued.safeParse(JSON.parse(text));
  if (!read.success) throw new Error(`no ticket: ${text}`);
  return read.data.result.slip.ticket;
}

/** Tickets that no kiosk has said to be printed yet, and the kiosk of each. */
const undelivered: { nth: number; ticket: string }[] = [];

/** All tickets are out of the printer: no hall has thousands that are still on their way. Not measured. */
async function deliver(server: string): Promise<void> {
  const { agents } = crowdOf(server);
  const mine = Map.groupBy(undelivered.splice(0), ({ nth }) => nth);
  const deliverAt = async (nth: number, tickets: readonly { ticket: string }[]): Promise<void> => {
    const agent = agents[nth];
    if (agent === undefined) throw new Error(`there is no kiosk ${nth}`);
    for (const { ticket } of tickets) {
      const answered = new Promise<Buffer>((resolve) => (agent.hear = resolve));
      const command = { kind: 'confirm-delivery', ticket, delivery: 'printed' };
      const message = { id: `delivered-${ticket}`, bornAt: Date.now(), command };
      void agent.light.publish(topics.commands(agent.hall, agent.id), JSON.stringify(message));
      await answered;
    }
  };
  await Promise.all([...mine].map(([nth, tickets]) => deliverAt(nth, tickets)));
}

answerParent(async (asked) => {
  const wish = question.parse(asked);
  switch (wish.kind) {
    case 'open':
      return open(wish.server, wish.port, wish.roll);
    case 'issue':
      return issue(wish.server, wish.from, wish.count);
    case 'deliver':
      return deliver(wish.server);
    case 'standing': {
      const { agents, gone, heard, alive } = crowdOf(wish.server);
      return { agents: agents.length, gone, heard, alive };
    }
  }
});
