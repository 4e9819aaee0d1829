import { counterBus, escposPrinter, idCardReader, onbonBoard, stripBoard } from '@jiaohao/shared';
import { z } from 'zod';

const modelOf = <M>(models: ReadonlyMap<string, M>) =>
  z.string().refine((id) => models.has(id), `unknown model; known are ${[...models.keys()].join(', ')}`);

const name = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9-]{0,31}$/, 'a name begins with a letter and holds letters, digits and hyphens');
const window = z.int('a window number').min(1).max(99);
const address = z.int('an address').min(1).max(0xff);

const reader = z.strictObject({
  kind: z.literal('card-reader'),
  id: name,
  kiosk: name,
  model: modelOf(idCardReader.models),
  samId: z
    .string()
    .regex(/^\d{2}\.\d{2}-\d+-\d{10}-\d{10}$/, 'an id such as 05.03-20240101-0000000001-0000000001')
    .default('05.03-20240101-0000000001-0000000001'),
});
const printer = z.strictObject({
  kind: z.literal('printer'),
  id: name,
  kiosk: name,
  model: modelOf(escposPrinter.models),
  rollMetres: z.number().positive().default(80),
  millimetresPerSecond: z.number().positive().default(150),
});
const keypad = z.strictObject({
  kind: z.literal('keypad'),
  id: name,
  window,
  address,
  model: modelOf(counterBus.models),
});
const evaluator = z.strictObject({ ...keypad.shape, kind: z.literal('evaluator') });
const onbon = z.strictObject({
  kind: z.literal('onbon-board'),
  id: name,
  window,
  address: z.int('an address').min(1).max(0xfffd).default(1),
  model: modelOf(onbonBoard.models),
});
const strip = z.strictObject({
  kind: z.literal('strip-board'),
  id: name,
  window,
  address,
  model: modelOf(stripBoard.models),
});

/** One device, as the file describes it. */
const deviceConfig = z.discriminatedUnion(
  'kind',
  [reader, printer, keypad, evaluator, onbon, strip],
  'a device: its kind is card-reader, printer, keypad, evaluator, onbon-board or strip-board',
);
export type DeviceConfig = z.infer<typeof deviceConfig>;

/** A cable and what hangs on it. `link` is its name in the links folder, or `tcpPort` makes it a TCP serial server. */
const lineConfig = z
  .strictObject({
    link: name,
    tcpPort: z.int('a port').min(0).max(65_535).optional(),
    /** Bits per second; the model's own unless said. */
    baud: z.int('bits per second').positive().optional(),
    devices: z.array(deviceConfig).min(1, 'at least one device hangs on a line'),
  })
  .refine(({ devices }) => devices.length === 1 || devices.every(({ kind }) => busKinds.has(kind)), {
    path: ['devices'],
    message: 'only keypads, evaluators and strip boards share a line',
  });
export type LineConfig = z.infer<typeof lineConfig>;
const busKinds: ReadonlySet<string> = new Set(['keypad', 'evaluator', 'strip-board']);

/** The simulator's configuration file. */
export const simulatorConfig = z
  .strictObject({
    http: z
      .strictObject({
        host: z.string().default('127.0.0.1'),
        port: z.int('a port').min(0).max(65_535).default(8090),
      })
      .prefault({}),
    /** Folder of the stable device links, from where the simulator is started. */
    links: z.string().default('run/devices'),
    /** False: bytes pass and paper moves at once, for measuring. */
    paced: z.boolean().default(true),
    /** Makes the noise on bad cables the same again. */
    seed: z.int().nonnegative().default(1),
    lines: z.array(lineConfig).min(1, 'at least one line'),
  })
  .superRefine(({ lines }, context) => {
    const seen = new Set<string>();
    lines.forEach((line, i) => {
      const ids =
        line.devices.length > 1
          ? [line.link, ...line.devices.map(({ id }) => id)]
          : line.devices.map(({ id }) => id);
      for (const id of ids) {
        if (seen.has(id))
          context.addIssue({ code: 'custom', path: ['lines', i], message: `"${id}" is there twice` });
        seen.add(id);
      }
    });
  });
export type SimulatorConfig = z.infer<typeof simulatorConfig>;
/** The same before defaults are filled in. */
export type SimulatorSettings = z.input<typeof simulatorConfig>;
