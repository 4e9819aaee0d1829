import { z } from 'zod';
import { frameDirections } from '../codec/frame-words.ts';

/** The wire protocols, by their folders in `devices/`. */
export const deviceProtocols = [
  'id-card-reader',
  'escpos-printer',
  'counter-bus',
  'onbon-board',
  'strip-board',
] as const;
export type DeviceProtocol = (typeof deviceProtocols)[number];

/** A device as agents name it. */
export const deviceId = z.string().min(1).max(60);

/**
 * The devices somebody looks at now, all of them. Said again while they are looked at; an agent that does not hear it for
 * `forMs` stops: a page that was forgotten keeps no line tapped.
 */
export const deviceWatch = z.object({
  devices: z.array(deviceId).max(200),
  forMs: z.int().min(1).max(600_000),
});
export type DeviceWatch = z.infer<typeof deviceWatch>;

/** The longest run of bytes in one record; what is longer is told in several. */
export const longestFrameBytes = 4096;

/** What went over a line at one moment. */
export const rawFrame = z.object({
  /** Counts on while the device is watched; a gap is what got lost. */
  serial: z.int().nonnegative(),
  /** By the agent's clock, epoch milliseconds. */
  at: z.int().nonnegative(),
  direction: z.enum(frameDirections),
  /** Upper-case hex, `**` for a byte that is kept back: what is on a card, digits that may hold a PIN. */
  hex: z
    .string()
    .max(2 * longestFrameBytes)
    .regex(/^(?:[0-9A-F]{2}|\*\*)*$/, 'hex'),
  /** False: bytes that belong to no frame. */
  isFrame: z.boolean(),
});
export type RawFrame = z.infer<typeof rawFrame>;

/** Frames of one device, in order. */
export const frameReport = z.object({
  device: deviceId,
  protocol: z.enum(deviceProtocols),
  /** A model of the protocol. */
  model: z.string().min(1).max(60),
  frames: z.array(rawFrame).min(1).max(200),
});
export type FrameReport = z.infer<typeof frameReport>;

/** A line of a capture: one frame, and all that is needed to read it. See docs/protocols/capture.md. */
export const capturedFrame = rawFrame.extend({
  device: deviceId,
  protocol: z.enum(deviceProtocols),
  model: z.string().min(1).max(60),
});
export type CapturedFrame = z.infer<typeof capturedFrame>;
