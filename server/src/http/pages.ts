import fastifyStatic from '@fastify/static';
import type { FastifyPluginAsync } from 'fastify';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const built = join(import.meta.dirname, '../../dist/web');

/** Which page is at which address. What stands in the address after it is read by the page. */
const addresses: Readonly<Record<string, string>> = {
  '/': 'start',
  '/board': 'board',
  '/board/:hall': 'board',
  '/sign-in': 'sign-in',
  '/counter': 'counter',
  '/counter/:window': 'counter',
  '/desk': 'desk',
  '/t/:token': 'tracker',
  '/duty': 'duty',
  '/accounts': 'accounts',
  '/settings': 'settings',
  '/technician': 'technician',
};

/** The pages themselves: the same for everybody, without anything of the hall in them. */
export const pages: FastifyPluginAsync = async (app) => {
  if (!existsSync(join(built, 'start/index.html'))) {
    for (const address of Object.keys(addresses))
      app.get(address, { schema: { hide: true } }, (_request, reply) =>
        reply.code(503).type('text/plain; charset=utf-8').send(notBuilt),
      );
    return;
  }
  await app.register(fastifyStatic, {
    root: join(built, 'assets'),
    prefix: '/assets/',
    // Their names change with their content.
    immutable: true,
    maxAge: '30d',
  });
  for (const [address, page] of Object.entries(addresses))
    app.get(address, { schema: { hide: true } }, (_request, reply) =>
      reply.sendFile('index.html', join(built, page), { immutable: false, maxAge: 0 }),
    );
};

const notBuilt =
  '页面尚未生成，请运行一次 npm run build。\nThe pages are not built yet: run "npm run build" once.\n';
