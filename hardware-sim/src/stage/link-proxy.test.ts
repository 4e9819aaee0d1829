import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type LinkProxy, openLinkProxy } from './link-proxy.ts';

/** A hub that says back what it hears. */
async function hubOn(port: number): Promise<Server> {
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.pipe(socket);
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

const sockets = new Set<Socket>();
let hub: Server;
let link: LinkProxy;
beforeEach(async () => {
  hub = await hubOn(0);
  link = await openLinkProxy(`mqtt://127.0.0.1:${portOf(hub)}`);
});
afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  sockets.clear();
  await link.close();
  await stop(hub);
});

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
async function stop(server: Server): Promise<void> {
  if (!server.listening) return;
  server.close();
  for (const socket of sockets) socket.destroy();
  await once(server, 'close');
}

/** An agent's end of the link, and what becomes of it. */
function knock(): Socket {
  const socket = connect(Number(new URL(link.address).port), '127.0.0.1');
  sockets.add(socket);
  socket.on('error', () => {});
  return socket;
}
async function agent(): Promise<Socket> {
  const socket = knock();
  await once(socket, 'connect');
  return socket;
}
const closed = (socket: Socket): Promise<unknown> => new Promise((resolve) => socket.once('close', resolve));
async function echoed(socket: Socket, text: string): Promise<string> {
  socket.write(text);
  const [answer]: Buffer[] = await once(socket, 'data');
  return answer?.toString() ?? '';
}

describe('a network link between an agent and the hub', () => {
  it('carries bytes both ways', async () => {
    expect(await echoed(await agent(), 'hello')).toBe('hello');
    expect(link.connections).toBe(1);
  });

  it('given it is cut, then what stands is torn down and whoever connects is turned away, until it is mended', async () => {
    const first = await agent();
    await echoed(first, 'hello');
    const gone = closed(first);
    link.cut(true);
    await gone;
    await closed(knock().resume());
    link.cut(false);
    expect(await echoed(await agent(), 'again')).toBe('again');
  });

  it('given it stalls, then connections stand and nothing passes; when it works again, what was sent arrives', async () => {
    const standing = await agent();
    await echoed(standing, 'hello');
    link.stall(true);
    const heard: string[] = [];
    standing.on('data', (bytes: Buffer) => heard.push(bytes.toString()));
    standing.write('lost?');
    const late = await agent();
    late.write('knock');
    // A connection beside it that does work, there and back, is time enough for what was sent.
    const beside = connect(portOf(hub), '127.0.0.1');
    sockets.add(beside);
    for (let i = 0; i < 5; i += 1) await echoed(beside, 'tick');
    expect(heard).toEqual([]);
    expect(standing.readyState).toBe('open');
    const both = Promise.all([once(standing, 'data'), once(late, 'data')]);
    link.stall(false);
    expect((await both).map(([bytes]: Buffer[]) => bytes?.toString())).toEqual(['lost?', 'knock']);
  });

  it('given it stalls, when the agent hangs up, then the hub hears of it only when it works again', async () => {
    const impatient = await agent();
    await echoed(impatient, 'hello');
    const atHub = [...sockets].find((socket) => socket.localPort === portOf(hub))!;
    link.stall(true);
    const gone = closed(impatient);
    impatient.destroy();
    await gone;
    const beside = connect(portOf(hub), '127.0.0.1');
    sockets.add(beside);
    for (let i = 0; i < 5; i += 1) await echoed(beside, 'tick');
    expect(atHub.readyState).toBe('open');
    const heardOf = closed(atHub);
    link.stall(false);
    await heardOf;
  });

  it('given the hub goes and comes back on its port, then the same link reaches it', async () => {
    const first = await agent();
    await echoed(first, 'hello');
    const port = portOf(hub);
    const gone = closed(first);
    await stop(hub);
    await gone;
    await closed(knock().resume());
    hub = await hubOn(port);
    expect(await echoed(await agent(), 'again')).toBe('again');
  });
});
