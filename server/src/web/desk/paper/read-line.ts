import {
  keyedForm,
  lastNumberOf,
  numberIn,
  seriesIn,
  valueOf,
  type Bilingual,
  type NumberDigits,
} from '@jiaohao/shared';
import { tidy, type Cell, type PaperLine } from './paper-line.ts';

/** What a line is read against. */
export interface Reading {
  /** Epoch milliseconds of the midnight that began the day of the list. */
  readonly midnight: number;
  readonly now: number;
  readonly services: readonly {
    readonly service: string;
    readonly name: Bilingual;
    readonly series: string;
  }[];
  readonly windows: readonly number[];
  /** First number of the paper books. */
  readonly paperFrom: number;
  readonly numberDigits: NumberDigits;
}

/** What a line says, in the words of the hub. */
export interface Entry {
  readonly ticket: {
    readonly ticket: string;
    readonly service: string;
    readonly source: 'paper' | 'offline';
    readonly issuedAt: number;
  } | null;
  readonly call: {
    readonly window: number;
    readonly digits: string;
    readonly calledAt: number;
    readonly ended?: { readonly how: 'done' | 'missed'; readonly at: number };
  } | null;
}

/** A sentence about one cell. */
interface Problem extends Bilingual {
  readonly cell: Cell;
}

export type Read =
  | { readonly ok: true; readonly entry: Entry; readonly doubt: Bilingual | null }
  | { readonly ok: false; readonly problem: Problem };

const MINUTE = 60_000;

/** Reads a line: what it says, or the first thing that is wrong with it, in one sentence. */
export function readLine(line: PaperLine, reading: Reading): Read {
  const number = numberOf(line, reading);
  if ('problem' in number) return { ok: false, problem: number.problem };
  const times = timesOf(line, reading);
  if ('problem' in times) return { ok: false, problem: times.problem };
  const problem = outOfOrder(times, reading) ?? missing(line, times, reading);
  if (problem !== null) return { ok: false, problem };
  const entry = entryOf(line, number.number, times, reading);
  return { ok: true, entry, doubt: doubtOf(entry, reading) };
}

type Numbered = { readonly number: string } | { readonly problem: Problem };

/** With its letter; digits alone take the letter of the line's service. */
function numberOf({ number, service }: PaperLine, { services, numberDigits }: Reading): Numbered {
  const typed = tidy(number);
  if (!keyedForm.test(typed) || valueOf(typed) > lastNumberOf(numberDigits))
    return wrong('number', '请填写号码，如 B801。', 'Write the number, such as B801.');
  const series = seriesIn(typed) || services.find((each) => each.service === service)?.series;
  if (series === undefined)
    return wrong('number', '请写上号码的字母，如 B801。', 'Write the letter too, such as B801.');
  return { number: numberIn(series, valueOf(typed), numberDigits) };
}

interface Times {
  readonly taken: number | null;
  readonly called: number | null;
  readonly ended: { readonly how: 'done' | 'missed'; readonly at: number | null } | null;
}

function timesOf(line: PaperLine, { midnight }: Reading): Times | { readonly problem: Problem } {
  const taken = timeIn(line.taken, midnight);
  if (taken === 'wrong') return wrong('taken', ...badTime('取号', 'the ticket was taken'));
  const called = timeIn(line.called, midnight);
  if (called === 'wrong') return wrong('called', ...badTime('叫号', 'it was called'));
  const ended = endIn(line.ended, midnight);
  return ended === 'wrong' ? wrong('ended', ...badTime('结束', 'it ended')) : { taken, called, ended };
}

/** `0952`, or with an x (过) when nobody came, which needs no time; null when nothing is written. */
export function endIn(text: string, midnight: number): Times['ended'] | 'wrong' {
  const written = tidy(text);
  const at = timeIn(written.replaceAll(/[X过号×]/g, ''), midnight);
  if (at === 'wrong') return at;
  if (/[X过×]/.test(written)) return { how: 'missed', at };
  return at === null ? null : { how: 'done', at };
}

/** `0935`, `935`, `9:35` and `9.35` are the same time; null when nothing is written. */
function timeIn(text: string, midnight: number): number | 'wrong' | null {
  const written = tidy(text);
  if (written === '') return null;
  const [, hours = '', minutes = ''] = /^(\d{1,2})[:.\- ]?(\d{2})$/.exec(written) ?? [];
  const isTime = hours !== '' && Number(hours) < 24 && Number(minutes) < 60;
  return isTime ? midnight + (Number(hours) * 60 + Number(minutes)) * MINUTE : 'wrong';
}

const badTime = (zh: string, en: string): [string, string] => [
  `${zh}时间看不懂，请写成 0935。`,
  `When ${en} cannot be read; write 0935.`,
];

function outOfOrder({ taken, called, ended }: Times, { now }: Reading): Problem | null {
  const late = (at: number | null): boolean => at !== null && at > now + MINUTE;
  if (late(taken))
    return wrong('taken', '取号时间还没有到。', 'The ticket would be taken in the future.').problem;
  if (late(called)) return wrong('called', '叫号时间还没有到。', 'It would be called in the future.').problem;
  if (late(ended?.at ?? null))
    return wrong('ended', '结束时间还没有到。', 'It would end in the future.').problem;
  if (taken !== null && called !== null && called < taken)
    return wrong('called', '叫号早于取号，请核对。', 'It is called before it was taken; please check.')
      .problem;
  if (called !== null && (ended?.at ?? called) < called)
    return wrong('ended', '结束早于叫号，请核对。', 'It ends before it was called; please check.').problem;
  return null;
}

function missing(
  line: PaperLine,
  { taken, called, ended }: Times,
  { services, windows }: Reading,
): Problem | null {
  if (taken === null && called === null) {
    if (ended !== null) return wrong('called', '请填写叫号时间。', 'Write when it was called.').problem;
    return wrong('taken', '请填写取号时间或叫号时间。', 'Write when it was taken or called.').problem;
  }
  if (called === null && ended !== null)
    return wrong('called', '请填写叫号时间。', 'Write when it was called.').problem;
  if (taken !== null && !services.some(({ service }) => service === line.service))
    return wrong('service', '请选择业务。', 'Choose the service.').problem;
  if (called !== null && !windows.includes(Number(tidy(line.window) || 0)))
    return wrong('window', '没有这个窗口，请核对窗口号。', 'There is no such window; check its number.')
      .problem;
  return null;
}

/** A miss without a time of its own was one by the time of the call. */
function entryOf(line: PaperLine, number: string, times: Times, { paperFrom }: Reading): Entry {
  const { taken, called, ended } = times;
  const source = valueOf(number) < paperFrom ? 'offline' : 'paper';
  return {
    ticket: taken === null ? null : { ticket: number, service: line.service, source, issuedAt: taken },
    call:
      called === null
        ? null
        : { window: Number(tidy(line.window)), digits: number, calledAt: called, ...endOf(ended, called) },
  };
}

function endOf(ended: Times['ended'], called: number): { ended?: { how: 'done' | 'missed'; at: number } } {
  return ended === null ? {} : { ended: { how: ended.how, at: ended.at ?? called } };
}

/** What the books take, but may put on the reconciliation list. */
function doubtOf({ ticket }: Entry, { services, paperFrom }: Reading): Bilingual | null {
  if (ticket === null) return null;
  const { ticket: number, service, source } = ticket;
  const letter = seriesIn(number);
  const own = services.find((each) => each.service === service)?.series;
  if (letter !== own && services.some(({ series }) => series === letter))
    return {
      zh: `${letter}字不是这项业务的号，记入后会列入待核对。`,
      en: `${letter} belongs to another service: it will be put on the reconciliation list.`,
    };
  if (source === 'paper') return null;
  return {
    zh: `${paperFrom}以下不是纸质号，按取号机离线号记入。`,
    en: `Below ${paperFrom} it is no paper number: entered as one of a kiosk.`,
  };
}

function wrong(cell: Cell, zh: string, en: string): { readonly problem: Problem } {
  return { problem: { cell, zh, en } };
}
