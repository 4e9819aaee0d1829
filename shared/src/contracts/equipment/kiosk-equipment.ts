import { z } from 'zod';
import { models as printers } from '../../devices/escpos-printer/models/index.ts';
import { models as readers } from '../../devices/id-card-reader/models/index.ts';
import { baudRate, modelOf, portAddress, portKey, type EquipmentProblem } from './parts.ts';

const device = (models: ReadonlyMap<string, unknown>) =>
  z.strictObject({
    address: portAddress,
    model: modelOf(models),
    /** Default: the model's own. */
    baud: baudRate.optional(),
  });

/** The devices of a kiosk, each on a port of its own; one that is left out is not there. */
export const kioskParts = { reader: device(readers).optional(), printer: device(printers).optional() };

const kiosk = z.strictObject(kioskParts);
export type KioskEquipment = z.infer<typeof kiosk>;
/** One device of a kiosk: its port and what it is. */
export type KioskDevice = NonNullable<KioskEquipment['reader']>;

/** What does not fit together in a kiosk's devices. */
export function kioskProblems({ reader, printer }: KioskEquipment): EquipmentProblem[] {
  if (reader === undefined || printer === undefined) return [];
  if (portKey(reader.address) !== portKey(printer.address)) return [];
  return [
    {
      path: ['printer', 'address'],
      message: `the reader is at ${printer.address} already; expected another port`,
      zh: `端口 ${printer.address} 已接读卡器，请另选一个。`,
    },
  ];
}
