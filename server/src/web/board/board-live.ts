import { computed, effect, signal, untracked } from '@preact/signals';
import { sentenceOf } from '@jiaohao/shared/voice';
import type { Live } from '@jiaohao/shared/web';
import { followHall, hall } from '../hall-live.ts';
import { createAnnouncer } from './announcer.ts';
import { blankBook, hears, sees, type BoardCall, type Learnt } from './call-book.ts';
import { openLoudspeaker } from './loudspeaker.ts';
import { voiceOfPage } from './voice-of-page.ts';

const { voice, english } = voiceOfPage(location.search);
const loudspeaker = voice === 'off' ? null : openLoudspeaker();
/** Whether the hub has made this screen the one that speaks. */
const speaks = signal(false);
const book = signal(blankBook);

/** The call in the light; null before the first. */
export const inTheLight = signal<BoardCall | null>(null);
/** The latest calls, newest first. */
export const recentCalls = computed(() => book.value.recent);
/** The hub has made this screen the voice of what no window says itself. */
const isVoice = computed(() => speaks.value && loudspeaker?.state.value === 'ready');
/** Calls are spoken here now. */
export const isHeard = computed(
  () => isVoice.value && (hall.value?.windows.some(({ voice }) => voice === 'screen') ?? false),
);
/** The browser waits for a touch before it lets this page sound. */
export const sleeps = computed(() => voice === 'on' && loudspeaker?.state.value === 'asleep');
export const wake = (): void => loudspeaker?.wake();

const announcer = createAnnouncer({
  now: () => performance.now(),
  pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  show(call) {
    inTheLight.value = call;
  },
  say: async (call) =>
    (await loudspeaker?.say(sentenceOf({ ...call, number: call.ticket }, english))) ?? false,
  onSilent: () => loudspeaker?.giveUp(),
});

function learn({ book: next, calls }: Learnt): void {
  book.value = next;
  for (const call of calls) announcer.announce(call, isVoice.value && call.voice === 'screen');
}

/** A screen that cannot sound is none that the hub may count on: it says so by how it follows the hall. */
const query = computed(() => (loudspeaker?.state.value === 'ready' ? `?voice=${voice}` : ''));
const following = signal<Live | null>(null);
/** Whether what is shown is what is. */
export const live = computed(() => following.value?.live.value ?? null);

effect(() => {
  const asking = query.value;
  const opened = followHall((call) => learn(hears(book.value, call)), {
    query: asking,
    onVoice(told) {
      speaks.value = told.speaks;
    },
  });
  untracked(() => {
    following.value = opened;
  });
  return () => {
    speaks.value = false;
    opened.close();
  };
});

effect(() => {
  const now = hall.value;
  if (now !== null) untracked(() => learn(sees(book.value, now)));
});
