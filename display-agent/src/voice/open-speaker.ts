import { readClips } from '@jiaohao/shared/node';
import type { VoicePlan } from '../agent-file.ts';
import { SayAloud, type SpeakerProgram } from './say-aloud.ts';
import { soundFileIn } from './sound-file.ts';

/** The loudspeaker of a PC: a program that reads words, or one that plays the hall's clips. `folder`: for its sound. */
export function openSpeaker(
  { command, gives, timeoutMs }: VoicePlan,
  folder: string,
  onFailure: (why: string) => void,
): SpeakerProgram {
  const argumentFor =
    gives === 'words' ? ({ text }: { text: string }) => text : soundFileIn(folder, readClips());
  return new SayAloud({ command, argumentFor, timeoutMs, onFailure });
}
