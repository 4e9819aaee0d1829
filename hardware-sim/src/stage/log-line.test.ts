import { describe, expect, it } from 'vitest';
import { lastWords, readLogLine } from './log-line.ts';

describe('the lines of the hall’s programs', () => {
  it('a log entry is its words and its own fields', () => {
    const entry = {
      level: 30,
      time: 1,
      pid: 2,
      hostname: 'pc',
      name: 'hub',
      line: 'board-1',
      msg: 'line is open',
    };
    expect(readLogLine(JSON.stringify(entry))).toEqual({
      text: 'line is open  line=board-1',
      serious: false,
      ready: null,
    });
    expect(readLogLine(JSON.stringify({ ...entry, level: 40 })).serious).toBe(true);
  });

  it('a ready line says where the program serves', () => {
    const line = {
      level: 30,
      ready: true,
      http: 'http://127.0.0.1:1',
      mqtt: 'mqtt://127.0.0.1:2',
      msg: 'up',
    };
    expect(readLogLine(JSON.stringify(line)).ready).toEqual({ http: line.http, mqtt: line.mqtt });
  });

  it.each(['hub: 127.0.0.1:8080 is taken', '{ not json', '{"level":"odd"}'])(
    '%s stays as it is and is serious',
    (text) => {
      expect(readLogLine(text)).toEqual({ text, serious: true, ready: null });
    },
  );

  it('the last words of one that threw are its error; of another, the lines it ended with', () => {
    const thrown = [
      'file:///a.ts:3',
      'SyntaxError: no export named x',
      '    at a (b.ts:1)',
      '',
      'Node.js v24.21.0',
    ];
    expect(lastWords(thrown)).toBe('SyntaxError: no export named x');
    expect(lastWords(['a', 'b', 'c', 'hub: 127.0.0.1:8080 is taken'])).toBe(
      'b\nc\nhub: 127.0.0.1:8080 is taken',
    );
  });
});
