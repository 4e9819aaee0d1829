import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readWav, sentenceOf } from '@jiaohao/shared/voice';
import { SayAloud } from './say-aloud.ts';
import { soundFileIn } from './sound-file.ts';

let folder: string;
let failures: string[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'say-aloud-'));
  failures = [];
});
afterEach(() => rmSync(folder, { recursive: true }));

const words = (text: string) => ({ text, clips: [] });
/** A voice that is this program. */
const voiceOf = (script: string, timeoutMs = 20_000): SayAloud =>
  new SayAloud({
    command: [process.execPath, '-e', script, folder],
    argumentFor: ({ text }) => text,
    timeoutMs,
    onFailure: (why) => failures.push(why),
  });

describe('a program that speaks', () => {
  it('is given the sentence as its last argument, whatever is in it', async () => {
    const voice = voiceOf(`require('fs').writeFileSync(process.argv[1] + '/said', process.argv[2])`);
    const sentence = '请 A 零 一 二 号 到 三 号 窗口; $(reboot) "';
    expect(await voice.say(words(sentence))).toBe(true);
    expect(readFileSync(join(folder, 'said'), 'utf8')).toBe(sentence);
    expect(failures).toEqual([]);
  });

  it('that is not there, fails or hangs has not spoken; that is told once', async () => {
    const missing = new SayAloud({
      command: ['/no/such/program'],
      argumentFor: ({ text }) => text,
      timeoutMs: 1000,
      onFailure: (why) => failures.push(why),
    });
    expect(await missing.say(words('请'))).toBe(false);
    expect(await missing.say(words('请'))).toBe(false);
    expect(await voiceOf('process.exit(3)').say(words('请'))).toBe(false);
    expect(await voiceOf('setInterval(() => {}, 1000)', 300).say(words('请'))).toBe(false);
    expect(failures).toEqual([
      expect.stringContaining('/no/such/program cannot be run'),
      expect.stringContaining('ended with 3'),
      expect.stringContaining('took longer than 300 ms'),
    ]);
  });

  it('is broken off when the agent stops', async () => {
    const voice = voiceOf('setInterval(() => {}, 1000)');
    const said = voice.say(words('请'));
    voice.close();
    expect(await said).toBe(false);
    expect(failures).toEqual([]);
  });

  it('that plays is given the sentence as sound: its clips joined in a file', async () => {
    const beep = { rate: 8000, samples: Int16Array.from([1, 2, 3, 4]) };
    const call = sentenceOf({ number: '12', window: 3 }, false);
    const clips = new Map(call.clips.map(({ clip }) => [clip, beep]));
    const player = new SayAloud({
      command: [
        process.execPath,
        '-e',
        `require('fs').copyFileSync(process.argv[2], process.argv[1] + '/played')`,
        folder,
      ],
      argumentFor: soundFileIn(join(folder, 'sound'), clips),
      timeoutMs: 20_000,
      onFailure: (why) => failures.push(why),
    });
    expect(await player.say(call)).toBe(true);
    const played = readWav(readFileSync(join(folder, 'played')));
    expect(played?.samples.filter((sample) => sample === 4)).toHaveLength(call.clips.length);
  });

  it('that plays has nothing to play before the clips are made, and says what to do', async () => {
    const player = new SayAloud({
      command: [process.execPath, '-e', ''],
      argumentFor: soundFileIn(folder, new Map()),
      timeoutMs: 20_000,
      onFailure: (why) => failures.push(why),
    });
    expect(await player.say(sentenceOf({ number: '12', window: 3 }, false))).toBe(false);
    expect(failures).toEqual([expect.stringContaining('npm run build')]);
  });
});
