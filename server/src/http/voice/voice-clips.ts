import fastifyStatic from '@fastify/static';
import type { FastifyPluginAsync } from 'fastify';
import { existsSync } from 'node:fs';
import type { ClipIndexView } from '../shapes/clip-index.ts';

const none: ClipIndexView = { madeFrom: null, rate: 0, clips: {} };

/** The clips that calls are spoken with, at `/voice/<clip>.wav`, and what there is of them in `/voice/index.json`. */
export const voiceClips =
  (folder: string): FastifyPluginAsync =>
  async (app) => {
    if (existsSync(folder))
      // Their names stay when they are made anew: pages ask for `?of=<madeFrom>`.
      await app.register(fastifyStatic, {
        root: folder,
        prefix: '/voice/',
        decorateReply: false,
        maxAge: '30d',
        setHeaders(reply, path) {
          if (path.endsWith('.json')) void reply.header('cache-control', 'no-cache');
        },
      });
    // Without them the hall is silent, and pages are told so rather than refused.
    else app.get('/voice/index.json', { schema: { hide: true } }, () => none);
  };
