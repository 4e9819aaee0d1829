import type { Colour } from '../text.ts';

/** What differs between Onbon character-library cards and the boards behind them. Anything not the same everywhere is here. */
export interface Model {
  readonly id: string;
  /** Maker and model, for people. */
  readonly name: string;
  readonly baud: number;
  readonly tcpPort: number;
  /** The board's face in pixels. */
  readonly width: number;
  readonly height: number;
  /** Colours its modules can show. */
  readonly colours: readonly Colour[];
  /** Device type in frame headers; FE suits any. */
  readonly deviceType: number;
  /** Unit of X and width: `byte-columns` counts 8 pixels, and single pixels when bit 15 is set. */
  readonly horizontalUnit: 'byte-columns' | 'pixels';
  /** Whether the parameter length is sent ahead of the parameters; some firmware has zeros there. */
  readonly sendsParameterLength: boolean;
  /** Longest frame the card can receive, in bytes on the wire. */
  readonly bufferBytes: number;
  /** How long an answer may take, in milliseconds. */
  readonly timeoutMs: number;
}
