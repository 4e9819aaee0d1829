import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { refusals } from '../domain/index.ts';
import { hubRefusals } from '../runtime/refusals.ts';
import { statusOf } from './refuse.ts';
import { sessionCookie } from './sign-in/who.ts';

/** The API's own description at `/docs`, made from the schemas of the routes; every refusal with both sentences. */
export async function describeApi(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      info: {
        title: '叫号 Jiaohao: the hub',
        version: '1',
        description: [
          'One hall’s queue. A command carries an `Idempotency-Key` made by its sender: the same key never acts twice and always gets the first answer.',
          '[故障处置 · What happens when something fails](/help/failures)',
          '### 拒绝代码 · Refusals',
          refusalTable(),
        ].join('\n\n'),
      },
      components: {
        securitySchemes: {
          session: {
            type: 'apiKey',
            in: 'cookie',
            name: sessionCookie,
            description:
              'From POST /api/session. Whatever is not read also needs its `csrf` in the header `x-csrf-token`.',
          },
        },
      },
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  });
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    uiConfig: { docExpansion: 'list', deepLinking: true },
  });
}

function refusalTable(): string {
  const rows = Object.entries({ ...refusals, ...hubRefusals }).map(
    ([code, { digits, zh, en }]) => `| ${statusOf(code)} | \`${code}\` | ${digits} | ${zh} | ${en} |`,
  );
  return ['| HTTP | code | keypad | 中文 | English |', '|---|---|---|---|---|', ...rows].join('\n');
}
