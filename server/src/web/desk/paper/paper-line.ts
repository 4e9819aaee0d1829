import { keyedForm, lastNumberOf, mostNumberDigits, numberIn, seriesIn, valueOf } from '@jiaohao/shared';

/** The cells of one line of a paper list, as typed. */
export const cells = ['number', 'service', 'taken', 'called', 'window', 'ended'] as const;
export type Cell = (typeof cells)[number];

/** What became of a line at the hub: nothing yet, in the books (`repeat`: it was there before), or refused with a sentence. */
type Outcome =
  | { readonly kind: 'open' }
  | { readonly kind: 'accepted'; readonly repeat: boolean }
  | { readonly kind: 'refused'; readonly zh: string; readonly en: string };

/** One line of the paper list, as it is kept in this browser. */
export interface PaperLine extends Readonly<Record<Cell, string>> {
  readonly id: string;
  /** Ids of its two wishes: sent again after a lost answer, they act once. New ones whenever it is typed over. */
  readonly ticketId: string;
  readonly callId: string;
  /** The ticket is in the books, its call not yet. */
  readonly ticketDone: boolean;
  readonly outcome: Outcome;
}

/** An empty line, or the one to follow `before`: the next number, and its service and window. */
export function lineAfter(before: PaperLine | null, fresh: () => string): PaperLine {
  return {
    id: fresh(),
    ticketId: fresh(),
    callId: fresh(),
    ticketDone: false,
    outcome: { kind: 'open' },
    number: before === null ? '' : numberAfter(before.number),
    service: before?.service ?? '',
    taken: '',
    called: '',
    window: before?.window ?? '',
    ended: '',
  };
}

/** `B801` → `B802`; nothing when there is none to go by. */
function numberAfter(number: string): string {
  const typed = tidy(number);
  if (!keyedForm.test(typed)) return '';
  const digits = typed.length - seriesIn(typed).length === mostNumberDigits ? mostNumberDigits : 3;
  const next = valueOf(typed) + 1;
  return next > lastNumberOf(digits) ? '' : numberIn(seriesIn(typed), next, digits);
}

/** Typed with a Chinese keyboard, letters and digits may be full-width. */
export function tidy(text: string): string {
  return text.normalize('NFKC').trim().toUpperCase();
}

/** As it was typed over: a wish of its own, whatever became of the one before. What is in the books stays as it is. */
export function retyped(line: PaperLine, cell: Cell, text: string, fresh: () => string): PaperLine {
  if (line.outcome.kind === 'accepted' || line[cell] === text) return line;
  return {
    ...line,
    [cell]: text,
    ticketId: fresh(),
    callId: fresh(),
    ticketDone: line.ticketDone && !ofTicket.includes(cell),
    outcome: { kind: 'open' },
  };
}

const ofTicket: readonly Cell[] = ['number', 'service', 'taken'];

/** Nothing of the line itself was typed: number, service and window came from the line before. */
export function isBlank(line: PaperLine): boolean {
  return [line.taken, line.called, line.ended].every((text) => tidy(text) === '');
}
