import cookies from '@fastify/cookie';
import rateLimit from '@fastify/rate-limit';
import { clipFolder } from '@jiaohao/shared/node';
import Fastify, { type FastifyInstance } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { accountSecrets } from './accounts/account-secrets.ts';
import { accounts } from './accounts/accounts.ts';
import { alerts } from './duty/alerts.ts';
import { appointments } from './desk/appointments.ts';
import { backEntries } from './desk/back-entries.ts';
import { callBacks } from './desk/call-backs.ts';
import { conflicts } from './desk/conflicts.ts';
import type { HttpHub } from './context.ts';
import { counter } from './counter/counter.ts';
import { day } from './day.ts';
import { desk } from './desk/desk.ts';
import { deviceFrames } from './devices/device-frames.ts';
import { deviceHistories } from './devices/device-history.ts';
import { deviceTests } from './devices/device-test.ts';
import { devices } from './devices/devices.ts';
import { dutyBoard } from './duty/duty.ts';
import { answerErrors } from './errors.ts';
import { failurePage } from './failures/failure-page.ts';
import { firstAdministrator } from './sign-in/first-administrator.ts';
import { isOfTheHub, knowHalls } from './hall-of-request.ts';
import { handwork } from './desk/handwork.ts';
import { paperNumbers } from './desk/paper-numbers.ts';
import { health } from './health.ts';
import { incidents } from './failures/incidents.ts';
import { keepCrowdSmall, type Crowd } from './crowd.ts';
import { live } from './live/live.ts';
import { metrics } from './metrics.ts';
import { notices } from './notices.ts';
import { describeApi } from './openapi.ts';
import { outages } from './failures/outages.ts';
import { ownPassword } from './sign-in/own-password.ts';
import { takeFromOwnPagesOnly } from './sign-in/own-pages-only.ts';
import { pages } from './pages.ts';
import { roster } from './roster.ts';
import { sendSafetyHeaders } from './safety-headers.ts';
import { services } from './services.ts';
import { session } from './sign-in/session.ts';
import { settings } from './settings/settings.ts';
import { staff } from './accounts/staff.ts';
import { ticketStories } from './desk/ticket-story.ts';
import { tickets } from './tickets.ts';
import { track } from './track.ts';
import { voiceClips } from './voice/voice-clips.ts';
import { waits } from './duty/waits.ts';
import { sessionOf } from './sign-in/who.ts';
import { windows } from './windows.ts';

const maxBodyBytes = 64 * 1024;
/** For those who are not logged in, per address, at all halls together; a hall's phones may share one. */
const requestsPerMinute = 3000;

/** What is at `/api`. */
const resources = [
  tickets,
  ticketStories,
  appointments,
  windows,
  counter,
  services,
  day,
  session,
  ownPassword,
  firstAdministrator,
  accounts,
  accountSecrets,
  staff,
  settings,
  live,
  track,
  devices,
  deviceFrames,
  deviceHistories,
  deviceTests,
  incidents,
  outages,
  handwork,
  callBacks,
  notices,
  backEntries,
  paperNumbers,
  conflicts,
  roster,
  dutyBoard,
  desk,
  waits,
  alerts,
];

/** The HTTP side of the hub. */
export interface HttpServer {
  /** Everything it answers to: `POST /api/tickets/:ticket/ready`. */
  readonly routes: readonly string[];
  readonly crowd: Crowd;
  /** Serves; resolves to the port. Rejects with EADDRINUSE when the port is taken. */
  listen(host: string, port: number): Promise<number>;
  close(): Promise<void>;
}

export async function createHttp(hub: HttpHub): Promise<HttpServer> {
  // Nagle's algorithm is off, as Node has it: no answer waits for another packet.
  const app = Fastify({ bodyLimit: maxBodyBytes, forceCloseConnections: true, http: { noDelay: true } });
  const routes: string[] = [];
  app.addHook('onRoute', ({ method, url }) => {
    routes.push(...[method].flat().map((each) => `${each} ${url}`));
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  answerErrors(app, hub.log);
  const crowd = keepCrowdSmall(app, hub.watch);
  await guard(app, hub);
  await describeApi(app);

  await app.register(health);
  await app.register(metrics(hub.metrics));
  await app.register(failurePage);
  await app.register(pages);
  await app.register(voiceClips(clipFolder));
  for (const resource of resources) await app.register(resource, { prefix: '/api' });
  await app.ready();
  return {
    routes,
    crowd,
    async listen(host, port) {
      await app.listen({ host, port });
      const address = app.server.address();
      return typeof address === 'object' && address !== null ? address.port : port;
    },
    close: () => app.close(),
  };
}

async function guard(app: FastifyInstance, hub: Pick<HttpHub, 'of'>): Promise<void> {
  sendSafetyHeaders(app);
  knowHalls(app, hub);
  await app.register(cookies);
  takeFromOwnPagesOnly(app);
  await app.register(rateLimit, {
    max: requestsPerMinute,
    timeWindow: '1 minute',
    allowList: (request) => !isOfTheHub(request) && sessionOf(request) !== null,
  });
}
