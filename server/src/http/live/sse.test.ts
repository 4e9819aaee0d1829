import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openSse, type SseClient } from './sse.ts';
import { unwatched } from './watch.ts';

let server: Server;
let socket: Socket;
let screen: SseClient;
let gone: Promise<void>;
let dropped: number;
let cutOff: number;
const watch = { ...unwatched, dropped: () => void (dropped += 1), cutOff: () => void (cutOff += 1) };

beforeEach(async () => {
  dropped = 0;
  cutOff = 0;
  const opened = new Promise<SseClient>((resolve) => {
    gone = new Promise((left) => {
      server = createServer((_request, response) => {
        resolve(openSse(response, watch, left));
      });
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  socket = connect(typeof address === 'object' && address !== null ? address.port : 0, '127.0.0.1');
  socket.on('error', () => {});
  socket.write('GET / HTTP/1.1\r\nHost: hub\r\n\r\n');
  screen = await opened;
});
afterEach(() => {
  socket.destroy();
  server.closeAllConnections();
  server.close();
});

/** Everything the socket receives until it holds `mark`. */
async function readUntil(mark: string): Promise<string> {
  let text = '';
  for await (const chunk of socket.iterator({ destroyOnReturn: false })) {
    text += String(chunk);
    if (text.includes(mark)) return text;
  }
  return text;
}

const numbers = (text: string, name: string): number[] =>
  [...text.matchAll(new RegExp(`event: ${name}\\ndata: \\{"n":(\\d+)`, 'g'))].map((match) =>
    Number(match[1]),
  );

describe('server-sent events', () => {
  it('arrive in order at a screen that reads', async () => {
    screen.state('hall', { n: 1 });
    screen.happened('call', { n: 2 });
    screen.state('hall', { n: 3 });
    const text = await readUntil('"n":3');
    expect(text).toContain('content-type: text/event-stream');
    expect(numbers(text, 'hall')).toEqual([1, 3]);
    expect(numbers(text, 'call')).toEqual([2]);
  });

  it('do not pile up for a screen that does not: it gets the newest state and the latest happenings', async () => {
    socket.pause();
    const ballast = 'x'.repeat(500_000);
    for (let n = 1; n <= 200; n += 1) {
      screen.state('hall', { n, ballast });
      screen.happened('call', { n });
    }
    const text = await readUntil('"n":200,"ballast"');
    const states = numbers(text, 'hall');
    expect(states.at(-1)).toBe(200);
    expect(states.length).toBeLessThan(20);
    const calls = numbers(text, 'call');
    expect(calls.slice(-50)).toEqual(Array.from({ length: 50 }, (_, n) => 151 + n));
    expect(calls.length).toBeLessThan(80);
    expect(calls.length + dropped).toBe(200);
  });

  it('do not pile up either when each of them is large', async () => {
    socket.pause();
    const ballast = 'x'.repeat(100_000);
    for (let n = 1; n <= 200; n += 1) screen.happened('frames', { n, ballast });
    const told = numbers(await readUntil('"n":200,"ballast"'), 'frames');
    expect(told.slice(-2)).toEqual([199, 200]);
    expect(told.length + dropped).toBe(200);
    expect(dropped).toBeGreaterThan(100);
  });

  it('end for a screen that takes nothing for half a minute: it comes back by itself, and sees all anew', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    socket.pause();
    for (let n = 1; n <= 100; n += 1) screen.state('hall', { n, ballast: 'x'.repeat(500_000) });
    vi.advanceTimersByTime(29_999);
    expect(cutOff).toBe(0);
    vi.advanceTimersByTime(1);
    await gone;
    expect(cutOff).toBe(1);
    vi.useRealTimers();
  });

  it('end with the screen', async () => {
    socket.destroy();
    await expect(gone).resolves.toBeUndefined();
    expect(() => {
      screen.state('hall', { n: 1 });
      screen.happened('call', { n: 1 });
    }).not.toThrow();
  });

  it('are for nobody when the screen went away while the hall was read', async () => {
    server.removeAllListeners('request');
    const left = await new Promise((resolve) => {
      server.once('request', (_request, response) => {
        response.once('close', () => {
          openSse(response, watch, () => resolve('gone'));
        });
        late.destroy();
      });
      const address = server.address();
      const late = connect(typeof address === 'object' && address !== null ? address.port : 0, '127.0.0.1');
      late.write('GET / HTTP/1.1\r\nHost: hub\r\n\r\n');
    });
    expect(left).toBe('gone');
  });
});
