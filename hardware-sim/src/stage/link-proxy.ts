import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A network link that can fail: an agent connects to `address` and reaches the hub through it. */
export interface LinkProxy {
  /** What the agent is told to connect to: `mqtt://127.0.0.1:41883`. Never changes. */
  readonly address: string;
  /** Connections that stand. */
  readonly connections: number;
  /** Cut: what stands is torn down, and whoever connects is turned away. */
  cut(on: boolean): void;
  /**
   * Stalled: connections stand and new ones come about, but nothing passes. As with a network that loses every packet,
   * what was sent arrives when it works again, unless an end has given up.
   */
  stall(on: boolean): void;
  close(): Promise<void>;
}

interface Pair {
  readonly agent: Socket;
  readonly hub: Socket;
}

/**
 * Opens a link to `target` (`mqtt://127.0.0.1:1883`), which may come and go: every connection is made when it is asked for.
 */
export async function openLinkProxy(target: string): Promise<LinkProxy> {
  const { protocol, hostname, port } = new URL(target);
  const pairs = new Set<Pair>();
  let isCut = false;
  let stalled = false;

  const flow = ({ agent, hub }: Pair): void => {
    for (const [from, to] of [
      [agent, hub],
      [hub, agent],
    ] as const) {
      if (stalled) from.unpipe(to).pause();
      else if (from.destroyed) to.destroy();
      else from.pipe(to);
    }
  };
  const greet = (agent: Socket): void => {
    agent.on('error', () => {});
    // The port stays ours while the link is cut: given up, somebody else could have it when the link is mended.
    if (isCut) {
      agent.resetAndDestroy();
      return;
    }
    const hub = connect({ host: hostname, port: Number(port), noDelay: true });
    hub.on('error', () => {});
    const pair = { agent, hub };
    pairs.add(pair);
    const part = (other: Socket) => (): void => {
      if (!stalled) other.destroy();
      if (agent.destroyed && hub.destroyed) pairs.delete(pair);
    };
    agent.on('close', part(hub));
    hub.on('close', part(agent));
    flow(pair);
  };
  const tearDown = (): void => {
    for (const { agent, hub } of pairs) {
      agent.resetAndDestroy();
      hub.resetAndDestroy();
    }
    pairs.clear();
  };

  const server = createServer({ noDelay: true }, greet).listen(0, '127.0.0.1');
  await once(server, 'listening');
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a TCP server's address is never a string
  const own = (server.address() as AddressInfo).port;
  return {
    address: `${protocol}//127.0.0.1:${own}`,
    get connections() {
      return pairs.size;
    },
    cut(on) {
      isCut = on;
      if (on) tearDown();
    },
    stall(on) {
      stalled = on;
      for (const pair of pairs) flow(pair);
    },
    async close() {
      const closed = once(server, 'close');
      server.close();
      isCut = true;
      tearDown();
      await closed;
    },
  };
}
