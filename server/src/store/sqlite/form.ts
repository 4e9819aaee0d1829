import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { CallReason, Delivery, TicketClass } from '@jiaohao/shared';
import type { HallEvent, SlipFacts } from '../../domain/index.ts';
import type { JournalEntry, KeptAnswer, KeptRefusal } from '../journal.ts';
import { abbreviate, spellOut } from './abbreviations.ts';
import type { BatchRow } from './schema.ts';

/*
 * How a batch is written: three lines, each a list with a place for each command: their ids; what their senders were told;
 * what happened, [milliseconds after the batch’s first, …events], which is all that a replay makes anything of. What one
 * part says is not said again by another: an event of the command’s own time has no `at`, one of the same person as the
 * event before it no `by`, and a call’s answer is its event. Longer batches are compressed: it costs 4 µs a command in
 * those of thirty, and 50 µs in one alone, which is abbreviated instead.
 */

type EventForm = HallEvent extends infer Each ? (Each extends HallEvent ? FormOf<Each> : never) : never;
type FormOf<Event extends HallEvent> = Omit<Event, 'at' | 'by'> & Partial<Pick<Event, 'at' | 'by'>>;
type AnswerForm =
  /** Done. */
  | 0
  /** Called, as its event says; or as said here. */
  | ['c']
  | ['c', number, string, CallReason]
  | ['r', string, ...([] | [KeptRefusal['said']])]
  | ['t', SlipForm, 0 | 1];
type SlipForm = [
  windows: string,
  ahead: number,
  wait: 0 | [minutes: number, each: number, windows: number, served: number],
  issuedAt: string,
  /** Nothing when the event of its issue says it. */
  ...([] | [ticket: string, service: string, ofClass: TicketClass, delivery: Delivery]),
];
/** What happened because of a command. */
export type HappenedForm = [after: number, ...events: EventForm[]];

/** From so many letters on a batch is compressed. */
const longBatch = 2048;

/** What of a batch goes into its row. `entries`: of one day, at least one. */
export function packBatch(entries: readonly JournalEntry[]): Pick<BatchRow, 'at' | 'said' | 'count'> {
  const at = entries[0]?.at ?? 0;
  const ids = entries.map(({ commandId }) => commandId);
  const told = entries.map(({ answer, events }) => packAnswer(answer, events));
  const happened = entries.map((entry): HappenedForm => [
    entry.at - at,
    ...packEvents(entry.events, entry.at),
  ]);
  const text = [ids, told, happened].map((line) => JSON.stringify(line)).join('\n');
  const said =
    text.length < longBatch
      ? abbreviate(text)
      : zstdCompressSync(text, { params: { [constants.ZSTD_c_compressionLevel]: 1 } });
  return { at, said, count: entries.length };
}

/** Its three lines, whether they were compressed or not. @throws when they cannot be decompressed */
export function textOf({ said }: Pick<BatchRow, 'said'>): string {
  return typeof said === 'string' ? spellOut(said) : zstdDecompressSync(said).toString();
}

/** The entries of a row whose digest has proved it: its form is what its version says. */
export function unpackBatch(row: BatchRow): JournalEntry[] {
  return unpackText(row, textOf(row));
}

export function unpackText({ hall, day, at }: BatchRow, text: string): JournalEntry[] {
  const [first = '', second = '', third = ''] = text.split('\n');
  const ids: string[] = JSON.parse(first);
  const told: AnswerForm[] = JSON.parse(second);
  const happened: HappenedForm[] = JSON.parse(third);
  return ids.map((commandId, place) => {
    const [after, ...forms] = present(happened[place]);
    const events = unpackEvents(forms, at + after);
    const answer = unpackAnswer(present(told[place]), events);
    return { hall, day, commandId, at: at + after, events, answer };
  });
}

/** The ids alone. */
export function idsIn(row: Pick<BatchRow, 'said'>): string[] {
  const text = textOf(row);
  return JSON.parse(text.slice(0, text.indexOf('\n')));
}

/** What of a batch a replay needs: its ids, and what happened as it is written, in ASCII. */
export function forReplay(row: Pick<BatchRow, 'said'>): { ids: string[]; happened: string } {
  const text = textOf(row);
  const ids: string[] = JSON.parse(text.slice(0, text.indexOf('\n')));
  return { ids, happened: inAscii(text.slice(text.lastIndexOf('\n') + 1)) };
}

/** The commands of a list of what happened, as {@link forReplay} gives it. */
export function happenedIn(list: Uint8Array<ArrayBuffer>): HappenedForm[][] {
  return JSON.parse(Buffer.from(list.buffer).toString('latin1'));
}

/** Texts of letters of one byte are parsed sooner than others. */
function inAscii(json: string): string {
  return json.replaceAll(/[^\0-\x7f]/g, escaped);
}

/** As JSON may write any letter. */
function escaped(letter: string): string {
  return `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function packEvents(events: readonly HallEvent[], commandAt: number): EventForm[] {
  let before: unknown;
  return events.map(({ at, by, ...event }) => {
    const same = by === before;
    before = by;
    return { ...event, ...(at === commandAt ? {} : { at }), ...(same ? {} : { by }) };
  });
}

/** The events of a command of this time. */
export function unpackEvents(forms: readonly EventForm[], commandAt: number): HallEvent[] {
  let by: HallEvent['by'] = { hub: 'timer' };
  return forms.map((form) => {
    by = form.by ?? by;
    return { ...form, at: form.at ?? commandAt, by };
  });
}

function packAnswer(answer: KeptAnswer, events: readonly HallEvent[]): AnswerForm {
  switch (answer.kind) {
    case 'done':
      return 0;
    case 'refused':
      return answer.said === null ? ['r', answer.code] : ['r', answer.code, answer.said];
    case 'ticket':
      return ['t', packSlip(answer.slip, events), answer.repeat ? 1 : 0];
    case 'called': {
      const last = callIn(events);
      const { window, ticket, reason } = answer;
      const isSaid = last?.window === window && last.ticket === ticket && last.reason === reason;
      return isSaid ? ['c'] : ['c', window, ticket, reason];
    }
  }
}

function unpackAnswer(form: AnswerForm, events: readonly HallEvent[]): KeptAnswer {
  if (form === 0) return { kind: 'done' };
  if (form[0] === 'r') return { kind: 'refused', code: form[1], said: form[2] ?? null };
  if (form[0] === 't') return { kind: 'ticket', slip: unpackSlip(form[1], events), repeat: form[2] === 1 };
  if (form.length === 4) return { kind: 'called', window: form[1], ticket: form[2], reason: form[3] };
  const { window, ticket, reason } = present(callIn(events));
  return { kind: 'called', window, ticket, reason };
}

/** What its form says is there. @throws when it is not: then the row was written by a bug. */
function present<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('an entry in the journal rests on something that is not there');
  return value;
}

function callIn(events: readonly HallEvent[]): HallEvent<'ticketCalled'> | undefined {
  const last = events.at(-1);
  return last?.type === 'ticketCalled' ? last : undefined;
}

function packSlip(slip: SlipFacts, events: readonly HallEvent[]): SlipForm {
  const { ticket, service, class: of, windows, ahead, wait, issuedAt, delivery } = slip;
  const said: SlipForm[2] = wait === null ? 0 : [wait.minutes, wait.each, wait.windows, wait.served];
  const own = issueIn(events);
  const isSaid =
    own?.ticket === ticket && own.service === service && own.class === of && own.delivery === delivery;
  return isSaid
    ? [windows, ahead, said, issuedAt]
    : [windows, ahead, said, issuedAt, ticket, service, of, delivery];
}

function unpackSlip(form: SlipForm, events: readonly HallEvent[]): SlipFacts {
  const [windows, ahead, said, issuedAt] = form;
  const wait = said === 0 ? null : { minutes: said[0], each: said[1], windows: said[2], served: said[3] };
  return { ...ticketIn(form, events), windows, ahead, wait, issuedAt };
}

function ticketIn(
  form: SlipForm,
  events: readonly HallEvent[],
): Pick<SlipFacts, 'ticket' | 'service' | 'class' | 'delivery'> {
  if (form.length === 8) return { ticket: form[4], service: form[5], class: form[6], delivery: form[7] };
  const { ticket, service, class: of, delivery } = present(issueIn(events));
  return { ticket, service, class: of, delivery };
}

function issueIn(events: readonly HallEvent[]): HallEvent<'ticketIssued'> | undefined {
  const last = events.at(-1);
  return last?.type === 'ticketIssued' ? last : undefined;
}
