import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { isConfigError, loadConfig, parseConfig } from './config.ts';

const schema = z.strictObject({
  hall: z.string(),
  windows: z.array(z.strictObject({ number: z.int().positive(), service: z.string() })),
});

function problemsOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (isConfigError(error)) return error.message;
    throw error;
  }
  return 'accepted';
}

describe('a configuration file', () => {
  it('given a right file, then it is read whole', () => {
    expect(parseConfig('hall.yaml', 'hall: 金华\nwindows:\n  - { number: 1, service: a }\n', schema)).toEqual(
      {
        hall: '金华',
        windows: [{ number: 1, service: 'a' }],
      },
    );
  });

  it('given several wrong lines, then each is named with file, line, place and what was expected', () => {
    const text = [
      'hall: 7',
      'windows:',
      '  - number: 1',
      '    service: a',
      '  - number: two',
      '    service: b',
    ].join('\n');
    const problems = problemsOf(() => parseConfig('hall.yaml', text, schema)).split('\n');
    expect(problems).toHaveLength(2);
    expect(problems[0]).toMatch(/^hall\.yaml:1: hall: .*expected string/);
    expect(problems[1]).toMatch(/^hall\.yaml:5: windows\.1\.number: .*expected number/);
  });

  it('given a misspelt setting, then the line of the very word is named', () => {
    const text = 'hall: x\nwindows:\n  - number: 1\n    servise: a\n    service: a\n';
    expect(problemsOf(() => parseConfig('hall.yaml', text, schema))).toBe(
      'hall.yaml:4: windows.0.servise: unknown setting; check the spelling or remove it',
    );
  });

  it('given a missing setting, then the line of what it is missing from is named', () => {
    expect(problemsOf(() => parseConfig('hall.yaml', 'hall: x\nwindows:\n  - service: a\n', schema))).toMatch(
      /^hall\.yaml:3: windows\.0\.number: /,
    );
  });

  it('given a text that is not YAML, then the line is named', () => {
    expect(problemsOf(() => parseConfig('hall.yaml', 'hall: x\nwindows: [1, 2\n', schema))).toMatch(
      /^hall\.yaml:\d+: not YAML/,
    );
  });

  it('given an empty file or no file, then one clear sentence', () => {
    expect(problemsOf(() => parseConfig('hall.yaml', '', schema))).toMatch(/^hall\.yaml:1: the file: /);
    expect(problemsOf(() => loadConfig('/nowhere/hall.yaml', schema))).toMatch(/cannot be read .* --config/);
  });
});
