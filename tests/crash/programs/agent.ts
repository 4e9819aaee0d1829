import { writeSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { Answer, Command } from '@jiaohao/shared';
import { createLog, isHubSilent, openSession, type Session } from '@jiaohao/shared/node';
import { createRandom, type Random } from '../../../hardware-sim/src/hall/random.ts';
import type { Said } from './said.ts';

/*
 * An agent without devices: the session and the outbox of a real one, and what a kiosk or the keypads of a few windows
 * send, as fast as it is answered. It tells on its standard output what it asked, what it keeps and what it was told, each
 * before anything that follows from it, so that who is killed has told everything up to then.
 */
const options = z
  .object({
    url: z.string(),
    hall: z.string(),
    agent: z.string(),
    secret: z.string(),
    outboxPath: z.string(),
    seed: z.number(),
    /** How many lives this agent had before: ids must be new. */
    life: z.number(),
    services: z.array(z.string()),
    /** None: a kiosk. */
    windows: z.array(z.number()),
    /** Mean pause between two asks, ms. */
    pace: z.number(),
  })
  .parse(JSON.parse(process.argv[2] ?? ''));

/** A key press is worth nothing later than this. */
const pressForMs = 1500;

const random = createRandom(options.seed);
const session: Session = openSession({ ...options, log: createLog(options.agent) });
const quiet = new AbortController();
let count = 0;

function say(what: Said): void {
  writeSync(1, `${JSON.stringify(what)}\n`);
}

/** Asks, telling first that it does; null when a key press was withdrawn. */
async function ask(command: Command, keepForMs?: number): Promise<Answer | null> {
  count += 1;
  const id = `crash-${options.agent}-${options.life}-${count}`;
  say({ kind: 'asked', id, command });
  try {
    if (keepForMs !== undefined)
      return await session.send(command, {
        id,
        keepForMs,
        onLateAnswer: (answer) => say({ kind: 'told', answer }),
      });
    const answered = session.send(command, { id });
    say({ kind: 'kept', id });
    return await answered;
  } catch (error) {
    if (!isHubSilent(error)) throw error;
    return null;
  }
}

async function atKiosk(chance: Random): Promise<void> {
  while (!quiet.signal.aborted) {
    const service = options.services[Math.floor(chance.next() * options.services.length)] ?? '';
    const answer = await ask({ kind: 'issue', service, source: 'kiosk' });
    if (answer?.outcome === 'accepted' && answer.result.kind === 'ticket')
      await ask({ kind: 'confirm-delivery', ticket: answer.result.slip.ticket, delivery: 'printed' });
    await pause(chance.exponential(options.pace));
  }
}

async function atKeypad(window: number, chance: Random): Promise<void> {
  while (!quiet.signal.aborted) {
    const answer = await ask({ kind: 'call-next', window }, pressForMs);
    if (answer?.outcome === 'accepted') await ask({ kind: 'finish', window }, pressForMs);
    await pause(chance.exponential(options.pace));
  }
}

const leftOver = new Set(session.leftOver.map(({ id }) => id));
session.onAnswer((_, answer) => {
  say({ kind: 'told', answer });
  leftOver.delete(answer.id);
});
process.once('SIGUSR2', () => quiet.abort());
say({ kind: 'up', leftOver: leftOver.size });
flushCompileCache();
const queues =
  options.windows.length === 0
    ? [1, 2, 3].map((queue) => atKiosk(random.fork(queue)))
    : options.windows.map((window) => atKeypad(window, random.fork(window)));
await Promise.all(queues);
while (leftOver.size > 0) await pause(20);
say({ kind: 'quiet' });
await session.close();
