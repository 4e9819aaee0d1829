import { z } from 'zod';
import { topics, type Command } from '@jiaohao/shared';
import type { AgentProfile } from '../../../server/src/mqtt/access.ts';
import { secret } from '../agents/enrol-in-bulk.ts';
import { openLightAgent, type LightAgent } from '../agents/light-agent.ts';
import { agentsOf, hallId, listensTo, serviceOf, type Roll } from '../agents/roll.ts';
import { answerParent } from '../child.ts';

/*
 * A city's day from outside: in each hall a kiosk that gives out tickets and a window that calls, serves and finishes, as
 * their agents say it over MQTT. Members go to one hall after the other. Between two questions nothing is on its way.
 */
const question = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('open'),
    port: z.int(),
    halls: z.int(),
    /** How many times as fast the hub's clock runs. */
    speed: z.number(),
  }),
  /** So many members, evenly over so long. */
  z.object({ kind: z.literal('work'), members: z.int(), seconds: z.number() }),
]);

interface Asker {
  /** Resolves to the answer. */
  ask(command: Command): Promise<Answered>;
  readonly light: LightAgent;
}
interface HallAtWork {
  readonly kiosk: Asker;
  readonly window: Asker;
  /** Its last member: one after the other. */
  last: Promise<void>;
}

const answered = z.looseObject({
  outcome: z.string(),
  result: z.looseObject({ slip: z.looseObject({ ticket: z.string() }).optional() }).optional(),
});
type Answered = z.infer<typeof answered>;

/** More often than agents do it by the hub's clock, at any speed. */
const pingEveryMs = 1000;
/** Four seconds of the machine's time, as agents have it. */
const keepaliveSeconds = 4;
/** Connections on their way at a time. */
const abreast = 32;
const tries = 50;

const halls: HallAtWork[] = [];
let commands = 0;
let refused = 0;
let members = 0;

async function open({ port, halls: count, speed }: { port: number; halls: number; speed: number }) {
  const roll: Roll = { halls: count, all: 2 * count, kiosks: 1 };
  const [kiosk, display] = agentsOf(roll);
  if (kiosk === undefined || display === undefined) throw new Error('a hall has two agents');
  const left = Array.from({ length: count }, (_, nth) => nth).reverse();
  setInterval(() => {
    for (const hall of halls) for (const asker of [hall?.kiosk, hall?.window]) asker?.light.ping();
  }, pingEveryMs);
  const openSome = async (): Promise<void> => {
    for (let nth = left.pop(); nth !== undefined; nth = left.pop()) {
      const at = { port, hall: hallId(nth), speed };
      const window = await openStubbornly(at, display);
      halls[nth] = { kiosk: await openStubbornly(at, kiosk), window, last: Promise.resolve() };
      await window.ask({ kind: 'open-window', window: 1 });
    }
  };
  await Promise.all(Array.from({ length: abreast }, openSome));
}

interface Place {
  readonly port: number;
  readonly hall: string;
  readonly speed: number;
}

/** The hub's patience with who connects runs out sooner by its fast clock: who is turned away comes again. */
async function openStubbornly(place: Place, profile: AgentProfile): Promise<Asker> {
  for (let n = 1; ; n += 1)
    try {
      return await openOne(place, profile);
    } catch (error) {
      if (n === tries) throw error;
    }
}

async function openOne({ port, hall, speed }: Place, profile: AgentProfile): Promise<Asker> {
  const { id } = profile;
  const presence = topics.presence(hall, id);
  const answers = topics.answers(hall, id);
  const said = (present: boolean): string => JSON.stringify({ agent: id, present, at: 0, replaying: 0 });
  let hear: (payload: Buffer) => void = () => {};
  const light = await openLightAgent({
    port,
    hall,
    agent: id,
    secret,
    will: { topic: presence, payload: said(false) },
    topics: listensTo(hall, profile),
    keepaliveSeconds: keepaliveSeconds * speed,
    hear: (topic, payload) => {
      if (topic === answers) hear(payload);
    },
    gone: () => {},
  });
  await light.publish(presence, said(true), true);
  return {
    light,
    async ask(command) {
      commands += 1;
      const heard = new Promise<Buffer>((resolve) => (hear = resolve));
      const message = { id: `city-${process.pid}-${commands}`, bornAt: 0, command };
      void light.publish(topics.commands(hall, id), JSON.stringify(message));
      const answer = answered.parse(JSON.parse((await heard).toString()));
      if (answer.outcome !== 'accepted') refused += 1;
      return answer;
    },
  };
}

/** A member from the kiosk to the window and home. */
async function visit({ kiosk, window }: HallAtWork): Promise<void> {
  const { result } = await kiosk.ask({ kind: 'issue', service: serviceOf(0), source: 'kiosk' });
  const ticket = result?.slip?.ticket;
  if (ticket === undefined) return;
  await kiosk.ask({ kind: 'confirm-delivery', ticket, delivery: 'printed' });
  for (const kind of ['call-next', 'start', 'finish'] as const) await window.ask({ kind, window: 1 });
}

async function work(count: number, seconds: number): Promise<{ refused: number }> {
  const [start, before] = [performance.now(), refused];
  for (let nth = 0; nth < count; nth += 1) {
    const early = start + (nth / count) * seconds * 1000 - performance.now();
    if (early > 0) await new Promise((resolve) => setTimeout(resolve, early));
    const hall = halls[(members += 1) % halls.length];
    if (hall !== undefined) hall.last = hall.last.then(() => visit(hall));
  }
  await Promise.all(halls.map(({ last }) => last));
  return { refused: refused - before };
}

answerParent(async (asked) => {
  const wish = question.parse(asked);
  if (wish.kind === 'work') return work(wish.members, wish.seconds);
  await open(wish);
  return null;
});
