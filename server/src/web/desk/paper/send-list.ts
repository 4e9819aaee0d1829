import { signal } from '@preact/signals';
import type { CommandResult, Refusal } from '@jiaohao/shared';
import { act, freshId, type Said } from '../../api.ts';
import { isBlank, type PaperLine } from './paper-line.ts';
import { changeLine, paperList } from './paper-list.ts';
import { readLine, type Entry, type Reading } from './read-line.ts';

/** How sending stands: `waiting`: the hub could not take it; it goes on by itself when the hub is back. */
export const sending = signal<'idle' | 'busy' | 'waiting'>('idle');

/** Nothing was decided: the same wish comes again. */
export const undecided = new Set([
  'no-answer',
  'not-recorded',
  'disk-full',
  'settling',
  'too-fast',
  'busy',
  'log-in-first',
  'went-wrong',
]);

interface Readable {
  readonly line: PaperLine;
  readonly entry: Entry;
}

/** Lines that can be sent: not blank, not in the books yet, nothing wrong with them. */
export function readable(lines: readonly PaperLine[], reading: Reading): Readable[] {
  return lines.flatMap((line) => {
    if (line.outcome.kind !== 'open' || isBlank(line)) return [];
    const read = readLine(line, reading);
    return read.ok ? [{ line, entry: read.entry }] : [];
  });
}

/**
 * Sends every line that can be sent: all tickets first, then all calls in the order of their times, so that no call comes
 * before its ticket and each window's visits follow one another.
 */
export async function sendList(reading: Reading, doIt = act): Promise<void> {
  if (sending.value === 'busy') return;
  const lines = readable(paperList.value.lines, reading);
  if (lines.length === 0) {
    sending.value = 'idle';
    return;
  }
  sending.value = 'busy';
  const wentThrough = (await sendTickets(lines, doIt)) && (await sendCalls(lines, doIt));
  sending.value = wentThrough ? 'idle' : 'waiting';
}

async function sendTickets(lines: readonly Readable[], doIt: typeof act): Promise<boolean> {
  const byTime = lines
    .filter(({ entry, line }) => entry.ticket !== null && !line.ticketDone)
    .sort((a, b) => (a.entry.ticket?.issuedAt ?? 0) - (b.entry.ticket?.issuedAt ?? 0));
  for (const { line, entry } of byTime) {
    const said = await doIt('POST', '/back-entries/tickets', entry.ticket ?? {}, line.ticketId);
    if (isUndecided(said)) return false;
    if (isTaken(said))
      became(line, {
        ticketDone: true,
        ...(entry.call === null && { outcome: { kind: 'accepted', repeat: !said.ok } }),
      });
    else refused(line, said);
  }
  return true;
}

async function sendCalls(lines: readonly Readable[], doIt: typeof act): Promise<boolean> {
  const byTime = lines
    .filter(({ entry }) => entry.call !== null)
    .sort((a, b) => (a.entry.call?.calledAt ?? 0) - (b.entry.call?.calledAt ?? 0));
  for (const { line, entry } of byTime) {
    if (lineNow(line)?.outcome.kind !== 'open') continue;
    const said = await doIt('POST', '/back-entries/calls', entry.call ?? {}, line.callId);
    if (isUndecided(said)) return false;
    if (isTaken(said)) became(line, { outcome: { kind: 'accepted', repeat: !said.ok } });
    else refused(line, said);
  }
  return true;
}

/** It may have been refused, typed over, or taken off the list, since it was read. */
function lineNow({ id, callId }: PaperLine): PaperLine | undefined {
  return paperList.value.lines.find((line) => line.id === id && line.callId === callId);
}

/** What was typed over while it was on its way is another wish: nothing became of that one yet. */
function became(line: PaperLine, change: Partial<PaperLine>): void {
  if (lineNow(line) !== undefined) changeLine(line.id, change);
}

function isUndecided(said: Said<CommandResult>): boolean {
  return !said.ok && undecided.has(said.refusal.code);
}

/** In the books: now, or from before. */
function isTaken(said: Said<CommandResult>): boolean {
  return said.ok || said.refusal.code === 'already-entered';
}

function refused(line: PaperLine, said: Said<CommandResult>): void {
  const { zh, en }: Pick<Refusal, 'zh' | 'en'> = said.ok ? { zh: '', en: '' } : said.refusal;
  became(line, { outcome: { kind: 'refused', zh, en }, ticketId: freshId(), callId: freshId() });
}
