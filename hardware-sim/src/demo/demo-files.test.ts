import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { demoFileNames, demoFiles, demoFilesOnFreePorts } from './demo-files.ts';

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
