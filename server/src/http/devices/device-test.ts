import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import {
  deviceId,
  outcomeOf,
  testOf,
  type DeviceKind,
  type DeviceTestKind,
  type StaffNumber,
} from '@jiaohao/shared';
import { timeOfDay } from '../../domain/index.ts';
import { recordAct } from '../../runtime/acts.ts';
import { nothing } from '../command-route.ts';
import type { HttpContext } from '../context.ts';
import { refuse, sendAnswer } from '../refuse.ts';
import { commandHeaders, commandResponses } from '../schemas.ts';
import { deviceTestView, type DeviceTestView } from '../shapes/device.ts';
import { wishIdOf } from '../submit.ts';
import { sessionOf } from '../sign-in/who.ts';

/** Long enough to walk to a keypad. */
const patienceMs = 30_000;

/** `POST /api/devices/K1-printer/test`: has a device tried by its agent, answers with what really happened, and writes it down. */
export const deviceTests: FastifyPluginAsyncZod = async (app) => {
  app.post(
    '/devices/:device/test',
    {
      schema: {
        tags: ['devices'],
        summary:
          '设备测试 · Try a device: slip, pattern, key, reader, loudspeaker. Answers when it is over, up to 45 s',
        security: [{ session: [] }],
        params: z.object({ device: deviceId }),
        headers: commandHeaders,
        body: nothing,
        response: { ...commandResponses, 200: deviceTestView },
      },
    },
    async (request, reply) => {
      const { context } = request;
      const session = sessionOf(request);
      if (session === null) return refuse(reply, 'log-in-first');
      if (!session.roles.some((role) => role === 'technician' || role === 'duty-manager'))
        return refuse(reply, 'not-allowed');
      const { device } = request.params;
      const known = knownDevice(context, device);
      if (known === null) return refuse(reply, 'not-found');
      const test = testOf[known.kind];
      if (test === null) return refuse(reply, 'no-device-test');
      if (!known.present) return refuse(reply, 'device-host-away');
      const id = wishIdOf(request);
      const result = await tryOut(context, id, device, test);
      if (result === null) return refuse(reply, 'device-host-away');
      return writeDownAndSend(context, reply, { id, by: session.staff, result });
    },
  );
};

function knownDevice(
  { devices }: Pick<HttpContext, 'devices'>,
  device: string,
): { readonly kind: DeviceKind; readonly present: boolean } | null {
  for (const { present, devices: own } of devices.list()) {
    const report = own.find((each) => each.device === device);
    if (report !== undefined) return { kind: report.kind, present };
  }
  return null;
}

async function tryOut(
  { trials, hall }: Pick<HttpContext, 'trials' | 'hall'>,
  id: string,
  device: string,
  test: DeviceTestKind,
): Promise<DeviceTestView | null> {
  const time = await hall.look((_state, { date, minute }) => `${date} ${timeOfDay(minute)}`);
  const result = await trials.attempt({ id, device, test, time, patienceMs });
  if (result === 'silent') return null;
  const { finding, faults, what } = result;
  return { device, test, outcome: outcomeOf(finding), finding, faults, what };
}

/** What came of it is in the journal before anybody is told. */
async function writeDownAndSend(
  { hall }: Pick<HttpContext, 'hall'>,
  reply: FastifyReply,
  { id, by, result }: { readonly id: string; readonly by: StaffNumber; readonly result: DeviceTestView },
): Promise<void> {
  const answer = await recordAct(hall, {
    id,
    act: 'device-tested',
    about: `${result.device} ${result.outcome} ${result.finding}`,
    by: { staff: by },
  });
  if (answer.outcome === 'refused') sendAnswer(reply, answer);
  else await reply.send(result);
}
