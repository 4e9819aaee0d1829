import { z } from 'zod';
import type { AnyDevice } from '../devices/build.ts';
import type { Hall } from '../hall.ts';
import { slipPicture } from '../picture/slip-picture.ts';
import { deviceView } from '../views.ts';
import type { Routes } from './app.ts';
import { found } from './refusal.ts';

const byId = z.object({ id: z.string() });
const slipOf = z.object({ id: z.string(), number: z.coerce.number().int().positive() });
const wish = z.object({ trouble: z.string(), on: z.boolean().default(true) });

function deviceOf(hall: Hall, id: string): AnyDevice {
  const known = [...hall.devices.keys()].join(', ');
  return found(hall.devices.get(id), `没有设备 ${id}。`, `There is no device "${id}"; known are ${known}.`);
}

async function switchTrouble(device: AnyDevice, trouble: string, on: boolean): Promise<void> {
  const known = device.troubles.known.map(({ id }) => id).join(', ');
  const isKnown = await device.troubles.set(trouble, on);
  found(
    isKnown ? true : undefined,
    `${device.id} 没有故障项 ${trouble}。`,
    `${device.id} cannot have the trouble "${trouble}"; it can have ${known}.`,
  );
}

function pictureOf(device: AnyDevice, number: number): Buffer {
  const nothing = [`${device.id} 没有第 ${number} 张票。`, `${device.id} has no slip ${number}.`] as const;
  const printer = found(device.kind === 'printer' ? device : undefined, ...nothing);
  const slip = printer.path.slips.find((one) => one.number === number);
  return slipPicture(found(slip, ...nothing), printer.model);
}

/** Every device as the bench sees it, its troubles, and pictures of slips. */
export const deviceRoutes =
  (hall: Hall): Routes =>
  (app, _options, done) => {
    const list = z.object({ devices: z.array(deviceView) });
    app.get('/api/devices', { schema: { response: { 200: list } } }, () => ({
      devices: [...hall.devices.values()].map((device) => device.view()),
    }));
    app.get('/api/devices/:id', { schema: { params: byId, response: { 200: deviceView } } }, (request) =>
      deviceOf(hall, request.params.id).view(),
    );
    app.post(
      '/api/devices/:id/troubles',
      { schema: { params: byId, body: wish, response: { 200: deviceView } } },
      async ({ params, body }) => {
        const device = deviceOf(hall, params.id);
        await switchTrouble(device, body.trouble, body.on);
        return device.view();
      },
    );
    app.get('/api/devices/:id/slips/:number.png', { schema: { params: slipOf } }, ({ params }, reply) =>
      reply.type('image/png').send(pictureOf(deviceOf(hall, params.id), params.number)),
    );
    done();
  };
