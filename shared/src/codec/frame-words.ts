import type { Bilingual } from '../vocabulary/hall.ts';
import type { Framer } from './codec.ts';

/** Which way a frame goes, seen from the host. */
export const frameDirections = ['to-device', 'to-host'] as const;
export type FrameDirection = (typeof frameDirections)[number];

/** A frame in words, for people who look at a line. */
export interface FrameWords {
  /** What it is: 找卡 · find card. */
  readonly name: Bilingual;
  /** What is in it. */
  readonly fields: readonly FrameField[];
}

export interface FrameField {
  readonly name: Bilingual;
  /** Digits, hex and texts of a screen are the same in both languages. */
  readonly value: Bilingual | string;
}

/** A frame without fields. */
export const named = (zh: string, en: string, ...fields: readonly FrameField[]): FrameWords => ({
  name: { zh, en },
  fields,
});

export const field = (zh: string, en: string, value: FrameField['value']): FrameField => ({
  name: { zh, en },
  value,
});

/** What belongs to no frame: noise, or a frame that was torn or spoilt on the way. */
export const noiseWords = (bytes: number): FrameWords =>
  named('杂波', 'Noise', field('字节', 'Bytes', String(bytes)));

/** Bytes of the right form with a meaning this protocol does not have. */
export const unknownWords = named('未知帧', 'Unknown frame');

/** Every message in bytes that are all there is. */
export function messagesIn<Message>(framer: Framer<Message>, bytes: Uint8Array): readonly Message[] {
  return [...framer.push(bytes), ...framer.flush()];
}

/** A byte as people quote it: `0C`. */
export const hexByte = (byte: number): string => byte.toString(16).toUpperCase().padStart(2, '0');
