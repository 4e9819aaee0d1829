import { signal } from '@preact/signals';
import type { Refusal } from '@jiaohao/shared';
import type { TicketStory } from '../../../http/shapes/ticket-story.ts';
import type { TicketView } from '../../../http/shapes/ticket.ts';
import { read } from '../../api.ts';
import { isNumber, likeliestFirst } from './found.ts';

/** What stands in the search field, and the tickets it may mean; null: nothing to look for yet. */
export const query = signal('');
export const found = signal<readonly TicketView[] | null>(null);
/** The ticket that is looked at. */
export const chosen = signal<string | null>(null);
export const story = signal<TicketStory | null>(null);
/** Why it could not be looked up. */
export const unread = signal<Refusal | null>(null);

let searching: Promise<void> = Promise.resolve();

/** Looks for a number or its last digits; the only one found is looked at at once. */
export function search(text: string): void {
  query.value = text;
  searching = look(text);
}

/** Resolves when what was typed last has been looked for: who types fast presses Enter before the hub has answered. */
export function searched(): Promise<void> {
  return searching;
}

async function look(text: string): Promise<void> {
  const digits = isNumber(text);
  if (digits === null) {
    found.value = null;
    return;
  }
  const said = await read<readonly TicketView[]>(`/tickets?digits=${digits}`);
  if (isNumber(query.value) !== digits) return;
  unread.value = said.ok ? null : said.refusal;
  found.value = said.ok ? likeliestFirst(said.value, digits) : null;
  if (found.value === null) return;
  const [only, ...others] = found.value;
  if (only !== undefined && others.length === 0) await choose(only.ticket);
}

export async function choose(number: string): Promise<void> {
  chosen.value = number;
  await refresh();
}

/** The hall changes several times a second; somebody reads this. */
const againMs = 800;
let soon: ReturnType<typeof setTimeout> | null = null;

/** The hall has gone on: the ticket is read again, however often it is said not more often than a person reads. */
export function refreshSoon(): void {
  soon ??= setTimeout(() => {
    soon = null;
    void refresh();
  }, againMs);
}

/** Reads the chosen ticket again. */
export async function refresh(): Promise<void> {
  const number = chosen.value;
  if (number === null) return;
  const said = await read<TicketStory>(`/tickets/${number}/story`);
  if (chosen.value !== number) return;
  unread.value = said.ok ? null : said.refusal;
  if (said.ok) story.value = said.value;
  // What cannot be read is not answered with another's story.
  else if (story.value?.ticket.ticket !== number) story.value = null;
}
