import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { describeFrames, deviceId, fromSeenHex, type FrameReport } from '@jiaohao/shared';
import { endWithSession } from '../live/end-with-session.ts';
import { refuse } from '../refuse.ts';
import { refusalBody } from '../schemas.ts';
import type { SeenFrames } from '../shapes/device.ts';
import { perHall } from '../per-hall.ts';
import { openSse, type SseClient } from '../live/sse.ts';
import { sessionOf, tokenOf } from '../sign-in/who.ts';

/** More technicians than any hall has. */
const maxWatchers = 20;

/** `GET /api/devices/K1-printer/frames`: what goes over a device's line while somebody looks, `frames` events in order. */
export const deviceFrames: FastifyPluginAsyncZod = async (app) => {
  const watchersOf = perHall(() => new Set<SseClient>());
  app.addHook('preClose', (done) => {
    for (const watchers of watchersOf.all()) for (const watcher of watchers) watcher.end();
    done();
  });
  app.get(
    '/devices/:device/frames',
    {
      schema: {
        tags: ['devices'],
        summary: '线路数据 · What goes over a device’s line, live; what is on a card and PINs are kept back',
        produces: ['text/event-stream'],
        security: [{ session: [] }],
        params: z.object({ device: deviceId }),
        response: {
          200: z.string().describe('text/event-stream'),
          401: refusalBody,
          403: refusalBody,
          404: refusalBody,
          503: refusalBody,
        },
      },
    },
    async (request, reply) => {
      const { context } = request;
      const session = sessionOf(request);
      const token = tokenOf(request);
      if (session === null || token === null) return refuse(reply, 'log-in-first');
      if (!session.roles.includes('technician')) return refuse(reply, 'not-allowed');
      const { device } = request.params;
      const watchers = watchersOf.of(context);
      if (watchers.size >= maxWatchers) return refuse(reply, 'too-many-watching');
      reply.hijack();
      const watcher = openSse(reply.raw, context.watch.live, () => {
        stop();
        watchers.delete(watcher);
      });
      watchers.add(watcher);
      watcher.happened('watching', { device });
      const words = withWords();
      const stop = context.frames.watch(device, (report) => {
        watcher.happened('frames', words(report));
      });
      endWithSession(context, token, reply.raw);
      return reply;
    },
  );
};

/** Frames and what they mean; what a status byte answers is known from what was asked before it. */
function withWords(): (report: FrameReport) => SeenFrames {
  const describe = describeFrames();
  return ({ device, protocol, model, frames }) => ({
    device,
    protocol,
    model,
    frames: frames.map((frame) => ({
      ...frame,
      words: describe({ ...frame, protocol, model, bytes: fromSeenHex(frame.hex) }),
    })),
  });
}
