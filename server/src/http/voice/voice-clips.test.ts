import Fastify from 'fastify';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { voiceClips } from './voice-clips.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jiaohao-clips-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function served(from: string) {
  const app = Fastify();
  await app.register(voiceClips(from));
  return app;
}

describe('the clips of the voice on the web', () => {
  it('are served as they lie there, their index always asked for anew', async () => {
    writeFileSync(join(folder, 'index.json'), '{"madeFrom":"1"}');
    writeFileSync(join(folder, 'zh-1.wav'), 'RIFF');
    const app = await served(folder);
    const index = await app.inject('/voice/index.json');
    expect([index.json(), index.headers['cache-control']]).toEqual([{ madeFrom: '1' }, 'no-cache']);
    const clip = await app.inject('/voice/zh-1.wav?of=1');
    expect(clip.body).toBe('RIFF');
    expect(clip.headers['content-type']).toContain('audio/');
  });

  it('that were never made are told as none: pages stay silent', async () => {
    const app = await served(join(folder, 'nowhere'));
    expect((await app.inject('/voice/index.json')).json()).toEqual({ madeFrom: null, rate: 0, clips: {} });
  });
});
