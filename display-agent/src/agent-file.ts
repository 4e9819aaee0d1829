import { agentId, displayParts, serviceId } from '@jiaohao/shared';
import { z } from 'zod';
import { colours } from './domain/board-profile.ts';

const ms = (value: number, least: number, most: number) => z.int().min(least).max(most).default(value);

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

/** A display agent's file, each part by itself. */
export const agentFile = z.strictObject({
  agent: agentId,
  hall: z.string().regex(/^[a-z0-9][a-z0-9-]{0,31}$/, 'expected the id of the hall, as in the hall file'),
  hub: z.string().regex(/^mqtts?:\/\/[^\s/]+$/, 'expected an address such as mqtt://192.168.1.10:1883'),
  credentials: z.string().min(1),
  /** Folder for what must survive a restart. */
  data: z.string().min(1),
  /** Ports, and what hangs on them; what the settings of the hall say of them counts instead. */
  lines: displayParts.lines,
  windows: displayParts.windows.min(1),
  colours: faceColours,
  keys,
  keypadTimes,
  boardTimes,
  wire,
  /** Without it the agent does not speak. */
  voice: voice.optional(),
});
export type AgentFile = z.infer<typeof agentFile>;
