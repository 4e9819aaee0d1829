/** CMD bytes of the bus. `keys` serves both directions: a key press, its acknowledgement, and what starts an evaluator. */
export const commands = { keys: 0x01, display: 0x02, beep: 0x03, grade: 0x11 } as const;

/** A display position or typed key below this is a digit; in `display` this value is a blank, in `keys` a function key. */
export const firstKeyCode = 0x0a;
/** DATA of `keys` that starts the evaluator, and the code of the key whose acknowledgement looks the same. */
export const startEvaluationCode = 0x0b;
/** Highest grade an evaluator sends. */
export const highestGrade = 4;

/** Every device of the bus has an address; an evaluator shares that of its keypad. */
interface Addressed {
  readonly address: number;
}

/**
 * A function key, with the digits typed before it. PRIVATE where the digits hold a PIN: never logged as it is.
 */
export interface KeyPress extends Addressed {
  readonly kind: 'keyPress';
  readonly digits: readonly number[];
  /** Key code, 0A or more. */
  readonly key: number;
}

/** Digits without a function key. */
export interface Digits extends Addressed {
  readonly kind: 'digits';
  readonly digits: readonly number[];
}

/** A member's grade as the evaluator sends it, 0–4; `hallGrade` turns it into the hall's. */
export interface Grade extends Addressed {
  readonly kind: 'grade';
  readonly grade: number;
}

/** Six positions; null is a blank. The whole display changes: what is not said is blanked. */
export interface Display extends Addressed {
  readonly kind: 'display';
  readonly positions: Positions;
}
export type Position = number | null;
export type Positions = readonly [Position, Position, Position, Position, Position, Position];

/** Whether what was keyed was accepted. */
export interface Result extends Addressed {
  readonly kind: 'result';
  readonly ok: boolean;
}

export interface Beep extends Addressed {
  readonly kind: 'beep';
}

/**
 * Acknowledges a key press by the same bytes. Of the press of key 0B alone the acknowledgement IS `startEvaluation`, and of
 * one digit 0–4 alone it IS `gradeReply`; a receiver reads those two kinds, so build acknowledgements with `echoOf`.
 */
export interface KeyEcho extends Addressed {
  readonly kind: 'keyEcho';
  readonly digits: readonly number[];
  /** Null acknowledges digits without a key. */
  readonly key: number | null;
}

/** Asks the member at this address for a grade. */
export interface StartEvaluation extends Addressed {
  readonly kind: 'startEvaluation';
}

/** Acknowledges a grade. */
export interface GradeReply extends Addressed {
  readonly kind: 'gradeReply';
  readonly grade: number;
}

/** A sound frame of a form this protocol does not have. */
export interface Unexpected extends Addressed {
  readonly kind: 'unexpected';
  readonly command: number;
  readonly data: readonly number[];
}

/** What a device has to say. */
export type Report = KeyPress | Digits | Grade;
/** What the host has to say. */
export type Order = Display | Result | Beep | KeyEcho | StartEvaluation | GradeReply;

/**
 * What a device reads. Everyone hears everyone on the bus: a key press of a neighbour reads as its acknowledgement
 * (the bytes are the same), a neighbour's grade as `overheard`.
 */
export type ToDevice = Order | Unexpected | { readonly kind: 'overheard'; readonly message: Grade };

/**
 * What the host reads: reports, and with adapters that echo, its own words. Own displays, results and beeps read as
 * `overheard`; own acknowledgements cannot be told from key presses but by when they come.
 */
export type ToHost =
  Report | Unexpected | { readonly kind: 'overheard'; readonly message: Display | Result | Beep };
