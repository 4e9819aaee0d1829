import type { DeviceFault } from '@jiaohao/shared';
import { sentenceOf, testSentence, VoiceQueue, type Sentence, type SpokenCall } from '@jiaohao/shared/voice';
import type { VoicePlan } from '../agent-file.ts';
import type { Clock } from '../drivers/line/clock.ts';
import type { SpeakerProgram } from './say-aloud.ts';

export interface VoiceOptions {
  readonly plan: VoicePlan;
  readonly program: SpeakerProgram;
  readonly clock: Clock;
  /** All that is wrong with the loudspeaker, as far as its program tells. */
  readonly onFaults: (faults: readonly DeviceFault[]) => void;
}

/** The voice of the hall's counters. */
export interface Voice {
  /** Calls a number aloud, after the calls before it. */
  call(call: SpokenCall): void;
  /** Says that this is a test, after the calls before it; resolves with whether it was said. */
  tryOut(): Promise<boolean>;
  close(): void;
}

export function openVoice({ plan, program, clock, onFaults }: VoiceOptions): Voice {
  const queue = new VoiceQueue<Sentence>({
    now: () => clock.now(),
    say: (sentence) => program.say(sentence),
    onWorks: (works) => onFaults(works ? [] : ['silent']),
  });
  onFaults([]);
  return {
    call: (call) => queue.say(sentenceOf(call, plan.english)),
    tryOut: () => new Promise((resolve) => queue.say(testSentence, resolve)),
    close() {
      queue.close();
      program.close();
    },
  };
}
