import type { ServerResponse } from 'node:http';
import type { AnyDevice } from '../devices/build.ts';
import type { Hall } from '../hall.ts';
import type { Routes } from './app.ts';

/** Bytes come one by one: what changes within this time is told once. */
const gatherMs = 25;
/** A listener that lags behind by more than this is cut off; it connects again and gets the whole picture. */
const mostUnsent = 4 << 20;

const eventOf = (device: AnyDevice): string => `event: device\ndata: ${JSON.stringify(device.view())}\n\n`;

/**
 * `GET /api/live`: server-sent events. First every device, then `event: ready`, then each device whenever it looks
 * different. The data of `event: device` is its view.
 */
export const liveRoutes =
  (hall: Hall): Routes =>
  (app, _options, done) => {
    const listeners = new Set<ServerResponse>();
    const dirty = new Set<AnyDevice>();
    let timer: NodeJS.Timeout | null = null;

    const tell = (): void => {
      timer = null;
      const events = [...dirty].map(eventOf).join('');
      dirty.clear();
      for (const listener of listeners) {
        listener.write(events);
        if (listener.writableLength > mostUnsent) listener.destroy();
      }
    };
    const forget = hall.onChange((device) => {
      if (listeners.size === 0) return;
      dirty.add(device);
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
      raw.write([...hall.devices.values()].map(eventOf).join(''));
      raw.write('event: ready\ndata: {}\n\n');
      listeners.add(raw);
      raw.on('close', () => listeners.delete(raw));
    });
    done();
  };
