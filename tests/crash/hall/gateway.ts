import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import type { Random } from '../../../hardware-sim/src/hall/random.ts';

/** The cable between the agents and whatever hub serves just now. It can be pulled in the middle of a packet. */
export interface Gateway {
  /** `mqtt://…`, the same for all hubs. */
  readonly url: string;
  /** Where connections lead from now on; null: nobody is there. */
  leadTo(mqtt: string | null): void;
  /** Pulls one of the cables that are in. */
  pull(): 'mid-packet' | 'between' | 'none';
  close(): Promise<void>;
}

interface Pair {
  readonly sides: readonly [Socket, Socket];
  /** How much of the next chunk still goes through, as a share; null: all of it, and of what follows. */
  cutAt: number | null;
}

/** Opens the gateway. */
export async function openGateway(random: Random): Promise<Gateway> {
  let target: URL | null = null;
  const pairs = new Set<Pair>();
  const server = createServer({ noDelay: true }, (agent) => {
    if (target === null) agent.resetAndDestroy();
    else join(agent, connect({ host: target.hostname, port: Number(target.port), noDelay: true }), pairs);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the gateway has no port');
  return {
    url: `mqtt://127.0.0.1:${address.port}`,
    leadTo(mqtt) {
      target = mqtt === null ? null : new URL(mqtt);
    },
    pull() {
      const whole = [...pairs].filter(({ cutAt }) => cutAt === null);
      const pair = whole[Math.floor(random.next() * whole.length)];
      if (pair === undefined) return 'none';
      if (random.chance(0.2)) {
        for (const side of pair.sides) side.destroy();
        return 'between';
      }
      pair.cutAt = random.next();
      return 'mid-packet';
    },
    async close() {
      for (const { sides } of pairs) for (const side of sides) side.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

function join(agent: Socket, hub: Socket, pairs: Set<Pair>): void {
  const pair: Pair = { sides: [agent, hub], cutAt: null };
  pairs.add(pair);
  const end = (): void => {
    pairs.delete(pair);
    for (const side of pair.sides) side.destroy();
  };
  for (const [from, to] of [
    [agent, hub],
    [hub, agent],
  ] as const) {
    from.on('error', end).on('close', end);
    from.on('data', (chunk: Buffer) => {
      if (pair.cutAt === null || chunk.length < 2) {
        to.write(chunk);
        return;
      }
      const through = 1 + Math.floor(pair.cutAt * (chunk.length - 1));
      // Nothing that comes meanwhile gets through either.
      from.pause();
      to.write(chunk.subarray(0, through), end);
    });
  }
}
