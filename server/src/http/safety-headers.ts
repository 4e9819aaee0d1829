import type { FastifyInstance } from 'fastify';
import helmet from 'helmet';
import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';

/**
 * What every answer tells a browser not to do, as helmet has it. It is the same for every answer, so it is found out once:
 * to make it anew cost as much as a tenth of an issued ticket.
 */
export function sendSafetyHeaders(app: FastifyInstance): void {
  const headers = safetyHeaders();
  app.addHook('onRequest', (_, reply, done) => {
    reply.headers(headers);
    done();
  });
}

function safetyHeaders(): Record<string, string> {
  const request = new IncomingMessage(new Socket());
  const response = new ServerResponse(request);
  helmet({
    contentSecurityPolicy: {
      directives: {
        'default-src': ["'self'"],
        'img-src': ["'self'", 'data:'],
        'style-src': ["'self'", "'unsafe-inline'"],
        // The hub speaks plain HTTP inside the hall: nothing may be turned into https: for it.
        'upgrade-insecure-requests': null,
      },
    },
    strictTransportSecurity: false,
  })(request, response, () => {});
  return Object.fromEntries(
    Object.entries(response.getHeaders()).map(([name, value]) => [name, String(value)]),
  );
}
