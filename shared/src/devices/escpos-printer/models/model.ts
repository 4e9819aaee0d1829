import type { AutomaticStatusBits, RealTimeStatusBits } from '../status-bits.ts';

/** What differs between ESC/POS printers. Anything not the same everywhere is here. */
export interface Model {
  readonly id: string;
  /** Maker and model, for people. */
  readonly name: string;
  readonly baud: number;
  readonly paperWidthMm: 58 | 80;
  /** Dots printable across, at 8 dots a millimetre. */
  readonly dots: number;
  /** Columns of a plain line in font A; a Chinese character takes two. */
  readonly columns: number;
  readonly cutter: 'full-and-partial' | 'partial' | 'none';
  readonly chinese: {
    /** Whether Chinese mode is on after power-up and after initialise. */
    readonly onAtStart: boolean;
    /** Whether the font has the four-byte range of GB 18030. */
    readonly fourByte: boolean;
  };
  /** Code page (ESC t) after power-up and after initialise. */
  readonly codePage: number;
  /** Which ways of getting on after an error the printer has. */
  readonly recovery: {
    /** `10 05 02`, then initialise. */
    readonly recover: boolean;
    /** `10 14 08 …`, answered `37 25 00`. */
    readonly clearBuffer: boolean;
  };
  readonly automaticStatus: {
    /** Whether switching it on is answered while the printer is offline. */
    readonly answeredOffline: boolean;
    /** Whether it stays on through initialise. */
    readonly survivesInitialise: boolean;
  };
  /** Whether an open cover sets the cutter's error bit too: then that bit means nothing until the cover is shut. */
  readonly coverSetsCutterBit: boolean;
  /** Which bits mean what in the answers to `requestStatus`, by n. A bit the model leaves unused is not listed. */
  readonly realTimeBits: RealTimeStatusBits;
  /** The same for the bytes of automatic status. */
  readonly automaticBits: AutomaticStatusBits;
}
