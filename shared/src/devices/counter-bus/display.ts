import type { Display, Position, Positions } from './messages.ts';
import type { Model } from './models/index.ts';

type Triple = readonly [Position, Position, Position];
const blanks: Triple = [null, null, null];

const digit = (character: string | undefined): Position =>
  character !== undefined && /^\d$/.test(character) ? Number(character) : null;

/** The last three characters, right-aligned; what is no digit is blank. */
function triple(text: string): Triple {
  const [hundreds, tens, ones] = text.slice(-3).padStart(3);
  return [digit(hundreds), digit(tens), digit(ones)];
}

const greatestCount = 999;

/** What a clerk should see. A display has no letters: of `A012` it shows 012. Null leaves its part blank. */
export interface KeypadFace {
  readonly ticket: string | null;
  readonly waiting: number | null;
}

/**
 * The displays that bring a face onto a keypad, to be sent in this order. The waiting count stands left, the ticket
 * right, of a number with four digits the last three. A model that can hold only one of them is shown the whole ticket
 * first and is left with the count.
 */
export function displaysOf(model: Model, address: number, { ticket, waiting }: KeypadFace): Display[] {
  const count = waiting === null ? blanks : triple(String(Math.min(waiting, greatestCount)).padStart(3, '0'));
  const show = (left: Triple, right: Triple): Display => {
    const positions: Positions = [...left, ...right];
    return { kind: 'display', address, positions };
  };
  if (model.display === 'both') return [show(count, ticket === null ? blanks : triple(ticket))];
  if (ticket === null) return [show(count, blanks)];
  const alone = digitsDisplay(address, ticket);
  return waiting === null ? [alone] : [alone, show(count, blanks)];
}

/** A display of up to six digits, right-aligned, such as the three of a refusal. Other characters are blank. */
export function digitsDisplay(address: number, text: string): Display {
  const padded = text.slice(-6).padStart(6);
  const positions: Positions = [...triple(padded.slice(0, 3)), ...triple(padded.slice(3))];
  return { kind: 'display', address, positions };
}
