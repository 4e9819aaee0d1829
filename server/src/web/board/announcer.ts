import { VoiceQueue } from '@jiaohao/shared/voice';
import type { BoardCall } from './call-book.ts';

export interface AnnouncerOptions {
  /** Monotonic milliseconds. */
  readonly now: () => number;
  readonly pause: (ms: number) => Promise<unknown>;
  /** Puts a call into the light. */
  readonly show: (call: BoardCall) => void;
  /** Says a call aloud; false when that failed. */
  readonly say: (call: BoardCall) => Promise<boolean>;
  /** Told when the loudspeaker failed. */
  readonly onSilent: () => void;
}

/** Gives each call its time, on the screen and, where this screen is the voice, aloud: one after the other. */
export interface Announcer {
  announce(call: BoardCall, aloud: boolean): void;
}

/** Long enough to find one's number and its window. */
export const leastShownMs = 3000;

export function createAnnouncer({ now, pause, show, say, onSilent }: AnnouncerOptions): Announcer {
  const queue = new VoiceQueue<{ call: BoardCall; aloud: boolean }>({
    now,
    async say({ call, aloud }) {
      show(call);
      const [said] = await Promise.all([aloud ? say(call) : true, pause(leastShownMs)]);
      return said;
    },
    onWorks(works) {
      if (!works) onSilent();
    },
  });
  return { announce: (call, aloud) => queue.say({ call, aloud }) };
}
