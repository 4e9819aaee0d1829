import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { agentFileOnStage, demoFileNames, demoFiles, demoFilesOnFreePorts, hubOf } from './demo-files.ts';

let folder: string | null = null;
afterEach(async () => {
  if (folder !== null) await rm(folder, { recursive: true });
});

const usual = /\b(?:8080|1883|8081|8082|8090)\b/;

it('copies of the demo files keep everything but the ports, and agree on those', async () => {
  folder = await mkdtemp(join(tmpdir(), 'demo-'));
  const copies = await demoFilesOnFreePorts(folder);
  const hub = /mqtt: \{[^}]*port: (?<port>\d+)/.exec(await readFile(copies.hall, 'utf8'))?.groups?.['port'];
  for (const name of demoFileNames) {
    const [copy, original] = await Promise.all([
      readFile(copies[name], 'utf8'),
      readFile(demoFiles[name], 'utf8'),
    ]);
    expect(copy).not.toMatch(usual);
    expect(copy.split('\n').length).toBe(original.split('\n').length);
  }
  for (const name of ['kiosk-k1', 'kiosk-k2', 'display'] as const) {
    expect(await readFile(copies[name], 'utf8')).toContain(`mqtt://127.0.0.1:${hub}`);
  }
});

it('an agent’s file on the stage differs in its link alone, and the display agent’s in its loudspeaker', async () => {
  folder = await mkdtemp(join(tmpdir(), 'demo-'));
  const where = { link: 'mqtt://127.0.0.1:4711', bench: 'http://127.0.0.1:4712' };
  for (const name of ['kiosk-k1', 'kiosk-k2', 'display'] as const) {
    expect(await hubOf(demoFiles[name])).toBe('mqtt://127.0.0.1:1883');
    const copy = await agentFileOnStage(demoFiles, name, folder, where);
    expect(await hubOf(copy)).toBe(where.link);
    const [changed, original] = await Promise.all(
      [copy, demoFiles[name]].map(async (file) => (await readFile(file, 'utf8')).split('\n')),
    );
    const differing = changed!.filter((line, i) => line !== original![i]);
    expect(differing.map((line) => line.trim().split(':')[0])).toEqual(
      name === 'display' ? ['hub', 'command'] : ['hub'],
    );
  }
});
