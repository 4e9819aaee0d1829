import type { Field } from '../../codec/fields.ts';
import { choice, enlargement, flag, thenZero, u16, u8 } from './fields.ts';

/** A command of fixed form: its bytes in hex, then its parameters in wire order. */
export interface FixedCommand {
  readonly opcode: string;
  readonly fields: Readonly<Record<string, Field<unknown>>>;
}

const command = <const F extends Readonly<Record<string, Field<unknown>>>>(opcode: string, fields: F) => ({
  opcode,
  fields,
});

/** Commands a printer takes in order with the text: kind ↔ bytes and parameters (Epson ESC/POS reference). */
export const jobCommands = {
  lineFeed: command('0A', {}),
  carriageReturn: command('0D', {}),
  horizontalTab: command('09', {}),
  formFeed: command('0C', {}),
  initialise: command('1B 40', {}),
  printMode: command('1B 21', { mode: u8() }),
  underline: command('1B 2D', { dots: choice([0, 1, 2]) }),
  bold: command('1B 45', { on: flag }),
  doubleStrike: command('1B 47', { on: flag }),
  font: command('1B 4D', { font: choice(['A', 'B', 'C']) }),
  align: command('1B 61', { align: choice(['left', 'centre', 'right']) }),
  upsideDown: command('1B 7B', { on: flag }),
  rotate: command('1B 56', { turn: u8() }),
  size: command('1D 21', { times: enlargement }),
  invert: command('1D 42', { on: flag }),
  smoothing: command('1D 62', { on: flag }),
  codePage: command('1B 74', { page: u8() }),
  internationalSet: command('1B 52', { set: u8() }),
  defaultLineSpacing: command('1B 32', {}),
  lineSpacing: command('1B 33', { dots: u8() }),
  characterSpacing: command('1B 20', { dots: u8() }),
  feedDots: command('1B 4A', { dots: u8() }),
  feedLines: command('1B 64', { lines: u8() }),
  absolutePosition: command('1B 24', { dots: u16() }),
  relativePosition: command('1B 5C', { dots: u16() }),
  leftMargin: command('1D 4C', { dots: u16() }),
  printAreaWidth: command('1D 57', { dots: u16() }),
  density: command('1D 7C', { level: u8() }),
  /** Times are in units of 2 ms. */
  openDrawer: command('1B 70', { pin: choice([2, 5]), on: u8(), off: u8() }),
  beep: command('1B 42', { times: u8(), length: u8() }),
  selectPeripheral: command('1B 3D', { device: u8() }),
  cancelUserCharacter: command('1B 3F', { character: u8() }),
  chineseOn: command('1C 26', {}),
  chineseOff: command('1C 2E', {}),
  chinesePrintMode: command('1C 21', { mode: u8() }),
  chineseUnderline: command('1C 2D', { dots: choice([0, 1, 2]) }),
  chineseQuad: command('1C 57', { on: flag }),
  chineseSpacing: command('1C 53', { left: u8(), right: u8() }),
  barcodeText: command('1D 48', { position: choice(['none', 'above', 'below', 'both']) }),
  barcodeFont: command('1D 66', { font: choice(['A', 'B', 'C']) }),
  barcodeHeight: command('1D 68', { dots: u8() }),
  barcodeWidth: command('1D 77', { dots: u8() }),
  qrModel: command('1D 28 6B 04 00 31 41', { model: thenZero(choice([1, 2, 'micro'], 0x31)) }),
  /** Side of one module, in dots. */
  qrSize: command('1D 28 6B 03 00 31 43', { dots: u8(1, 16) }),
  qrCorrection: command('1D 28 6B 03 00 31 45', { level: choice(['L', 'M', 'Q', 'H'], 0x30) }),
  qrPrint: command('1D 28 6B 03 00 31 51 30', {}),
  /** Bits: 0 drawer, 1 on/offline, 2 error, 3 paper. Zero switches it off. */
  automaticStatus: command('1D 61', { enable: u8() }),
  /** Sensor 1 is the paper. It waits in the print buffer, so its answer says that the job before it is on paper. */
  requestSensor: command('1D 72', { sensor: choice([1, 2], 1) }),
} as const;

/** Commands a printer obeys the moment they arrive, offline too, in the midst of a job. */
export const realTimeCommands = {
  /** 1 printer, 2 cause of offline, 3 error, 4 paper; answered by one `realTimeStatus`. */
  requestStatus: command('10 04', { n: choice([1, 2, 3, 4], 1) }),
  /** After an error is put right: go on with the line that failed, or clear the buffers. */
  recover: command('10 05', { how: choice(['resume', 'clear'], 1) }),
  /** Clears the buffers and answers `bufferCleared`. Epson class only. */
  clearBuffer: command('10 14 08 01 03 14 01 06 02 08', {}),
} as const;

/** Commands whose length depends on their content. */
export type VariableCommand =
  /** One printed character: its bytes and what they mean under the modes in force (U+FFFD if nothing). */
  | { readonly kind: 'text'; readonly bytes: Uint8Array; readonly string: string }
  /** `feed` in dots beyond the cutter, null for a cut where the paper is. */
  | { readonly kind: 'cut'; readonly cut: 'full' | 'partial'; readonly feed: number | null }
  /** Tab stops, in columns. */
  | { readonly kind: 'tabs'; readonly columns: readonly number[] }
  | { readonly kind: 'qrStore'; readonly data: Uint8Array }
  /** A picture in rows of `widthBytes` × 8 dots, most significant bit left, 1 black. */
  | {
      readonly kind: 'raster';
      readonly scale: (typeof rasterScales)[number];
      readonly widthBytes: number;
      readonly height: number;
      readonly data: Uint8Array;
    }
  /** A strip of columns, 8 (mode 0, 1) or 24 dots high (32, 33). */
  | {
      readonly kind: 'columnImage';
      readonly mode: 0 | 1 | 32 | 33;
      readonly columns: number;
      readonly data: Uint8Array;
    }
  /** `system` is the manual's m: 0–6 (ended by NUL) or 65–79 (counted). */
  | { readonly kind: 'barcode'; readonly system: number; readonly data: Uint8Array }
  /** An ESC, GS, FS or DLE command that is not in these tables, as far as its length is known. */
  | { readonly kind: 'unknown'; readonly bytes: Uint8Array };

export const rasterScales = ['normal', 'double-width', 'double-height', 'quadruple'] as const;

type Parameters<F> = { readonly [N in keyof F]: F[N] extends Field<infer T> ? T : never };
type FixedMessage<T> = {
  [K in keyof T]: T[K] extends { readonly fields: infer F } ? { readonly kind: K } & Parameters<F> : never;
}[keyof T];

/** A real-time command, as a message. */
export type RealTimeCommand = FixedMessage<typeof realTimeCommands>;
/** What the host sends: text and commands, one message each. */
export type ToDevice = FixedMessage<typeof jobCommands> | RealTimeCommand | VariableCommand;

/** What the printer answers. Each kind has a bit pattern of its own, so answers may come in any order. */
export type ToHost =
  /** `0xx1xx10`: to one `requestStatus`. It does not say to which: requests are answered in order. */
  | { readonly kind: 'realTimeStatus'; readonly byte: number }
  /** `0xx1xx00` and three bytes: automatic status, at once when switched on and upon every change. */
  | { readonly kind: 'automaticStatus'; readonly bytes: readonly [number, number, number, number] }
  /** `0xx0xxxx`: to one `requestSensor`. */
  | { readonly kind: 'sensorStatus'; readonly byte: number }
  /** `11`, `13`: the printer's buffer has room again, is full. */
  | { readonly kind: 'xon' }
  | { readonly kind: 'xoff' }
  /** `37 25 00`: to `clearBuffer`. */
  | { readonly kind: 'bufferCleared' };
