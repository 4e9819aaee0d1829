import { parseArgs } from 'node:util';
import { ticketNumber } from '@jiaohao/shared';
import { JournalError } from '../store/journal-error.ts';
import { examineJournal } from '../store/sqlite/examine.ts';
import { audit, type AuditReport } from './audit.ts';
import { openJournalFile, type JournalFile } from './journal-file.ts';
import type { Output } from './output.ts';
import { onDay, summaryLine, violationLine } from './report.ts';
import { salvage } from './salvage.ts';
import { storiesOf, type StoryLine } from './story.ts';

const usage = [
  'npm run journal -- check <file> [--day 2026-11-23] [--hall <id>]',
  'npm run journal -- ticket A012 <file> [--day 2026-11-23] [--hall <id>]',
  'npm run journal -- salvage <file> --out <new file>',
].join('\n       ');

/** The command cannot be carried out; the message says why in one sentence. */
class UsageError extends Error {
  readonly code = 'usage';
}

/** Carries out one `journal` command. What cannot be done is one sentence and exit code 1. */
export function runJournalCommand(args: readonly string[]): Output {
  try {
    const { positionals, values } = parsedArguments(args);
    const [verb, ...rest] = positionals;
    if (verb === 'check' && rest.length === 1)
      return withFile(rest[0], (file, path) => check(file, path, values));
    if (verb === 'ticket' && rest.length === 2) {
      const number = ticketNumber.safeParse(rest[0]?.toUpperCase());
      if (!number.success)
        throw new UsageError(`"${rest[0]}" is not a ticket number; expected one such as A012.`);
      return withFile(rest[1], (file, path) => story(file, path, number.data, values));
    }
    if (verb === 'salvage' && rest.length === 1) {
      if (values.out === undefined) throw new UsageError('salvage: expected --out <new file>.');
      return salvage(rest[0] ?? '', values.out);
    }
    throw new UsageError(`expected a command.\nusage: ${usage}`);
  } catch (error) {
    if (error instanceof UsageError || error instanceof JournalError) {
      return { lines: [], error: `journal: ${error.message}`, exitCode: 1 };
    }
    throw error;
  }
}

interface Wanted {
  readonly day?: string | undefined;
  readonly hall?: string | undefined;
  readonly out?: string | undefined;
}

function parsedArguments(args: readonly string[]): { positionals: string[]; values: Wanted } {
  try {
    const text = { type: 'string' } as const;
    const options = { day: text, hall: text, out: text };
    const parsed = parseArgs({ args: [...args], options, allowPositionals: true });
    const { day } = parsed.values;
    if (day !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(day)) {
      throw new UsageError(`--day ${day}: expected a date such as 2026-11-23.`);
    }
    return parsed;
  } catch (error) {
    if (error instanceof UsageError || !(error instanceof TypeError)) throw error;
    throw new UsageError(`${error.message}\nusage: ${usage}`);
  }
}

function withFile(path: string | undefined, work: (file: JournalFile, path: string) => Output): Output {
  if (path === undefined) throw new UsageError(`expected a file.\nusage: ${usage}`);
  const file = openJournalFile(path);
  try {
    return work(file, path);
  } finally {
    file.close();
  }
}

function hallsWanted(file: JournalFile, path: string, { hall }: Wanted): readonly string[] {
  const halls = file.halls();
  if (halls.length === 0) throw new UsageError(`${path}: the journal is empty.`);
  if (hall === undefined) return halls;
  if (!halls.includes(hall))
    throw new UsageError(`${path}: has no hall ${hall}; it has ${halls.join(', ')}.`);
  return [hall];
}

/** The file itself first, entry by entry; then what the entries say. */
function check(file: JournalFile, path: string, wanted: Wanted): Output {
  const damage = examineJournal(path).map((what) => `${path}: ${what}. [file]`);
  if (damage.length > 0 && file.halls().length === 0) return { lines: damage, error: null, exitCode: 1 };
  const reports = hallsWanted(file, path, wanted).map((hall) => {
    const whole = audit(file.entries(hall));
    return { hall, report: wanted.day === undefined ? whole : theDay(whole, wanted.day, path) };
  });
  const broken = damage.length > 0 || reports.some(({ report }) => report.violations.length > 0);
  const lines = reports.flatMap(({ hall, report }) => [
    ...report.violations.map(violationLine),
    summaryLine(`${path} (${hall})`, report),
  ]);
  return { lines: [...lines, ...damage], error: null, exitCode: broken ? 1 : 0 };
}

function theDay(report: AuditReport, day: string, path: string): AuditReport {
  if (!report.days.has(day)) throw new UsageError(noSuchDay(path, day, [...report.days.keys()]));
  return onDay(report, day);
}

function noSuchDay(path: string, day: string, days: readonly string[]): string {
  return `${path}: has nothing of ${day}; its days go from ${days[0]} to ${days.at(-1)}.`;
}

/** The newest day that has the ticket, unless one is named. */
function story(file: JournalFile, path: string, ticket: string, wanted: Wanted): Output {
  const told = hallsWanted(file, path, wanted).flatMap((hall) => {
    const stories = storiesOf(ticket, file.entries(hall));
    const day = wanted.day ?? [...stories.keys()].at(-1);
    const lines = day === undefined ? undefined : stories.get(day);
    if (day === undefined || lines === undefined) return [];
    const others = [...stories.keys()].filter((other) => other !== day);
    return [`${ticket} · ${day} · ${hall}`, ...lines.flatMap(storyLines), ...alsoOn(ticket, others)];
  });
  if (told.length === 0) {
    const when = wanted.day === undefined ? 'on any day' : `on ${wanted.day}`;
    throw new UsageError(`${path}: has no ticket ${ticket} ${when}.`);
  }
  return { lines: told, error: null, exitCode: 0 };
}

function storyLines({ time, what, by }: StoryLine): string[] {
  const indent = ' '.repeat(time.length);
  return [`${time}  ${what.zh}〔${by.zh}〕`, `${indent}  ${what.en} [${by.en}]`];
}

function alsoOn(ticket: string, days: readonly string[]): string[] {
  if (days.length === 0) return [];
  return [
    `${ticket} also on ${days.slice(-5).join(', ')}${days.length > 5 ? ' and earlier' : ''}: add --day.`,
  ];
}
