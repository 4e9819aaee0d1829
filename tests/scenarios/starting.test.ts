import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root, runProgram, startProgram } from '../hall/processes.ts';
import { WholeHall } from '../hall/whole-hall.ts';

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'jiaohao-start-'));
});
afterAll(() => rmSync(directory, { recursive: true }));

const demo = readFileSync(resolve(root, 'hardware-sim/demo/hall.yaml'), 'utf8');
const written = (name: string, text: string): string => {
  writeFileSync(join(directory, name), text);
  return name;
};
const hub = 'server/src/main.ts';

describe('starting and stopping', () => {
  it('given a hall file with several mistakes, then each is told with its line, and nothing starts', async () => {
    const file = written(
      'wrong.yaml',
      demo.replace('group: deposit', 'group: desposit').replace('services: all', 'services: al'),
    );
    const { code, text } = await runProgram(hub, ['--config', file], directory);
    expect(code).toBe(1);
    const lines = text.trim().split('\n');
    expect(
      lines.some((line) =>
        /wrong\.yaml:\d+: hall\.services\.0\.group: .*deposit.*withdrawal.*loan/.test(line),
      ),
    ).toBe(true);
    expect(lines.some((line) => /wrong\.yaml:\d+: hall\.windows\.7\.services/.test(line))).toBe(true);
    expect(text).not.toContain('ready');
  });

  it('given a taken port, then one clear line says which', async () => {
    const taken = createServer();
    await new Promise<void>((done) => taken.listen(0, '127.0.0.1', done));
    const address = taken.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const file = written(
      'taken.yaml',
      demo.replace('port: 8080', `port: ${port}`).replace('port: 1883', 'port: 0'),
    );
    const { code, text } = await runProgram(hub, ['--config', file], directory);
    await new Promise((done) => taken.close(done));
    expect(code).toBe(1);
    const complaint = text
      .trim()
      .split('\n')
      .filter((line) => !line.startsWith('{'));
    expect(complaint).toHaveLength(1);
    expect(complaint[0]).toContain(String(port));
  });

  it.each([
    ['hub', hub],
    ['kiosk', 'kiosk/src/main.ts'],
    ['display agent', 'display-agent/src/main.ts'],
    ['simulator', 'hardware-sim/src/main.ts'],
  ])('given a %s and a file that is not there, then one clear line', async (_name, program) => {
    const { code, text } = await runProgram(program, ['--config', 'nowhere.yaml'], directory);
    expect(code).toBe(1);
    expect(text.trim().split('\n')).toHaveLength(1);
    expect(text).toContain('nowhere.yaml');
  });

  it('given a kiosk without reader and printer plugged in, then it says so and serves its page', async () => {
    written('demo-hall.yaml', demo.replace('port: 8080', 'port: 0').replace('port: 1883', 'port: 0'));
    await runProgram(
      hub,
      ['enroll', 'K1', '--config', 'demo-hall.yaml', '--out', 'run/secrets/K1.json'],
      directory,
    );
    const kiosk = readFileSync(resolve(root, 'hardware-sim/demo/kiosk-k1.yaml'), 'utf8');
    written('kiosk.yaml', kiosk.replace(/port: 8081/, 'port: 0'));
    const running = await startProgram('K1', 'kiosk/src/main.ts', ['--config', 'kiosk.yaml'], directory);
    expect((await fetch(running.ready.http ?? '')).status).toBe(200);
    expect(await running.stop('SIGINT')).toBe(0);
    expect(running.lines.some((line) => line.includes('K1-reader'))).toBe(true);
    expect(running.lines.some((line) => line.includes('K1-printer'))).toBe(true);
  });

  it('given a whole hall, when each program is asked to stop, then each ends cleanly', async () => {
    const hall = await WholeHall.open();
    expect(await hall.close()).toEqual({ hub: 0, K1: 0, K2: 0, D1: 0 });
  });
});
