import type { DeviceFault } from '@jiaohao/shared';
import type { VoicePlan } from '../agent-file.ts';
import type { Clock } from '../drivers/line/clock.ts';
import type { SpeakerProgram } from './say-aloud.ts';
import { sentenceFor, type SpokenCall } from './sentence.ts';
import { VoiceQueue } from './voice-queue.ts';

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
  close(): void;
}

export function openVoice({ plan, program, clock, onFaults }: VoiceOptions): Voice {
  const queue = new VoiceQueue({
    clock,
    say: (sentence) => program.say(sentence),
    onWorks: (works) => onFaults(works ? [] : ['silent']),
  });
  onFaults([]);
  return {
    call: (call) => queue.say(sentenceFor(call, plan.english)),
    close() {
      queue.close();
      program.close();
    },
  };
}
