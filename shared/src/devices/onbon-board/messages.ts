import type { Refusal } from './refusals.ts';
import type { Run } from './text.ts';

/** Commands without parameters: kind ↔ group, command (BX-5K protocol). */
export const plainCommands = {
  ping: [0xa2, 0x00],
  reset: [0xa2, 0x01],
  readStatus: [0xa1, 0x02],
  clearScreen: [0xa3, 0x10],
} as const;

/** Commands with parameters. */
export const parameterCommands = {
  setTime: [0xa2, 0x03],
  power: [0xa3, 0x00],
  brightness: [0xa3, 0x02],
  updateAreas: [0xa3, 0x06],
} as const;

/** Tables of choices; the position is the byte, counted from the base said. */
export const runModes = ['loop', 'stop', 'vanish', 'logo', 'once', 'times'] as const;
export const horizontals = ['left', 'right', 'centre'] as const;
export const verticals = ['top', 'bottom', 'middle'] as const;
/** From 1. */
export const displayModes = ['static', 'quick', 'left', 'right', 'up', 'down'] as const;

/**
 * A rectangle of the board that is rewritten at will. It lives in the card's RAM: rewriting wears nothing out and a
 * power cut loses it. Measures are in pixels on every model; the codec turns them into the model's units.
 */
export interface DynamicArea {
  readonly id: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Pixels between lines. */
  readonly lineSpacing: number;
  /** After the last page: begin anew, stop, or when no update came for `timeoutSeconds`: vanish or show the logo; run once; run n times. */
  readonly runMode: (typeof runModes)[number];
  readonly timeoutSeconds: number;
  readonly horizontal: (typeof horizontals)[number];
  readonly vertical: (typeof verticals)[number];
  readonly singleLine: boolean;
  /** True: the card breaks lines where the area ends. False: only at `\n`. */
  readonly wraps: boolean;
  readonly displayMode: (typeof displayModes)[number];
  /** 0 fast … 24 slow. */
  readonly speed: number;
  /** How long a page stays, in half seconds. */
  readonly stayHalfSeconds: number;
  readonly text: readonly Run[];
}

/** Wall time of the board's own clock. `weekday`: 1 Monday … 7 Sunday. */
export interface ClockTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly weekday: number;
}

/** What the host asks, apart from whom. */
export type Request =
  | { readonly kind: keyof typeof plainCommands }
  | { readonly kind: 'setTime'; readonly time: ClockTime }
  | { readonly kind: 'power'; readonly on: boolean }
  /** 0 dark … 15 full. */
  | { readonly kind: 'brightness'; readonly level: number }
  /** Deletes areas (by id, or all), then writes areas. Either list may be empty. */
  | {
      readonly kind: 'updateAreas';
      readonly remove: 'all' | readonly number[];
      readonly areas: readonly DynamicArea[];
    }
  /** A sound frame with a command this protocol does not have, or parameters that make no sense. */
  | {
      readonly kind: 'unexpected';
      readonly group: number;
      readonly command: number;
      readonly data: Uint8Array;
    };

/** A request to a card. `to`: its address, 1 unless set, FFFE and FFFF for all. `reply`: whether the card is to answer. */
export type ToDevice = Request & { readonly to: number; readonly reply: boolean };

/** Group and command of answers. */
export const answers = { ack: [0xa0, 0x00], nack: [0xa0, 0x01], status: [0xa1, 0x02] } as const;

/** A card's account of itself. It tells which areas survived: after a power cut, none. */
export interface Status {
  readonly on: boolean;
  readonly brightness: number;
  /** Null while the clock has never been set. */
  readonly time: ClockTime | null;
  readonly programs: number;
  /** Four characters, such as `P000`. */
  readonly playing: string;
  readonly specialArea: { readonly flag: number; readonly pages: number };
  /** Ids of the dynamic areas it shows. */
  readonly areas: readonly number[];
  /** At most 16 and 12 characters; null where the firmware does not tell. */
  readonly identity: { readonly barcode: string; readonly networkId: string } | null;
}

/** What a card answers. `from`: its address. */
export type ToHost = { readonly from: number } & (
  | { readonly kind: 'ack' }
  /** `code` is the error byte and what is sent; `refusal` its meaning, null for a byte the manual does not have. */
  | { readonly kind: 'nack'; readonly code: number; readonly refusal: Refusal | null }
  /** To `readStatus`. */
  | { readonly kind: 'status'; readonly status: Status }
  /** Any other sound answer. */
  | {
      readonly kind: 'unexpected';
      readonly group: number;
      readonly command: number;
      readonly error: number;
      readonly data: Uint8Array;
    }
);
