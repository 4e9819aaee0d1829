import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { joinClips, writeWav, type Sentence, type Sound } from '@jiaohao/shared/voice';

/**
 * Writes sentences as sound, joined from the hall's clips, for a program that plays files. It is always the same file in
 * `folder`: one sentence is said at a time.
 */
export function soundFileIn(
  folder: string,
  clips: ReadonlyMap<string, Sound>,
): (sentence: Sentence) => string {
  const path = join(folder, 'spoken.wav');
  return (sentence) => {
    const sound = joinClips(sentence.clips, (clip) => clips.get(clip));
    if (sound === null)
      throw new Error('the clips that calls are spoken with are not there; run "npm run build" once');
    mkdirSync(folder, { recursive: true });
    writeFileSync(path, writeWav(sound));
    return path;
  };
}
