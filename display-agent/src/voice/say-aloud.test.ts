import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SayAloud } from './say-aloud.ts';

let folder: string;
let failures: string[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'say-aloud-'));
  failures = [];
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A voice that is this program. */
const voiceOf = (script: string, timeoutMs = 20_000): SayAloud =>
  new SayAloud({
    command: [process.execPath, '-e', script, folder],
    timeoutMs,
    onFailure: (why) => failures.push(why),
  });

describe('a program that speaks', () => {
  it('is given the sentence as its last argument, whatever is in it', async () => {
    const voice = voiceOf(`require('fs').writeFileSync(process.argv[1] + '/said', process.argv[2])`);
    const sentence = '请 A 零 一 二 号 到 三 号 窗口; $(reboot) "';
    expect(await voice.say(sentence)).toBe(true);
    expect(readFileSync(join(folder, 'said'), 'utf8')).toBe(sentence);
    expect(failures).toEqual([]);
  });

  it('that is not there, fails or hangs has not spoken; that is told once', async () => {
    const missing = new SayAloud({
      command: ['/no/such/program'],
      timeoutMs: 1000,
      onFailure: (why) => failures.push(why),
    });
    expect(await missing.say('请')).toBe(false);
    expect(await missing.say('请')).toBe(false);
    expect(await voiceOf('process.exit(3)').say('请')).toBe(false);
    expect(await voiceOf('setInterval(() => {}, 1000)', 300).say('请')).toBe(false);
    expect(failures).toEqual([
      expect.stringContaining('/no/such/program cannot be run'),
      expect.stringContaining('ended with 3'),
      expect.stringContaining('took longer than 300 ms'),
    ]);
  });

  it('is broken off when the agent stops', async () => {
    const voice = voiceOf('setInterval(() => {}, 1000)');
    const said = voice.say('请');
    voice.close();
    expect(await said).toBe(false);
    expect(failures).toEqual([]);
  });
});
