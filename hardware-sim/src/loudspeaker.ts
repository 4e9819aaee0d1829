import type { Clock } from './clock.ts';
import type { SentenceView } from './views.ts';

/** The loudspeaker of the hall, and the memory of somebody who listens. */
export interface Loudspeaker {
  /** Says a sentence; resolves when it has been said, or broken off because `signal` aborted. */
  say(text: string, signal?: AbortSignal): Promise<SentenceView>;
  /** What was heard, oldest first: the newest {@link keptSentences}. */
  readonly sentences: readonly SentenceView[];
  /** Called when a sentence begins and when it ends. Returns the unsubscribe function. */
  onSound(listener: (sentence: SentenceView) => void): () => void;
}

const keptSentences = 200;
const syllableMs = 250;
const lettersPerSyllable = 3;

/** How many syllables a sentence has: a Chinese character, a digit or a capital letter is one; of other words, a few letters. */
export function syllablesOf(text: string): number {
  const single = text.match(/[\p{Script=Han}\p{Nd}]|\p{Lu}(?!\p{Ll})/gu)?.length ?? 0;
  const words = text.match(/\p{Lu}?\p{Ll}+/gu) ?? [];
  return single + words.reduce((sum, word) => sum + Math.ceil(word.length / lettersPerSyllable), 0);
}

/** Builds a loudspeaker. Unless `paced`, a sentence takes no time. */
export function createLoudspeaker(clock: Clock, paced: boolean): Loudspeaker {
  const sentences: SentenceView[] = [];
  const listeners = new Set<(sentence: SentenceView) => void>();
  let count = 0;

  const put = (sentence: SentenceView): SentenceView => {
    const at = sentences.findIndex(({ number }) => number === sentence.number);
    if (at < 0) sentences.push(sentence);
    else sentences[at] = sentence;
    if (sentences.length > keptSentences) sentences.shift();
    for (const listener of listeners) listener(sentence);
    return sentence;
  };
  return {
    sentences,
    async say(text, signal) {
      count += 1;
      const begun = put({ number: count, at: new Date().toISOString(), text, state: 'sounding' });
      const whole = !paced || (await passes(clock, syllablesOf(text) * syllableMs, signal));
      return put({ ...begun, state: whole ? 'heard' : 'broken-off' });
    },
    onSound(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Lets time pass; false if it was broken off. */
function passes(clock: Clock, ms: number, signal: AbortSignal | undefined): Promise<boolean> {
  return new Promise((resolve) => {
    const cancel = clock.schedule(ms, () => resolve(true));
    signal?.addEventListener('abort', () => {
      cancel();
      resolve(false);
    });
  });
}
