import { z } from 'zod';

/** Lets a program be looked into by {@link inspect}: what its environment needs. */
export const inspectable = { NODE_OPTIONS: '--inspect=127.0.0.1:0' } as const;

/** What a process holds when everything that can be thrown away has been, MB of 10⁶ bytes. */
export interface Held {
  /** Objects on the heap, and buffers beside it. */
  readonly heap: number;
  readonly resident: number;
}

/** Things that a process must not have more and more of. */
export interface Counts {
  /** Also those that keep no process alive. */
  readonly timers: number;
  /** Listeners on event emitters, without those of connections: these come and go with them. */
  readonly listeners: number;
}

/** A running process, looked into through its inspector. */
export interface Inspected {
  held(): Promise<Held>;
  counts(): Promise<Counts>;
  close(): void;
}

const answer = z.looseObject({
  id: z.int().optional(),
  result: z.looseObject({}).optional(),
  error: z.looseObject({ message: z.string() }).optional(),
});
const evaluated = z.looseObject({
  result: z.looseObject({ value: z.unknown().optional(), objectId: z.string().optional() }),
});
const queried = z.looseObject({ objects: z.looseObject({ objectId: z.string() }) });
const memory = z.object({
  rss: z.number(),
  heapUsed: z.number(),
  external: z.number(),
});

/** Connects to a program that was started {@link inspectable}; `lines`: what it wrote. Rejects when it said no address. */
export async function inspect(lines: readonly string[]): Promise<Inspected> {
  const address = lines.map((line) => /Debugger listening on (ws:\S+)/.exec(line)?.[1]).find(Boolean);
  if (address === undefined) throw new Error(`no inspector was opened:\n${lines.join('\n')}`);
  const { send, close } = await connect(address);
  const evaluate = async (expression: string) =>
    evaluated.parse(await send('Runtime.evaluate', { expression, returnByValue: false })).result;
  /** All living objects with a prototype, counted by a function of the list of them. */
  const count = async (prototype: string, how: string): Promise<number> => {
    const { objectId = '' } = await evaluate(prototype);
    const { objects } = queried.parse(await send('Runtime.queryObjects', { prototypeObjectId: objectId }));
    const call = { objectId: objects.objectId, functionDeclaration: how, returnByValue: true };
    const counted = evaluated.parse(await send('Runtime.callFunctionOn', call)).result.value;
    await send('Runtime.releaseObject', { objectId: objects.objectId });
    return z.number().parse(counted);
  };
  return {
    async held() {
      // The second takes what the first has made free to go.
      for (let n = 0; n < 2; n += 1) await send('HeapProfiler.collectGarbage', {});
      const text = (await evaluate('JSON.stringify(process.memoryUsage())')).value;
      const { rss, heapUsed, external } = memory.parse(JSON.parse(z.string().parse(text)));
      return { heap: (heapUsed + external) / 1e6, resident: rss / 1e6 };
    },
    counts: async () => ({
      timers: await count(
        '(() => { const t = setTimeout(() => {}, 1); clearTimeout(t); return Object.getPrototypeOf(t); })()',
        'function () { return this.filter((timer) => timer._destroyed === false).length; }',
      ),
      listeners: await count(
        "process.getBuiltinModule('node:events').EventEmitter.prototype",
        `function () {
          let all = 0;
          const { Stream } = process.getBuiltinModule('node:stream');
          for (const each of this)
            if (each._events && !(each instanceof Stream)) for (const name of Reflect.ownKeys(each._events))
              all += Array.isArray(each._events[name]) ? each._events[name].length : each._events[name] ? 1 : 0;
          return all;
        }`,
      ),
    }),
    close,
  };
}

async function connect(address: string) {
  const socket = new WebSocket(address);
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve());
    socket.addEventListener('error', () => reject(new Error(`no inspector at ${address}`)));
  });
  const waiting = new Map<number, (told: z.infer<typeof answer>) => void>();
  socket.addEventListener('message', ({ data }) => {
    const told = answer.parse(JSON.parse(String(data)));
    if (told.id !== undefined) waiting.get(told.id)?.(told);
  });
  let last = 0;
  return {
    send: async (method: string, params: object): Promise<unknown> => {
      last += 1;
      const id = last;
      const { promise, resolve } = Promise.withResolvers<z.infer<typeof answer>>();
      waiting.set(id, resolve);
      socket.send(JSON.stringify({ id, method, params }));
      const { result, error } = await promise;
      waiting.delete(id);
      if (error !== undefined) throw new Error(`${method}: ${error.message}`);
      return result;
    },
    close: () => socket.close(),
  };
}
