import type { Answer, Refusal } from '@jiaohao/shared';
import { refusals, type HallPlan } from '../domain/index.ts';
import type { JournalReader, KeptAnswer, KeptRefusal, Stream, Told } from '../store/journal.ts';
import type { HallRules } from './rules.ts';

/** What the words of an answer are made of, beside what was kept. */
export interface Words {
  readonly rules: Pick<HallRules, 'commandResult'>;
  /** The opaque address of a ticket of that day. */
  readonly trackerOf: (date: string, ticket: string) => string;
}

/** A refusal as it is kept: a sentence that its code says again is left out. */
export function keptRefusal({ code, digits, zh, en }: Refusal): KeptRefusal {
  const usual = usualWords(code);
  const isUsual = usual?.zh === zh && usual.en === en && usual.digits === digits;
  return { kind: 'refused', code, said: isUsual ? null : { digits, zh, en } };
}

const allWords: ReadonlyMap<string, Omit<Refusal, 'code'>> = new Map(Object.entries(refusals));

function usualWords(code: string): Omit<Refusal, 'code'> | undefined {
  return allWords.get(code);
}

/** What the sender of `id` was told, in full. @param day what the plan is of, and the date of its tickets */
export function answerOf(
  { rules, trackerOf }: Words,
  id: string,
  kept: KeptAnswer,
  day: { readonly plan: HallPlan; readonly date: string },
): Answer {
  if (kept.kind === 'refused') return { id, outcome: 'refused', refusal: refusalOf(kept) };
  const result = rules.commandResult(day.plan, kept, (ticket) => trackerOf(day.date, ticket));
  return { id, outcome: 'accepted', result };
}

function refusalOf({ code, said }: KeptRefusal): Refusal {
  // Kept without words only when its code had them; should a later program have lost them, its code is told.
  const { digits, zh, en } = said ?? usualWords(code) ?? { digits: '000', zh: code, en: code };
  return { code, digits, zh, en };
}

/**
 * Says again what was told then.
 * @param today the day that runs; the plan of another is read from the journal
 */
export async function tellAgain(
  journal: Pick<JournalReader, 'ofIncidents'>,
  words: Words,
  told: ReadonlyMap<string, Told>,
  today: { readonly plan: HallPlan; readonly date: string | null },
): Promise<ReadonlyMap<string, Answer>> {
  const answers = new Map<string, Answer>();
  for (const [id, { answer, ...stream }] of told) {
    const isToday = stream.day === today.date || answer.kind !== 'ticket';
    const plan = isToday ? today.plan : ((await planOf(journal, stream)) ?? today.plan);
    answers.set(id, answerOf(words, id, answer, { plan, date: stream.day }));
  }
  return answers;
}

async function planOf(
  journal: Pick<JournalReader, 'ofIncidents'>,
  stream: Stream,
): Promise<HallPlan | undefined> {
  for (const { events } of await journal.ofIncidents(stream))
    for (const event of events) if (event.type === 'dayOpened') return event.plan;
  return undefined;
}
