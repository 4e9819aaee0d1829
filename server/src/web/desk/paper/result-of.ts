import type { Bilingual } from '@jiaohao/shared';
import type { ConflictView } from '../../../http/shapes/conflict.ts';
import type { PaperLine } from './paper-line.ts';
import { readLine, type Entry, type Reading } from './read-line.ts';

/** What is said behind a line. */
export interface Said extends Bilingual {
  readonly tone: 'good' | 'warn' | 'bad' | 'plain';
}

/** Behind a line: what became of it, or what would. Null: nothing to say yet. */
export function resultOf(
  line: PaperLine,
  reading: Reading,
  conflicts: readonly ConflictView[],
  twin: number | null,
): Said | null {
  if (line.outcome.kind === 'refused') return { tone: 'bad', zh: line.outcome.zh, en: line.outcome.en };
  const read = readLine(line, reading);
  if (!read.ok) return { tone: 'bad', zh: read.problem.zh, en: read.problem.en };
  if (line.outcome.kind === 'accepted') return inBooks(line.outcome.repeat, listedFor(read.entry, conflicts));
  if (twin !== null)
    return {
      tone: 'warn',
      zh: `与第${twin}行号码相同，请核对。`,
      en: `Line ${twin} has the same number; please check.`,
    };
  if (read.doubt !== null) return { tone: 'warn', ...read.doubt };
  return { tone: 'plain', zh: '可以记入', en: 'Ready' };
}

function inBooks(repeat: boolean, conflict: ConflictView | undefined): Said {
  if (conflict !== undefined)
    return {
      tone: 'warn',
      zh: '已送达，有疑问：见“核对”。',
      en: 'Sent, with a doubt: see “Reconcile”.',
    };
  if (repeat)
    return { tone: 'good', zh: '早已记入，没有重复。', en: 'In the books before; not entered twice.' };
  return { tone: 'good', zh: '已记入', en: 'In the books' };
}

/** The line of the reconciliation list that came of this entry. */
function listedFor({ ticket, call }: Entry, conflicts: readonly ConflictView[]): ConflictView | undefined {
  return conflicts.find(({ what }) => {
    if (what.kind === 'number-twice' || what.kind === 'ticket-not-entered')
      return ticket?.ticket === what.ticket && ticket.issuedAt === what.issuedAt;
    if (what.kind === 'foreign-number' || what.kind === 'second-ticket')
      return ticket?.ticket === what.ticket;
    const isSameTime = call?.window === what.window && call.calledAt === what.calledAt;
    return isSameTime && ('digits' in what ? what.digits : what.ticket) === call.digits;
  });
}

/** The line (from 1) that gave out the same number, if another did. */
export function twinOf(
  lines: readonly PaperLine[],
  line: PaperLine,
  numberOf: (line: PaperLine) => string | null,
): number | null {
  const number = numberOf(line);
  if (number === null) return null;
  const at = lines.findIndex((other) => other.id !== line.id && numberOf(other) === number);
  return at < 0 ? null : at + 1;
}
