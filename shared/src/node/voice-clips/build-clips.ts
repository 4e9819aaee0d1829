import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { clips } from '../../voice/clip-list.ts';
import { levelled, trimmed } from '../../voice/loudness.ts';
import { writeWav } from '../../voice/wav.ts';
import type { Synthesizer } from './espeak.ts';
import { indexName, type ClipIndex } from './read-clips.ts';

/** Grows when the same words are made into other sounds. */
const recipe = 1;

/**
 * Makes the clip of every word and phrase, trimmed and equally loud, and their index, into `folder`. What was made from the same list
 * and by the same synthesizer is left as it is: false.
 */
export async function buildClips(folder: string, synthesizer: Synthesizer): Promise<boolean> {
  const madeFrom = digestOf(JSON.stringify([recipe, synthesizer.name, [...clips]]));
  if ((await madeBefore(folder)) === madeFrom) return false;
  const fresh = `${folder}.new-${process.pid}`;
  await mkdir(fresh, { recursive: true });
  const lengths: Record<string, number> = {};
  let rate = 0;
  for (const [name, clip] of clips) {
    const sound = levelled(trimmed(await synthesizer.say(clip)));
    rate = sound.rate;
    lengths[name] = Math.round((sound.samples.length * 1000) / rate);
    await writeFile(join(fresh, `${name}.wav`), writeWav(sound));
  }
  const index: ClipIndex = { madeFrom, rate, clips: lengths };
  await writeFile(join(fresh, indexName), `${JSON.stringify(index, null, 2)}\n`);
  // Half of them are never taken for all.
  await rm(folder, { recursive: true, force: true });
  await rename(fresh, folder);
  return true;
}

async function madeBefore(folder: string): Promise<string | null> {
  const path = join(folder, indexName);
  if (!existsSync(path)) return null;
  const { madeFrom }: Partial<ClipIndex> = JSON.parse(await readFile(path, 'utf8'));
  return madeFrom ?? null;
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
