import { existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import helmet from '@fastify/helmet';
import serveFiles from '@fastify/static';
import fastify, { type FastifyError } from 'fastify';
import {
  hasZodFastifySchemaValidationErrors,
  serializerCompiler,
  validatorCompiler,
} from 'fastify-type-provider-zod';
import type { Bench } from '../bench.ts';
import { deviceRoutes } from './devices.ts';
import { hearingRoutes } from './hearing.ts';
import { kioskRoutes } from './kiosks.ts';
import { liveRoutes } from './live.ts';
import { programRoutes } from './programs.ts';
import { isRefusal } from './refusal.ts';
import { windowRoutes } from './windows.ts';

/** The bench page as `npm run build` leaves it. */
const pageFolder = fileURLToPath(new URL('../../dist/web/', import.meta.url));

export interface HttpServer {
  /** `http://127.0.0.1:8090` */
  readonly address: string;
  close(): Promise<void>;
}

/** Serves the bench page and the interface. Rejects with `EADDRINUSE` if the port is taken. */
export async function serveBench(bench: Bench, at: { host: string; port: number }): Promise<HttpServer> {
  const app = fastify({ forceCloseConnections: true });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler((error: FastifyError, _request, reply) => {
    const { status, zh, en } = sayWhy(error);
    return reply.status(status).send({ error: { zh, en } });
  });
  await app.register(helmet, {
    contentSecurityPolicy: {
      directives: { 'script-src': ["'self'"], 'style-src': ["'self'"], 'upgrade-insecure-requests': null },
    },
    strictTransportSecurity: false,
  });
  for (const routes of [deviceRoutes, kioskRoutes, windowRoutes]) await app.register(routes(bench.hall));
  for (const routes of [programRoutes, hearingRoutes, liveRoutes]) await app.register(routes(bench));
  if (existsSync(pageFolder)) await app.register(serveFiles, { root: pageFolder });
  else {
    app.get('/', (_request, reply) =>
      reply
        .type('text/plain; charset=utf-8')
        .send(
          '页面尚未构建，请先运行 npm run build。\nThe page is not built yet: run "npm run build" first.\n',
        ),
    );
  }
  await app.listen(at);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a TCP server's address is never a string
  const { port } = app.server.address() as AddressInfo;
  return { address: `http://${at.host}:${port}`, close: () => app.close() };
}

function sayWhy(error: FastifyError): { status: number; zh: string; en: string } {
  if (isRefusal(error)) return { status: error.statusCode, zh: error.zh, en: error.message };
  if (hasZodFastifySchemaValidationErrors(error)) {
    const where = error.validation
      .map((one) => `${one.instancePath || '/'}: ${one.message ?? ''}`)
      .join('; ');
    return { status: 400, zh: `请求有误：${where}`, en: `The request is not right: ${where}` };
  }
  const status = error.statusCode ?? 500;
  return { status, zh: '模拟器出错。', en: error.message };
}
