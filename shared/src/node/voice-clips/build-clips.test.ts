import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clips, type Clip } from '../../voice/clip-list.ts';
import { buildClips } from './build-clips.ts';
import { indexName, readClips } from './read-clips.ts';

let folder: string;
let asked: Clip[];
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'jiaohao-voice-')), 'voice');
  asked = [];
});
afterEach(() => rmSync(join(folder, '..'), { recursive: true }));

const samples = Int16Array.from({ length: 8000 }, (_, at) => (at % 2 === 0 ? 4000 : -4000));
/** Says everything as the same tone; breaks off at the clip `until`. */
const synthesizer = (name: string, until?: string) => ({
  name,
  say(clip: Clip) {
    asked.push(clip);
    if (clip.says === until) return Promise.reject(new Error('out of breath'));
    return Promise.resolve({ rate: 8000, samples });
  },
});

describe('the clips of the voice', () => {
  it('are made once, one for each word, and read back with their lengths in an index', async () => {
    expect(await buildClips(folder, synthesizer('tone 1'))).toBe(true);
    expect(new Set(readClips(folder).keys())).toEqual(new Set(clips.keys()));
    const index: unknown = JSON.parse(readFileSync(join(folder, indexName), 'utf8'));
    expect(index).toMatchObject({ rate: 8000, clips: { 'zh-please': 1000 } });
    expect(await buildClips(folder, synthesizer('tone 1'))).toBe(false);
    expect(asked).toHaveLength(clips.size);
  });

  it('are made anew by another synthesizer', async () => {
    await buildClips(folder, synthesizer('tone 1'));
    expect(await buildClips(folder, synthesizer('tone 2'))).toBe(true);
  });

  it('that could not all be made leave those that were there', async () => {
    await buildClips(folder, synthesizer('tone 1'));
    await expect(buildClips(folder, synthesizer('tone 2', '号到'))).rejects.toThrow('out of breath');
    expect(readClips(folder).size).toBe(clips.size);
    expect(await buildClips(folder, synthesizer('tone 1'))).toBe(false);
  });

  it('are none where none were made, and an unreadable file is left out', async () => {
    expect(readClips(folder).size).toBe(0);
    expect(existsSync(folder)).toBe(false);
    await buildClips(folder, synthesizer('tone 1'));
    writeFileSync(join(folder, 'zh-1.wav'), 'no sound');
    expect(readClips(folder).has('zh-1')).toBe(false);
    expect(readClips(folder).has('zh-2')).toBe(true);
  });
});
