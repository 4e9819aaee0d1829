import { get, type IncomingMessage } from 'node:http';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { eventually } from './eventually.ts';

const callHeard = z.looseObject({ ticket: z.string(), window: z.int() });

/** A screen somewhere that follows the hall: what it has seen. */
interface Viewer {
  /** Every call, as `A012→3`, in the order it came. */
  readonly calls: string[];
  /** The newest state of the hall, as it was sent. */
  hall: string;
  readonly response: IncomingMessage;
}

/** Hundreds of screens at once, each on a connection of its own. */
export interface Viewers {
  readonly all: readonly Viewer[];
  /** Waits until each of them has seen so many calls, and the same hall as all others. */
  agree(calls: number): Promise<true>;
  close(): void;
}

/** Opens `count` screens at the hub `address`; resolves when each has seen the hall. */
export async function openViewers(address: string, count: number): Promise<Viewers> {
  const all = await Promise.all(Array.from({ length: count }, () => openViewer(address)));
  await eventually(`${count} screens with the hall`, () =>
    all.every(({ hall }) => hall !== '') ? true : undefined,
  );
  return {
    all,
    agree: (calls) =>
      eventually(`every screen with ${calls} calls and one hall`, () =>
        all.every((each) => each.calls.length >= calls && each.hall === all[0]?.hall) ? true : undefined,
      ),
    close() {
      for (const { response } of all) response.destroy();
    },
  };
}

async function openViewer(address: string): Promise<Viewer> {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    get(`${address}/api/live`, { agent: false }, resolve).on('error', reject);
  });
  if (response.statusCode !== 200) throw new Error(`no screen: ${response.statusCode}`);
  const viewer: Viewer = { calls: [], hall: '', response };
  let name = '';
  createInterface({ input: response.setEncoding('utf8') })
    .on('line', (line) => {
      if (line.startsWith('event: ')) name = line.slice('event: '.length);
      else if (line.startsWith('data: ')) take(viewer, name, line.slice('data: '.length));
    })
    // A screen that is switched off.
    .on('error', () => {});
  return viewer;
}

function take(viewer: Viewer, name: string, data: string): void {
  if (name === 'hall') viewer.hall = data;
  if (name !== 'call') return;
  const { ticket, window } = callHeard.parse(JSON.parse(data));
  viewer.calls.push(`${ticket}→${window}`);
}
