import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { z } from 'zod';
import { isConfigError } from '@jiaohao/shared/node';
import { hallOf } from './cli/hall-of.ts';
import { loadHubFile } from './config.ts';
import { hallPlanOf } from './plan-book/written-plan.ts';

const demo = new URL('../../hardware-sim/demo/hall.yaml', import.meta.url).pathname;

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jiaohao-config-'));
  file = join(folder, 'hall.yaml');
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** The problems told of a file, each without the path of the file: `12: hall.id: …`. */
function problems(text: string): string[] {
  writeFileSync(file, text);
  try {
    loadHubFile(file);
  } catch (error) {
    if (isConfigError(error)) return error.message.split('\n').map((line) => line.replace(`${file}:`, ''));
    throw error;
  }
  return [];
}

/** The demo hall with some of its text replaced. */
function demoWith(...changes: [string, string][]): string {
  let text = readFileSync(demo, 'utf8');
  for (const [from, to] of changes) {
    if (!text.includes(from)) throw new Error(`the demo hall no longer says ${from}`);
    text = text.replace(from, to);
  }
  return text;
}

describe('the demo hall', () => {
  it('is a hall of eight windows in three groups, two kiosks and a display agent', () => {
    const { machine, halls } = loadHubFile(demo);
    const { plan, staff } = hallOf({ halls }, null);
    const { hall, agents } = plan;
    expect(hall.windows.map((window) => window.number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(new Set(hall.services.map((service) => service.group))).toEqual(
      new Set(['deposit', 'withdrawal', 'loan']),
    );
    expect(hall.windows[7]?.services).toBe('all');
    expect(hallPlanOf(plan, 1).windows[7]?.services).toHaveLength(hall.services.length);
    expect(agents.map((agent) => agent.id)).toEqual(['K1', 'K2', 'D1']);
    expect(new Set(staff.flatMap((person) => person.roles)).size).toBe(5);
    expect(machine.listen).toEqual({
      http: { host: '127.0.0.1', port: 8080 },
      mqtt: { host: '127.0.0.1', port: 1883 },
    });
  });
});

describe('the token for what the hub measures of itself', () => {
  const withToken = (token: string): string =>
    demoWith(['data: run/hub', `data: run/hub\nmetrics: { token: ${token} }`]);

  it('is none unless the file has one', () => {
    expect(loadHubFile(demo).machine.metrics).toEqual({ token: null });
    writeFileSync(file, withToken('0123456789abcdef01234567'));
    expect(loadHubFile(file).machine.metrics).toEqual({ token: '0123456789abcdef01234567' });
  });

  it('is refused when it can be guessed', () => {
    expect(problems(withToken('secret'))).toEqual([
      expect.stringMatching(/metrics\.token: expected at least 24 characters that nobody can guess/),
    ]);
  });
});

describe('a wrong hall file', () => {
  it('is told all its problems at once, each with its line and what was expected', () => {
    const told = problems(
      demoWith(
        ['timeZone: Asia/Shanghai', 'timeZone: Asia/Nowhere'],
        ["number: '01'", 'number: 01'],
        ['id: K2, kind: kiosk', 'id: K1, kind: kiosk'],
        ['windows: [1, 2, 3, 4, 5, 6, 7, 8] }', 'windows: [1, 2, 2, 9] }'],
        ['    signIn: optional', '    signIn: optional\n    misclickGuard: 2'],
        ['data: run/hub', 'date: run/hub'],
      ),
    );
    expect(told.map((line) => line.replace(/^\d+: /, ''))).toEqual([
      'hall.settings.misclickGuard: unknown setting; check the spelling or remove it',
      'timeZone: expected an IANA time zone such as Asia/Shanghai',
      'staff.0.number: expected two to four digits in quotes, such as "01"',
      'data: Invalid input: expected string, received undefined',
      'date: unknown setting; check the spelling or remove it',
      'agents.2.windows.2: window 2 belongs to agent D1 already; expected one owner',
      'agents.2.windows.3: there is no window 9; expected one listed under hall.windows',
      'agents.1.id: agent K1 is listed twice; expected another id',
    ]);
    const lines = readFileSync(file, 'utf8').split('\n');
    const lineOf = (part: string): string | undefined => {
      const problem = told.find((line) => line.includes(part));
      return lines[Number(problem?.split(':')[0]) - 1];
    };
    expect(lineOf('misclickGuard')).toContain('misclickGuard: 2');
    expect(lineOf('timeZone:')).toContain('Asia/Nowhere');
    expect(lineOf('agents.1.id')).toContain('id: K1, kind: kiosk');
    expect(lineOf('agents.2.windows.3')).toContain('[1, 2, 2, 9]');
    expect(lineOf('date:')).toContain('date: run/hub');
  });

  it.each<[string, [string, string], string]>([
    [
      'two agents own one window',
      ['id: K2, kind: kiosk', 'id: D2, kind: display, windows: [3]'],
      'window 3 belongs to agent D2 already',
    ],
    [
      'a kiosk owns windows',
      ['id: K2, kind: kiosk', 'id: K2, kind: kiosk, windows: [1]'],
      'agents.1.windows: unknown setting',
    ],
    [
      'a window serves what is not listed',
      ['{ number: 8, services: all', '{ number: 8, services: [visa]'],
      'window 8 names service visa',
    ],
    ['a staff number is given twice', ["number: '02'", "number: '01'"], 'staff number 01 is given twice'],
    [
      'it closes before it opens',
      ["opensAt: '00:00'", "opensAt: '24:00'"],
      'expected a time after opensAt (24:00)',
    ],
    [
      'its kiosks’ numbers for times without the hub run into the paper books',
      ["opensAt: '00:00'", 'paperNumbersFrom: 530'],
      'hall.settings.paperNumbersFrom: expected at least 541: 2 kiosks have 20 numbers each from 501 on',
    ],
    [
      'the hub’s numbers run into those of kiosks without it',
      ["opensAt: '00:00'", 'kioskNumbersTo: 600'],
      'hall.settings.offlineNumbersFrom: expected a number above kioskNumbersTo (600)',
    ],
    [
      'both servers want one port',
      ['port: 1883', 'port: 8080'],
      'expected another port than http has (8080)',
    ],
    [
      'the public address is no web address',
      ['# publicUrl: http:', 'publicUrl: ftp:'],
      'expected an address such as http://192.168.1.10:8080',
    ],
  ])('says so when %s', (_, change, sentence) => {
    expect(problems(demoWith(change)).join('\n')).toContain(sentence);
  });

  it('says which service nobody serves', () => {
    const without = demoWith(
      ['{ number: 8, services: all', '{ number: 8, services: [deposit-change]'],
      [
        '{ number: 6, services: [loan-application, loan-repayment] }',
        '{ number: 6, services: [loan-repayment] }',
      ],
      ['{ service: loan-application, rank: 2 }', '{ service: account-transfer, rank: 2 }'],
    );
    expect(problems(without)).toEqual([expect.stringContaining('no window serves loan-application')]);
  });

  it('that is missing or not YAML is one clear sentence', () => {
    expect(() => loadHubFile(join(folder, 'none.yaml'))).toThrow('the configuration file cannot be read');
    expect(problems('hall: {')[0]).toContain('not YAML');
    expect(problems('')).not.toEqual([]);
  });
});

describe('a hub of many halls', () => {
  /** What a hall's own file says: the demo hall without what counts for all, under another id. */
  const hallFile = (id: string): string => {
    const { timeZone: _zone, listen: _listen, data: _data, ...own } = demoParts();
    return stringify({ ...own, hall: { ...own.hall, id } });
  };
  const demoParts = () =>
    z
      .looseObject({
        hall: z.looseObject({}),
        timeZone: z.unknown(),
        listen: z.unknown(),
        data: z.unknown(),
      })
      .parse(parse(readFileSync(demo, 'utf8')));
  const hub = (...halls: string[]): string =>
    [
      'timeZone: Asia/Shanghai',
      `data: ${join(folder, 'data')}`,
      'halls:',
      ...halls.map((each) => `  - ${each}`),
    ].join('\n');
  beforeEach(() => {
    for (const id of ['east', 'west']) writeFileSync(join(folder, `${id}.yaml`), hallFile(id));
  });
  const told = (text: string): string[] => problems(text).map((line) => line.replaceAll(`${folder}/`, ''));

  it('names for each its file, beside its own, and the host name of its pages', () => {
    const text = hub(
      '{ file: east.yaml, host: east.fund.example }',
      '{ file: west.yaml, host: west.fund.example }',
    );
    writeFileSync(file, text);
    const { machine, halls } = loadHubFile(file);
    expect(machine).toMatchObject({ timeZone: 'Asia/Shanghai', metrics: { token: null } });
    expect(halls.map(({ plan, host, path }) => [plan.hall.id, host, path])).toEqual([
      ['east', 'east.fund.example', join(folder, 'east.yaml')],
      ['west', 'west.fund.example', join(folder, 'west.yaml')],
    ]);
    expect(hallOf({ halls }, 'west').plan.agents.map(({ id }) => id)).toEqual(['K1', 'K2', 'D1']);
    expect(() => hallOf({ halls }, null)).toThrow('say which hall with --hall, one of: east, west');
    expect(() => hallOf({ halls }, 'north')).toThrow('the hub has no hall north; it has: east, west');
  });

  it('is the same when the texts of its files were read before, and new where one was changed', () => {
    writeFileSync(file, hub('{ file: east.yaml, host: a.example }', '{ file: west.yaml, host: b.example }'));
    const first = loadHubFile(file);
    expect(loadHubFile(file)).toEqual(first);
    writeFileSync(join(folder, 'west.yaml'), hallFile('south'));
    expect(loadHubFile(file).halls.map(({ plan }) => plan.hall.id)).toEqual(['east', 'south']);
    writeFileSync(join(folder, 'west.yaml'), hallFile('east'));
    expect(() => loadHubFile(file)).toThrow(/hall\.id: .*east\.yaml has a hall east already/);
  });

  it('is told all its problems with file and line', () => {
    expect(
      told(
        hub(
          '{ file: east.yaml, host: East.Fund.example }',
          '{ file: north.yaml, host: north.example:8080 }',
          '{ file: west.yaml }',
        ),
      ),
    ).toEqual([
      '4: halls.0.host: expected a host name in lower case and without a port, such as east.fund.example',
      '5: halls.1.file: there is no such file beside this one',
      '5: halls.1.host: expected a host name in lower case and without a port, such as east.fund.example',
      '6: halls.2.host: Invalid input: expected string, received undefined',
    ]);
    expect(told(hub('{ file: east.yaml, host: a.example }', '{ file: east.yaml, host: a.example }'))).toEqual(
      [
        '5: halls.1.file: east.yaml is listed twice; expected another file',
        '5: halls.1.host: a.example is listed twice; expected another host',
      ],
    );
    expect(told(hub())).toEqual(['3: halls: Invalid input: expected array, received null']);
  });

  it('is told what is wrong in the files of its halls, all at once', () => {
    writeFileSync(join(folder, 'third.yaml'), hallFile('east'));
    writeFileSync(join(folder, 'west.yaml'), `${hallFile('west')}\ntimeZone: Asia/Shanghai\n`);
    const lines = told(
      hub(
        '{ file: east.yaml, host: a.example }',
        '{ file: west.yaml, host: b.example }',
        '{ file: third.yaml, host: c.example }',
      ),
    );
    expect(lines).toEqual([
      expect.stringMatching(/^west\.yaml:\d+: timeZone: unknown setting; check the spelling or remove it$/),
      expect.stringMatching(
        /^third\.yaml:\d+: hall\.id: east\.yaml has a hall east already; expected another id$/,
      ),
    ]);
  });
});
