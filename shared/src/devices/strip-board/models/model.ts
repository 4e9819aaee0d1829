import type { Colour } from '../messages.ts';

/** What differs between SLZC strip screens. Anything not the same everywhere is here. */
export interface Model {
  readonly id: string;
  /** Maker and model, for people. */
  readonly name: string;
  readonly baud: number;
  /** Width of the strip in half (ASCII) characters; a Chinese character takes two. */
  readonly columns: number;
  /** Pixels of a Chinese character, each way. */
  readonly characterPixels: number;
  /** Colours its modules can show. */
  readonly colours: readonly Colour[];
  /** Longest data of a `show`, in bytes. */
  readonly dataBytes: number;
  /** Most bytes an OK answer may have between the address and its end. */
  readonly answerSlack: number;
  /** How long an answer may take, in milliseconds. */
  readonly timeoutMs: number;
}
