import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** An answer of a web server. */
export interface Answered {
  readonly status: number;
  readonly retryAfter: string | null;
  readonly text: string;
}

/** A connection to a web server, open and with nothing said on it yet. */
export async function openConnection(origin: string): Promise<Socket> {
  const { hostname, port } = new URL(origin);
  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  return socket;
}

/**
 * Sends all of these requests at once over a connection, without waiting for answers, which come in the same order
 * (RFC 9112 §9.3.2). Ordinary clients hold back, and so never are a crowd. Rejects when the connection ends before the
 * last answer; ends it afterwards.
 */
export function pipeline(socket: Socket, requests: readonly string[]): Promise<Answered[]> {
  return new Promise((resolve, reject) => {
    const answers: Answered[] = [];
    let unread = Buffer.alloc(0);
    socket.on('error', reject);
    socket.on('close', () => reject(new Error(`${answers.length} answers to ${requests.length} requests`)));
    socket.on('data', (bytes: Buffer) => {
      unread = Buffer.concat([unread, bytes]);
      for (let read = readAnswer(unread); read !== null; read = readAnswer(unread)) {
        answers.push(read.answer);
        unread = unread.subarray(read.length);
      }
      if (answers.length < requests.length) return;
      resolve(answers);
      socket.destroy();
    });
    socket.write(requests.join(''));
  });
}

/** The first answer, if it is whole. The hub says how long each is. */
function readAnswer(bytes: Buffer): { readonly answer: Answered; readonly length: number } | null {
  const headLength = bytes.indexOf('\r\n\r\n') + 4;
  if (headLength < 4) return null;
  const head = bytes.toString('latin1', 0, headLength);
  const valueOf = (name: string): string | null =>
    new RegExp(`^${name}: (.*)\\r$`, 'im').exec(head)?.[1] ?? null;
  const length = headLength + Number(valueOf('content-length') ?? 0);
  if (bytes.length < length) return null;
  const status = Number(head.slice(9, 12));
  const text = bytes.toString('utf8', headLength, length);
  return { answer: { status, retryAfter: valueOf('retry-after'), text }, length };
}

/** A request as it goes over the wire. */
export function requestLines(path: string, headers: Readonly<Record<string, string>>, body: string): string {
  const all = {
    host: 'hub',
    'content-type': 'application/json',
    'content-length': `${Buffer.byteLength(body)}`,
    ...headers,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `POST ${path} HTTP/1.1\r\n${lines.join('')}\r\n${body}`;
}
