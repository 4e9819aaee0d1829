import type { ViewOf } from '../views.ts';
import { busTroubles, createSwitches } from '../troubles/troubles.ts';
import { commonView } from './common-view.ts';
import type { Device, Socket } from './device.ts';

/** An RS-485 bus as a thing of its own: what befalls it befalls all who hang on it. */
export interface Bus extends Device {
  readonly kind: 'counter-bus';
  view(): ViewOf<'counter-bus'>;
}

/** Builds the bus of a line. `devices` are the ids of those on it. */
export function createBus(socket: Pick<Socket, 'id' | 'line' | 'changed'>, devices: readonly string[]): Bus {
  const { id, line } = socket;
  const place = {};
  const troubles = createSwitches(busTroubles, async (trouble, on) => {
    if (trouble === 'collisions') line.collisions = on;
    else if (trouble === 'adapter-echo') line.adapterEcho = on;
    else if (on) await line.unplug();
    else await line.plug();
    socket.changed();
  });
  const model = { id: 'rs-485', name: 'RS-485 bus' };
  return {
    id,
    kind: 'counter-bus',
    place,
    troubles,
    view: () => ({
      kind: 'counter-bus',
      ...commonView({ id, place, line }, model, troubles),
      devices: [...devices],
    }),
  };
}
