import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect, type Socket } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openSse, type SseClient } from './sse.ts';
import { unwatched, type OpenStream } from './watch.ts';

const frozen = 40;
const updates = 400;
const updateBytes = 100_000;

let server: Server;
let port: number;
const sockets: Socket[] = [];
let pages: SseClient[];
let streams: Set<OpenStream>;

beforeEach(async () => {
  pages = [];
  streams = new Set();
  const watch = {
    ...unwatched,
    opened: (stream: OpenStream) => {
      streams.add(stream);
      return () => void streams.delete(stream);
    },
  };
  server = createServer((_request, response) => {
    pages.push(openSse(response, watch, () => {}));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  port = typeof address === 'object' && address !== null ? address.port : 0;
});
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
  server.closeAllConnections();
  server.close();
});

async function opens(): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  sockets.push(socket);
  socket.on('error', () => {});
  const before = pages.length;
  socket.write('GET / HTTP/1.1\r\nHost: hub\r\n\r\n');
  while (pages.length === before) await new Promise(setImmediate);
  return socket;
}

/** What the process holds once everything is thrown away that nobody needs, MB. */
function heldMegabytes(): number {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect !== 'function') throw new Error('there is no gc to be called');
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1e6;
}

it('given many readers whose sockets are full, then the hub holds one newest state for all, and who reads sees everything', async () => {
  for (let n = 0; n < frozen; n += 1) (await opens()).pause();
  const reads = await opens();
  let seen = 0;
  let tail = '';
  reads.on('data', (bytes: Buffer) => {
    const text = tail + bytes.toString('latin1');
    seen += text.split('"update":').length - 1;
    tail = text.slice(-8).replace('"update":', '');
  });
  const hasSeen = (update: number): boolean => seen >= update;
  const before = heldMegabytes();
  for (let update = 1; update <= updates; update += 1) {
    const state = { update, ballast: 'x'.repeat(updateBytes) };
    for (const page of pages) {
      page.state('hall', state);
      page.happened('call', { call: update });
    }
    while (!hasSeen(update)) await new Promise(setImmediate);
  }
  const held = heldMegabytes() - before;
  const unread = [...streams].filter(({ stalled }) => stalled);
  expect(unread).toHaveLength(frozen);
  // A system takes some megabytes for a socket; then one state may be half taken, and happenings are bounded.
  for (const { waitingBytes } of unread) expect(waitingBytes).toBeLessThan(3 * updateBytes);
  expect(held).toBeLessThan(frozen);
});
