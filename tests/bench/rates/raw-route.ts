import Fastify from 'fastify';
import { serializerCompiler, validatorCompiler, type FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { lastNumberOf, member, numberIn, serviceId, type Answer } from '@jiaohao/shared';
import { createLog } from '@jiaohao/shared/node';
import { openCommits } from '../raw-limits.ts';
import { commandHeaders, commandResponses } from '../../../server/src/http/schemas.ts';

/*
 * The limit of the web server alone: the hub's own schemas on a bare Fastify, and an answer as long as the hub's, out of
 * memory. No session, no hall; and no disk, unless it is started with `on-disk`: then every answer waits for a row of its
 * own, and the rows of one turn are one durable commit. That is the limit of any such server that keeps what it says.
 */
const wait = {
  minutes: 12,
  basis: { zh: '按每件约8分钟、4个窗口估算', en: 'expected 8 min each, 4 windows open' },
};
const answerTo = (id: string, ticket: string): Extract<Answer, { outcome: 'accepted' }> => ({
  id,
  outcome: 'accepted',
  result: {
    kind: 'ticket',
    slip: {
      ticket,
      hall: { zh: '示范市住房公积金服务大厅', en: 'Demonstration City Housing Fund Hall' },
      service: 'deposit',
      serviceName: { zh: '缴存登记与变更', en: 'Registration and changes' },
      class: 'regular',
      windows: '1–64',
      ahead: 9,
      wait,
      issuedAt: '2026-11-30 09:00',
      documents: [],
      tracker: 'http://127.0.0.1:8080/t/20261130A0010123456789012345678901',
      delivery: 'desk',
    },
    repeat: false,
  },
});

/** Resolves when a row is on disk. */
type Keep = () => Promise<void>;

function keeper(): Keep {
  const commits = openCommits(process.cwd());
  let waiting: (() => void)[] = [];
  const commitAll = (): void => {
    const kept = waiting;
    waiting = [];
    commits.commit(kept.length);
    for (const tell of kept) tell();
  };
  return () =>
    new Promise((resolve) => {
      if (waiting.push(resolve) === 1) setImmediate(commitAll);
    });
}

const keep: Keep = process.argv[2] === 'on-disk' ? keeper() : () => Promise.resolve();

const routes: FastifyPluginAsyncZod = async (app) => {
  let issued = 0;
  app.post(
    '/api/tickets',
    {
      schema: {
        headers: commandHeaders,
        body: z.strictObject({ service: serviceId, member: member.optional() }),
        response: commandResponses,
      },
    },
    async (request) => {
      await keep();
      issued = (issued % lastNumberOf(4)) + 1;
      return answerTo(request.headers['idempotency-key'] ?? '', numberIn('A', issued, 4));
    },
  );
};

const app = Fastify({ http: { noDelay: true } });
app.setValidatorCompiler(validatorCompiler);
app.setSerializerCompiler(serializerCompiler);
await app.register(routes);
const http = await app.listen({ host: '127.0.0.1', port: 0 });
createLog('raw route').info({ ready: true, http });
process.once('SIGTERM', () => process.exit(0));
