import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ptyWire } from '../wires/pty.ts';
import { startProgram } from './program.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'let-go-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const listsItsFiles = `
  const fs = require('node:fs');
  for (const fd of fs.readdirSync('/proc/self/fd')) {
    try { console.log(fs.readlinkSync('/proc/self/fd/' + fd)); } catch {}
  }`;

describe.runIf(process.platform === 'linux')('a program started while cables are plugged in', () => {
  it('holds none of them, so that pulling one is felt', async () => {
    const cable = await ptyWire(join(folder, 'cable'))(() => {});
    const program = startProgram({ name: 'lister', args: ['-e', listsItsFiles], folder });
    await program.ended;
    expect(program.lines.length).toBeGreaterThan(0);
    expect(program.lines.filter((file) => file.includes('ptmx'))).toEqual([]);
    await cable.close();
  });
});
