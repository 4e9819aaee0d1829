import type { ServerResponse } from 'node:http';
import type { Bench } from '../bench.ts';
import type { Routes } from './app.ts';

/** Bytes come one by one: what changes within this time is told once. */
const gatherMs = 25;
/** A listener that lags behind by more than this is cut off; it connects again and gets the whole picture. */
const mostUnsent = 4 << 20;

/** Something that can be told as it is now. `id` is its name in the program, apart from all others. */
interface News {
  readonly id: string;
  tell(): string;
}

const news = (kind: 'device' | 'program' | 'sentence', id: string | number, view: () => object): News => ({
  id: `${kind} ${id}`,
  tell: () => `event: ${kind}\ndata: ${JSON.stringify(view())}\n\n`,
});

/** Calls `listener` whenever something at the bench changes. Returns the unsubscribe function. */
function follow({ hall, stage, loudspeaker }: Bench, listener: (what: News) => void): () => void {
  const forget = [
    hall.onChange((device) => listener(news('device', device.id, () => device.view()))),
    stage.onChange((program) => listener(news('program', program.name, () => program.view()))),
    loudspeaker.onSound((sentence) => listener(news('sentence', sentence.number, () => sentence))),
  ];
  return () => {
    for (const step of forget) step();
  };
}

const everything = ({ hall, stage, loudspeaker }: Bench): News[] => [
  ...[...hall.devices.values()].map((device) => news('device', device.id, () => device.view())),
  ...[...stage.programs.values()].map((program) => news('program', program.name, () => program.view())),
  ...loudspeaker.sentences.map((sentence) => news('sentence', sentence.number, () => sentence)),
];

/**
 * `GET /api/live`: server-sent events. First every device, program and sentence, then `event: ready`, then each whenever
 * it looks different. The data of an event is its view.
 */
export const liveRoutes =
  (bench: Bench): Routes =>
  (app, _options, done) => {
    const listeners = new Set<ServerResponse>();
    const dirty = new Map<string, News>();
    let timer: NodeJS.Timeout | null = null;

    const tell = (): void => {
      timer = null;
      const events = [...dirty.values()].map((what) => what.tell()).join('');
      dirty.clear();
      for (const listener of listeners) {
        listener.write(events);
        if (listener.writableLength > mostUnsent) listener.destroy();
      }
    };
    const forget = follow(bench, (what) => {
      if (listeners.size === 0) return;
      dirty.set(what.id, what);
      timer ??= setTimeout(tell, gatherMs);
    });
    app.addHook('onClose', () => {
      forget();
      if (timer !== null) clearTimeout(timer);
      for (const listener of listeners) listener.end();
    });
    app.get('/api/live', (_request, reply) => {
      reply.hijack();
      const { raw } = reply;
      raw.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      });
      raw.write(
        everything(bench)
          .map((what) => what.tell())
          .join(''),
      );
      raw.write('event: ready\ndata: {}\n\n');
      listeners.add(raw);
      raw.on('close', () => listeners.delete(raw));
    });
    done();
  };
