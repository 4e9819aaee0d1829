import { isConfigError } from '@jiaohao/shared/node';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadAgentFile } from './config.ts';

const demo = new URL('../../hardware-sim/demo/display.yaml', import.meta.url).pathname;

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jiaohao-display-'));
  file = join(folder, 'display.yaml');
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** The problems told of the demo file with some of its text replaced, each without the path of the file. */
function problems(...changes: [string, string][]): string[] {
  let text = readFileSync(demo, 'utf8');
  for (const [from, to] of changes) {
    if (!text.includes(from)) throw new Error(`the demo file no longer says ${from}`);
    text = text.replace(from, to);
  }
  writeFileSync(file, text);
  try {
    loadAgentFile(file);
  } catch (error) {
    if (isConfigError(error)) return error.message.split('\n').map((line) => line.replace(`${file}:`, ''));
    throw error;
  }
  return [];
}

/** The line of the demo file that holds `text`, from 1. */
const lineOf = (text: string): number =>
  readFileSync(demo, 'utf8')
    .split('\n')
    .findIndex((line) => line.includes(text)) + 1;

describe("a display agent's file", () => {
  it('given the demo file, then it is right, and what it leaves out has its default', () => {
    const right = loadAgentFile(demo);
    expect(right.windows).toHaveLength(8);
    expect(right.keypadTimes).toEqual({ refreshEveryMs: 30_000, codeShownMs: 4000, ticketShownMs: 5000 });
    expect(right.boardTimes).toEqual({
      pingEveryMs: 1500,
      retryEveryMs: 3000,
      refreshEveryMs: 60_000,
      busyPauseMs: 100,
    });
    expect(right.wire).toEqual({
      idleMs: 20,
      quietMs: 25,
      echoLateMs: 30,
      noiseBytes: 100,
      noiseWithinMs: 60_000,
    });
  });

  it('given a model nobody knows, then the known ones are named, with the line', () => {
    const line = lineOf('address: 1, model: keypad-21');
    expect(problems(['address: 1, model: keypad-21', 'address: 1, model: keypad-99'])).toEqual([
      `${line}: windows.0.keypad.model: expected one of keypad-21, keypad-16`,
    ]);
  });

  it('given a line that is not there, then those that are there are named', () => {
    const [problem] = problems(['board: { line: board-1,', 'board: { line: board-99,']);
    expect(problem).toContain(
      'windows.0.board.line: there is no line board-99; expected one of counter-bus, board-1',
    );
  });

  it('given a line that no window uses, then that is told', () => {
    expect(problems(['lines:\n', 'lines:\n  - { name: spare, address: COM9 }\n'])[0]).toContain(
      'lines.0.name: no window uses line spare',
    );
  });

  it('given two keypads with one address, then the second is told', () => {
    expect(problems(['address: 2, model: keypad-21', 'address: 1, model: keypad-21'])[0]).toContain(
      'windows.1.keypad.address: window 1 has address 1 on line counter-bus already',
    );
  });

  it('given a window twice, then the second is told', () => {
    expect(problems(['- window: 2', '- window: 1'])[0]).toContain(
      'windows.1.window: window 1 stands here twice',
    );
  });

  it('given devices of two rates on one line, then they need two lines, unless the line has its rate', () => {
    const shared: [string, string] = ['board: { line: board-1,', 'board: { line: counter-bus,'];
    const unused: [string, string] = ['  - { name: board-1, address: run/devices/board-1 }\n', ''];
    expect(problems(shared, unused)[0]).toContain('windows.0.board.model: this model speaks 57600 baud');
    expect(
      problems(shared, unused, ['run/devices/counter-bus }', 'run/devices/counter-bus, baud: 9600 }']),
    ).toEqual([]);
  });

  it('given strips on the line of the keypads, then that is right: they are told apart', () => {
    expect(
      problems(
        ['  - { name: strip-bus, address: run/devices/strip-bus }\n', ''],
        [
          'board: { line: strip-bus, protocol: strip, address: 7',
          'board: { line: counter-bus, protocol: strip, address: 7',
        ],
        [
          'board: { line: strip-bus, protocol: strip, address: 8',
          'board: { line: counter-bus, protocol: strip, address: 8',
        ],
      ),
    ).toEqual([]);
  });

  it('given a misspelt setting and a wrong address of the hub, then both are told', () => {
    const told = problems(['pauseReason:', 'pauseReasons:'], ['hub: mqtt://', 'hub: http://']);
    expect(told).toHaveLength(2);
    expect(told.join('\n')).toContain('keys.pauseReasons: unknown setting');
    expect(told.join('\n')).toContain('expected an address such as mqtt://192.168.1.10:1883');
  });
});
