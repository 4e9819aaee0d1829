import type { FastifyInstance } from 'fastify';
import type { Page } from '../domain/page.ts';
import type { Kiosk } from '../runtime/kiosk.ts';

/** One screen, a technician's browser, and room for reconnections. */
const mostReaders = 8;
/** The page takes two missed beats for an agent that is dead or stands still. */
const beatMs = 5000;

/** `GET /api/page`: the page as server-sent events, the current one at once and each new one as it comes. */
export function livePages(app: FastifyInstance, kiosk: Pick<Kiosk, 'page' | 'onPage'>): void {
  let readers = 0;
  app.get('/api/page', (_request, reply) => {
    if (readers >= mostReaders) {
      return reply.code(503).send({ error: 'too many screens on this kiosk; close one' });
    }
    readers += 1;
    reply.hijack();
    // Hijacked replies leave the security headers behind unless they are carried over.
    for (const [name, value] of Object.entries(reply.getHeaders())) {
      if (value !== undefined) reply.raw.setHeader(name, value);
    }
    reply.raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    const send = (page: Page): void => {
      reply.raw.write(`event: page\ndata: ${JSON.stringify(page)}\n\n`);
    };
    send(kiosk.page);
    const stop = kiosk.onPage(send);
    const beating = setInterval(() => reply.raw.write('event: beat\ndata: {}\n\n'), beatMs);
    reply.raw.on('close', () => {
      clearInterval(beating);
      stop();
      readers -= 1;
    });
    return reply;
  });
}
