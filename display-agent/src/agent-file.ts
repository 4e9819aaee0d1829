import { agentId, counterBus, onbonBoard, serviceId, stripBoard, windowNumber } from '@jiaohao/shared';
import { z } from 'zod';
import { colours } from './domain/board-profile.ts';

const lineName = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,39}$/, 'expected the name of a line: letters, digits and hyphens');
const busAddress = z.int().min(0).max(254);
const modelOf = (models: ReadonlyMap<string, unknown>) => {
  const known = [...models.keys()];
  return z.enum(known, { error: `expected one of ${known.join(', ')}` });
};
const ms = (value: number, least: number, most: number) => z.int().min(least).max(most).default(value);

/** One port: `/dev/ttyUSB0`, `COM3` or a serial server `tcp://host:port`. */
const line = z.strictObject({
  address: z.string({ error: 'expected a port such as /dev/ttyUSB0, COM3 or tcp://host:port' }).min(1),
  /** Default: what the models on the line say. */
  baud: z.int().min(1200).max(921_600).optional(),
});

const keypad = z.strictObject({
  line: lineName,
  address: busAddress,
  model: modelOf(counterBus.models),
  /** Whether an evaluator hangs on the same address. */
  evaluator: z.boolean().default(false),
});

const board = z.discriminatedUnion('protocol', [
  z.strictObject({
    protocol: z.literal('onbon'),
    line: lineName,
    address: z.int().min(1).max(0xfffd).default(1),
    model: modelOf(onbonBoard.models),
  }),
  z.strictObject({
    protocol: z.literal('strip'),
    line: lineName,
    address: busAddress,
    model: modelOf(stripBoard.models),
  }),
]);
export type BoardPlan = z.infer<typeof board>;

const windowPlan = z
  .strictObject({ window: windowNumber, keypad: keypad.optional(), board: board.optional() })
  .refine(
    (plan) => plan.keypad !== undefined || plan.board !== undefined,
    'expected a keypad, a board or both',
  );
export type WindowPlan = z.infer<typeof windowPlan>;

const colour = z.enum(colours);

/** Colour of each face of a board. A board that lacks it shows the first it has. */
const faceColours = z
  .strictObject({
    call: colour.default('red'),
    idle: colour.default('green'),
    paused: colour.default('yellow'),
    closed: colour.default('yellow'),
  })
  .prefault({});

const keys = z
  .strictObject({
    /** Number typed before the transfer key → service. What is not here is a window. */
    transferCodes: z
      .record(z.string().regex(/^[1-9]\d?$/, 'expected a number from 1 to 99'), serviceId)
      .default({}),
    /** The pause key can say no reason of its own; this one stands in the records. */
    pauseReason: z.string().trim().min(1).max(200).default('窗口暂停服务'),
    /** A press that the hub has not answered within this many ms is withdrawn, and the clerk is told. */
    pressLifetimeMs: ms(10_000, 500, 60_000),
  })
  .prefault({});

const keypadTimes = z
  .strictObject({
    refreshEveryMs: ms(30_000, 1000, 3_600_000),
    codeShownMs: ms(4000, 500, 60_000),
    ticketShownMs: ms(5000, 500, 60_000),
  })
  .prefault({});

const boardTimes = z
  .strictObject({
    pingEveryMs: ms(1500, 200, 60_000),
    retryEveryMs: ms(3000, 200, 60_000),
    refreshEveryMs: ms(60_000, 1000, 3_600_000),
    busyPauseMs: ms(100, 10, 5000),
  })
  .prefault({});

const wire = z
  .strictObject({
    /** A line with keypads must have been idle this long before anything but an acknowledgement is said. */
    idleMs: ms(20, 5, 500),
    /** A frame may pause this long in its middle. */
    quietMs: ms(25, 5, 1000),
    /** The echo of an adapter that hears itself may be this late. */
    echoLateMs: ms(30, 0, 500),
    /** So many bytes that belong to no frame within `noiseWithinMs` are called a cable fault. */
    noiseBytes: z.int().min(1).max(100_000).default(100),
    noiseWithinMs: ms(60_000, 1000, 3_600_000),
  })
  .prefault({});

/** What speaks each call: a program that ends when it has spoken. */
const voice = z.strictObject({
  command: z.tuple([z.string().min(1)], z.string(), {
    error: 'expected a program and its arguments, such as [aplay, -q]',
  }),
  /** Its last argument: the sentence in words, or the path of a WAV file with the sentence joined from the hall's clips. */
  gives: z.enum(['words', 'sound']).default('words'),
  /** Every call, or only those made by hand while the hub is away: where something else speaks otherwise. */
  speaks: z.enum(['all', 'offline-only']).default('all'),
  /** Each call in English too, after the Chinese. */
  english: z.boolean().default(false),
  /** A program that takes longer is stopped. */
  timeoutMs: ms(20_000, 1000, 60_000),
});
export type VoicePlan = z.infer<typeof voice>;

/** A display agent's file, each part by itself; `config-across` has what holds between the parts. */
export const agentFile = z.strictObject({
  agent: agentId,
  hall: z.string().regex(/^[a-z0-9][a-z0-9-]{0,31}$/, 'expected the id of the hall, as in the hall file'),
  hub: z.string().regex(/^mqtts?:\/\/[^\s/]+$/, 'expected an address such as mqtt://192.168.1.10:1883'),
  credentials: z.string().min(1),
  /** Folder for what must survive a restart. */
  data: z.string().min(1),
  lines: z.record(lineName, line),
  windows: z.array(windowPlan).min(1),
  colours: faceColours,
  keys,
  keypadTimes,
  boardTimes,
  wire,
  /** Without it the agent does not speak. */
  voice: voice.optional(),
});
export type AgentFile = z.infer<typeof agentFile>;
