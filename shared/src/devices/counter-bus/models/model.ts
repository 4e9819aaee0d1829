import type { KeyAction } from '../key-action.ts';

/** What the digits before a function key stand for. */
export type Operand = 'none' | 'ticket' | 'window' | 'clerk' | 'clerkAndPin';

/** One line of a key map: this key, after these digits, means this. */
export interface KeyRule {
  readonly key: number;
  /** Digits that must be typed first, as they are: `3`. */
  readonly typed?: string;
  /** What must follow them; nothing, unless said. */
  readonly operand?: Operand;
  readonly does: KeyAction['kind'];
}

/** What differs between keypads and evaluators on the counter bus. Anything not the same everywhere is here. */
export interface Model {
  readonly id: string;
  /** Maker and model, for people. */
  readonly name: string;
  readonly baud: number;
  /** Whether frames on this bus end in 16; some makers leave it out. Either is understood. */
  readonly tail: boolean;
  /** Function keys: code → what is printed on the key. */
  readonly legends: Readonly<Record<number, string>>;
  /** The meaning of the keys; the first line that fits counts. */
  readonly keyMap: readonly KeyRule[];
  /** Digits of a staff number at log-in; what follows it is the PIN. */
  readonly clerkDigits: number;
  /** `both`: waiting count left, ticket right, in one frame. Otherwise the display holds one of them: the last sent. */
  readonly display: 'both' | 'ticket-then-waiting';
  /** A press that was not acknowledged is sent again after `afterMs`, at most `times` times; null: never. */
  readonly resend: { readonly afterMs: number; readonly times: number } | null;
  /** Identical frames within this time are one press. */
  readonly foldMs: number;
  /** The evaluator's grade 0–4 → the hall's, 1 best … 5 worst. */
  readonly grades: Readonly<Record<number, number>>;
}
