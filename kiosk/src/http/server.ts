import helmet from '@fastify/helmet';
import fastifyStatic from '@fastify/static';
import fastify, { type FastifyInstance } from 'fastify';
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Kiosk } from '../runtime/kiosk.ts';
import { livePages } from './live-pages.ts';
import { touchMessage } from './touches.ts';

export interface HttpOptions {
  readonly kiosk: Pick<Kiosk, 'page' | 'onPage' | 'touch'>;
  readonly host: string;
  /** 0 for any that is free. */
  readonly port: number;
  /** Where the built touch page lies. */
  readonly pages: string;
}

/** Serves the touch page and takes its touches. Rejects with EADDRINUSE if the port is taken. */
export async function openHttp(options: HttpOptions): Promise<{ address: string; close(): Promise<void> }> {
  const app = fastify({ bodyLimit: 4096, forceCloseConnections: true }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  await app.register(helmet, { contentSecurityPolicy: { directives: policy }, hsts: false });
  onlyOwnPage(app);
  livePages(app, options.kiosk);
  app.post('/api/touch', { schema: { body: touchMessage } }, (request, reply) => {
    options.kiosk.touch(request.body.touch, request.body.serial);
    return reply.code(204).send();
  });
  await servePages(app, options.pages);
  const address = await app.listen({ host: options.host, port: options.port });
  return { address, close: () => app.close() };
}

/** Everything from this kiosk, nothing from anywhere else, nothing inline. */
const policy = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  fontSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  connectSrc: ["'self'"],
  frameAncestors: ["'none'"],
  // The kiosk speaks plain HTTP to its own screen.
  upgradeInsecureRequests: null,
};

/** A page from elsewhere, open in some browser on this machine, must not press buttons here. */
function onlyOwnPage(app: FastifyInstance): void {
  app.addHook('onRequest', (request, reply, done) => {
    const { origin, host } = request.headers;
    if (origin === undefined || origin === `http://${host ?? ''}`) done();
    else void reply.code(403).send({ error: 'touches are taken from this kiosk’s own page only' });
  });
}

async function servePages(app: FastifyInstance, pages: string): Promise<void> {
  if (existsSync(join(pages, 'index.html'))) {
    await app.register(fastifyStatic, { root: pages, cacheControl: false });
    return;
  }
  app.get('/', (_request, reply) =>
    reply
      .code(503)
      .type('text/plain; charset=utf-8')
      .send('The touch page is not built yet: run "npm run build" once.\n'),
  );
}
