import { z } from 'zod';
import { models as keypads } from '../../devices/counter-bus/models/index.ts';
import { models as onbonBoards } from '../../devices/onbon-board/models/index.ts';
import { models as strips } from '../../devices/strip-board/models/index.ts';
import { windowNumber } from '../../vocabulary/hall.ts';
import { baudRate, modelOf, portAddress } from './parts.ts';

const lineName = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,39}$/, {
  error: 'expected the name of a line: letters, digits and hyphens',
  // What is no name need not be looked for among the lines.
  abort: true,
});
const busAddress = z.int().min(0).max(254);

/** One port, under a name of the hall's choice; devices say by that name which one they hang on. */
const line = z.strictObject({
  name: lineName,
  address: portAddress,
  /** Default: what the models on the line say. */
  baud: baudRate.optional(),
});
export type LineEquipment = z.infer<typeof line>;

const keypad = z.strictObject({
  line: lineName,
  address: busAddress,
  model: modelOf(keypads),
  /** Whether an evaluator hangs on the same address. */
  evaluator: z.boolean().default(false),
});
export type KeypadEquipment = z.infer<typeof keypad>;

const board = z.discriminatedUnion('protocol', [
  z.strictObject({
    protocol: z.literal('onbon'),
    line: lineName,
    address: z.int().min(1).max(0xfffd).default(1),
    model: modelOf(onbonBoards),
  }),
  z.strictObject({
    protocol: z.literal('strip'),
    line: lineName,
    address: busAddress,
    model: modelOf(strips),
  }),
]);
export type BoardEquipment = z.infer<typeof board>;

const windowEquipment = z
  .strictObject({ window: windowNumber, keypad: keypad.optional(), board: board.optional() })
  .refine((at) => at.keypad !== undefined || at.board !== undefined, {
    error: 'expected a keypad, a board or both',
    params: { zh: '键盘和窗口屏至少要有一样。' },
  });
export type WindowEquipment = z.infer<typeof windowEquipment>;

/** The ports of a display agent, and what hangs on them at each window. */
export const displayParts = { lines: z.array(line).max(99), windows: z.array(windowEquipment).max(99) };

export type DisplayEquipment = z.infer<z.ZodObject<typeof displayParts>>;
