import { describe, expect, it } from 'vitest';
import { digitsDisplay, displaysOf } from './display.ts';
import { hallGrade, sentGrade } from './grade.ts';
import type { KeyAction, UnknownKeys } from './key-action.ts';
import { keysFor, readKeys } from './keymap.ts';
import { keypad16 } from './models/keypad-16.ts';
import { keypad21 } from './models/keypad-21.ts';
import { type Model, models } from './models/index.ts';

const press = (model: Model, typed: string, key: number) => readKeys(model, Array.from(typed, Number), key);

type Row = readonly [typed: string, key: number, meaning: KeyAction | UnknownKeys];
const wrongDigits = { kind: 'unknown', because: 'wrong-digits' } as const;
const noSuchKey = { kind: 'unknown', because: 'no-such-key' } as const;

/** What the clerk's card says beside each keypad. */
const meanings: readonly (readonly [Model, readonly Row[]])[] = [
  [
    keypad21,
    [
      ['', 0x0b, { kind: 'evaluate' }],
      ['', 0x0c, { kind: 'callNext' }],
      ['12', 0x0c, { kind: 'callNumber', digits: '12' }],
      ['', 0x0d, { kind: 'recall' }],
      ['', 0x0e, { kind: 'cancel' }],
      ['0', 0x0f, { kind: 'hold' }],
      ['1', 0x0f, { kind: 'start' }],
      ['3', 0x0f, { kind: 'ready', digits: null }],
      ['3012', 0x0f, { kind: 'ready', digits: '012' }],
      ['4', 0x0f, { kind: 'logOut' }],
      ['6', 0x0f, { kind: 'miss' }],
      ['011234', 0x0f, { kind: 'logIn', clerk: '01', pin: '1234' }],
      ['3012345678', 0x0f, { kind: 'logIn', clerk: '30', pin: '12345678' }],
      ['', 0x12, { kind: 'pauseOrResume' }],
      ['3', 0x13, { kind: 'transfer', window: 3 }],
      ['12', 0x13, { kind: 'transfer', window: 12 }],
      ['', 0x0f, wrongDigits],
      ['2', 0x0f, wrongDigits],
      ['01123', 0x0f, wrongDigits],
      ['01123456789', 0x0f, wrongDigits],
      ['7', 0x0d, wrongDigits],
      ['1234', 0x0c, { kind: 'callNumber', digits: '1234' }],
      ['30123', 0x0f, { kind: 'ready', digits: '0123' }],
      ['12345', 0x0c, wrongDigits],
      ['0', 0x13, wrongDigits],
      ['', 0x13, wrongDigits],
      ['', 0x0a, noSuchKey],
      ['', 0x11, noSuchKey],
    ],
  ],
  [
    keypad16,
    [
      ['', 0x0a, { kind: 'start' }],
      ['3', 0x0a, { kind: 'transfer', window: 3 }],
      ['', 0x0b, { kind: 'hold' }],
      ['', 0x0c, { kind: 'callNext' }],
      ['012', 0x0c, { kind: 'callNumber', digits: '012' }],
      ['', 0x0d, { kind: 'recall' }],
      ['', 0x0e, { kind: 'cancel' }],
      ['0', 0x0f, { kind: 'pauseOrResume' }],
      ['3', 0x0f, { kind: 'ready', digits: null }],
      ['4', 0x0f, { kind: 'logOut' }],
      ['5', 0x0f, { kind: 'miss' }],
      ['01', 0x0f, { kind: 'logIn', clerk: '01', pin: null }],
      ['011234', 0x0f, { kind: 'logIn', clerk: '01', pin: '1234' }],
      ['', 0x0f, wrongDigits],
      ['6', 0x0f, wrongDigits],
      ['011', 0x0f, wrongDigits],
      ['123', 0x0a, wrongDigits],
      ['', 0x12, noSuchKey],
    ],
  ],
];

for (const [model, rows] of meanings) {
  describe(`${model.name}: keys`, () => {
    for (const [typed, key, meaning] of rows) {
      const words = meaning.kind === 'unknown' ? `nothing (${meaning.because})` : meaning.kind;
      it(`${typed || 'nothing'} + ${model.legends[key] ?? key.toString(16)} means ${words}`, () => {
        expect(press(model, typed, key)).toEqual(meaning);
      });
    }

    it('has a test for every line of its map', () => {
      const tested = new Set(rows.map(([, key, { kind }]) => `${key} ${kind}`));
      expect(model.keyMap.filter(({ key, does }) => !tested.has(`${key} ${does}`))).toEqual([]);
    });
  });
}

describe('every model', () => {
  for (const model of models.values()) {
    it(`${model.name}: is told by the keys for an action that action`, () => {
      const actions: KeyAction[] = [
        ...(
          [
            'callNext',
            'recall',
            'cancel',
            'start',
            'evaluate',
            'hold',
            'miss',
            'pauseOrResume',
            'logOut',
          ] as const
        ).map((kind) => ({ kind })),
        { kind: 'callNumber', digits: '012' },
        { kind: 'ready', digits: null },
        { kind: 'ready', digits: '012' },
        { kind: 'transfer', window: 12 },
        { kind: 'logIn', clerk: '01', pin: '1234' },
        { kind: 'logIn', clerk: '01', pin: null },
      ];
      const possible = actions.filter((action) => keysFor(model, action) !== undefined);
      const kinds = new Set(possible.map(({ kind }) => kind));
      expect(kinds).toEqual(new Set(model.keyMap.map(({ does }) => does)));
      for (const action of possible) {
        const keys = keysFor(model, action)!;
        expect(readKeys(model, keys.digits, keys.key)).toEqual(action);
      }
    });

    it(`${model.name}: prints a legend on every key of its map`, () => {
      expect(model.keyMap.filter(({ key }) => model.legends[key] === undefined)).toEqual([]);
    });

    it(`${model.name}: gives each grade of the hall one button`, () => {
      for (const grade of [1, 2, 3, 4, 5]) expect(hallGrade(model, sentGrade(model, grade)!)).toBe(grade);
      expect([hallGrade(model, 9), sentGrade(model, 6)]).toEqual([undefined, undefined]);
    });
  }

  it('takes longer staff numbers where the hall has them', () => {
    const longer = { ...keypad21, clerkDigits: 3 };
    expect(press(longer, '1011234', 0x0f)).toEqual({ kind: 'logIn', clerk: '101', pin: '1234' });
    expect(press(longer, '101123', 0x0f)).toEqual(wrongDigits);
  });

  it('has no keys for a window no keypad can name, or a number it cannot type', () => {
    expect(keysFor(keypad21, { kind: 'transfer', window: 100 })).toBeUndefined();
    expect(keysFor(keypad21, { kind: 'callNumber', digits: 'A012' })).toBeUndefined();
    expect(keysFor(keypad16, { kind: 'evaluate' })).toBeUndefined();
  });
});

describe('what the clerk sees', () => {
  const face = { ticket: 'A012', waiting: 25 };
  const [o, n] = [0, null];

  it('is count and ticket in one display, where it holds both', () => {
    expect(displaysOf(keypad21, 1, face)).toEqual([
      { kind: 'display', address: 1, positions: [0, 2, 5, 0, 1, 2] },
    ]);
  });

  it('is the ticket and then the count, where it holds one of them', () => {
    expect(displaysOf(keypad16, 1, face)).toEqual([
      { kind: 'display', address: 1, positions: [n, n, n, 0, 1, 2] },
      { kind: 'display', address: 1, positions: [0, 2, 5, n, n, n] },
    ]);
  });

  it('is blank where there is nothing to see, and never a wrong number', () => {
    const seen = (ticket: string | null, waiting: number | null) =>
      displaysOf(keypad16, 1, { ticket, waiting }).map(({ positions }) => positions);
    expect(seen(null, 0)).toEqual([[o, o, o, n, n, n]]);
    expect(seen('V501', null)).toEqual([[n, n, n, 5, 0, 1]]);
    expect(seen(null, null)).toEqual([[n, n, n, n, n, n]]);
    expect(seen(null, 1200)).toEqual([[9, 9, 9, n, n, n]]);
  });

  it('is of four digits the last three, beside the count; alone, all of them', () => {
    const long = { ticket: 'A1234', waiting: 25 };
    expect(displaysOf(keypad21, 1, long).map(({ positions }) => positions)).toEqual([[0, 2, 5, 2, 3, 4]]);
    expect(displaysOf(keypad16, 1, long).map(({ positions }) => positions)).toEqual([
      [n, n, 1, 2, 3, 4],
      [0, 2, 5, n, n, n],
    ]);
  });

  it('is the number of a refusal, at the right', () => {
    expect(digitsDisplay(2, '901').positions).toEqual([n, n, n, 9, 0, 1]);
    expect(digitsDisplay(2, '12-456').positions).toEqual([1, 2, n, 4, 5, 6]);
  });
});
