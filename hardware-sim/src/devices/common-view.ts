import type { TroubleSwitches } from '../troubles/troubles.ts';
import type { DeviceView } from '../views.ts';
import type { Socket } from './device.ts';

/** What the views of all devices have in common. */
export function commonView(
  { id, place, line }: Pick<Socket, 'id' | 'place' | 'line'>,
  model: { readonly id: string; readonly name: string },
  troubles: TroubleSwitches,
): Pick<DeviceView, 'id' | 'place' | 'model' | 'line' | 'troubles'> {
  return {
    id,
    place: { ...place },
    model: { id: model.id, name: model.name },
    line: { address: line.address, plugged: line.plugged },
    troubles: troubles.known.map((one) => ({ ...one, on: troubles.on.has(one.id) })),
  };
}
