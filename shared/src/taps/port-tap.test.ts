import { describe, expect, it } from 'vitest';
import { hex } from '../codec/bytes.ts';
import { toSeenHex } from '../codec/seen-bytes.ts';
import * as counterBus from '../devices/counter-bus/index.ts';
import { describeFrames } from '../devices/describe-frame.ts';
import * as escposPrinter from '../devices/escpos-printer/index.ts';
import * as stripBoard from '../devices/strip-board/index.ts';
import { memoryLink } from '../testing/memory-link.ts';
import { busEar, printerEar, stripEar } from './device-ears.ts';
import type { Ear, Overheard } from './ear.ts';
import { createPortTap } from './port-tap.ts';

const keypad = counterBus.models.get('keypad-16')!;
const strip = stripBoard.models.get('slzc-8')!;
const windows = [
  { address: 1, keypad: 'keypad-1', evaluator: 'evaluator-1' },
  { address: 2, keypad: 'keypad-2', evaluator: null },
];

function tapOn(...ears: Ear[]) {
  const told: (Overheard & { readonly words: string })[] = [];
  const errors: unknown[] = [];
  let settle = (): void => {};
  const words = describeFrames();
  const tap = createPortTap({
    ears,
    schedule(_ms, fn) {
      settle = fn;
      return () => {};
    },
    take: (ear, overheard) => told.push({ ...overheard, words: words({ ...ear, ...overheard }).name.zh }),
    failed: (error) => errors.push(error),
  });
  const far = memoryLink();
  const link = tap.wrap(far.link);
  return { tap, far, link, told, errors, quiet: () => settle() };
}

const seen = ({ devices, direction, bytes, isFrame, words }: Overheard & { words: string }) => [
  devices.join(' '),
  direction,
  toSeenHex(bytes),
  isFrame,
  words,
];

const callNext = hex('FF 68 03 03 68 01 01 0C 0E 16');

describe('a tap on a port', () => {
  it('does not even listen while nobody watches, and stops when nobody does any more', async () => {
    const { tap, far, link, told } = tapOn(busEar(keypad, 'bus', windows));
    await link.write(callNext);
    far.say(callNext);
    expect([far.listening, far.written.length, told.length]).toEqual([0, 1, 0]);
    tap.watch(new Set(['keypad-1']));
    expect(far.listening).toBe(1);
    far.say(callNext);
    tap.watch(new Set(['printer of somebody else']));
    far.say(callNext);
    expect([far.listening, told.length]).toEqual([0, 1]);
  });

  it('tells frames of the watched device, whole, both ways, with noise between them', async () => {
    const { tap, far, link, told, quiet } = tapOn(busEar(keypad, 'bus', windows));
    tap.watch(new Set(['keypad-1']));
    far.say(hex('55'));
    far.say(callNext.subarray(0, 4));
    far.say(callNext.subarray(4));
    far.say(hex('FF 68 03 03 68 02 01 0C 0F 16'));
    await link.write(callNext);
    quiet();
    expect(told.map(seen)).toEqual([
      ['keypad-1', 'to-host', '55', false, '杂波'],
      ['keypad-1', 'to-host', 'FF6803036801010C0E16', true, '按键：叫号'],
      ['keypad-1', 'to-device', 'FF6803036801010C0E16', true, '应答按键：叫号'],
    ]);
  });

  it('gives a grade to the evaluator, and everything to the bus', () => {
    const { tap, far, told } = tapOn(busEar(keypad, 'bus', windows));
    tap.watch(new Set(['evaluator-1', 'bus']));
    far.say(hex('FF 68 03 03 68 01 11 03 15 16'));
    far.say(callNext);
    expect(told.map(({ devices }) => devices)).toEqual([['bus', 'evaluator-1'], ['bus']]);
  });

  it('shows no digits that may be a PIN: neither typed, nor acknowledged, nor torn', async () => {
    const { tap, far, link, told, quiet } = tapOn(busEar(keypad, 'bus', windows));
    tap.watch(new Set(['keypad-1']));
    const logIn = counterBus
      .counterBusCodec(keypad)
      .toHost.encode({ kind: 'keyPress', address: 1, digits: [0, 1, 4, 7, 2, 9], key: 0x0f });
    far.say(logIn);
    await link.write(logIn);
    far.say(logIn.subarray(6, -3));
    quiet();
    expect(told.map(({ bytes }) => toSeenHex(bytes))).toEqual([
      `FF680909680101${'**'.repeat(6)}0F**16`,
      `FF680909680101${'**'.repeat(6)}0F**16`,
      '**'.repeat(7),
    ]);
    expect(told.map(({ words }) => words)).toEqual(['按键', '应答按键', '杂波']);
  });

  it('takes the words of another protocol on the same pair for no noise', async () => {
    const { tap, far, told, quiet, link } = tapOn(
      busEar(keypad, 'bus', windows),
      stripEar(strip, [{ address: 3, board: 'board-3' }]),
    );
    tap.watch(new Set(['keypad-1', 'board-3']));
    await link.write(hex('A0 90 03 A1 00 00 A2'));
    far.say(stripBoard.stripBoardCodec(strip).toHost.encode({ kind: 'ok', address: 3 }));
    far.say(callNext);
    far.say(hex('77 05'));
    quiet();
    expect(told.map((one) => [one.devices.join(' '), one.words])).toEqual([
      ['board-3', '探询'],
      ['board-3', '确认'],
      ['keypad-1', '按键：叫号'],
      ['keypad-1 board-3', '杂波'],
    ]);
    expect(toSeenHex(told.at(-1)!.bytes)).toBe('77**');
  });

  it('that fails has stopped, and the driver has written all the same', async () => {
    const broken: Ear = {
      protocol: 'counter-bus',
      model: 'keypad-16',
      devices: ['keypad-1'],
      open: () => ({
        sent() {
          throw new Error('a mistake of ours');
        },
        heard() {},
        flush() {},
        pending: 0,
      }),
    };
    const { tap, far, link, errors } = tapOn(broken);
    tap.watch(new Set(['keypad-1']));
    await link.write(callNext);
    expect([far.written.length, errors.length, far.listening]).toEqual([1, 1, 0]);
  });

  it('tells a key before its acknowledgement, which the driver writes at once', () => {
    const { tap, far, link, told } = tapOn(busEar(keypad, 'bus', windows));
    link.onBytes((bytes) => void link.write(bytes));
    tap.watch(new Set(['keypad-1']));
    far.say(callNext);
    expect(told.map(({ words }) => words)).toEqual(['按键：叫号', '应答按键：叫号']);
  });

  it('leaves the driver alone when nobody looks any more', () => {
    const { tap, far, link, told } = tapOn(busEar(keypad, 'bus', windows));
    const heard: Uint8Array[] = [];
    const stop = link.onBytes((bytes) => heard.push(bytes));
    tap.watch(new Set(['keypad-1']));
    tap.watch(new Set());
    far.say(callNext);
    expect([heard.length, told.length, far.listening]).toEqual([1, 0, 1]);
    stop();
    expect(far.listening).toBe(0);
  });

  it('follows the port to its next life', () => {
    const { tap, far, told } = tapOn(busEar(keypad, 'bus', windows));
    tap.watch(new Set(['keypad-1']));
    far.lose();
    const again = memoryLink();
    tap.wrap(again.link);
    again.say(callNext);
    expect(told).toHaveLength(1);
  });

  it('reads what a status byte of the printer answers from what was asked', async () => {
    const { tap, far, link, told } = tapOn(printerEar(escposPrinter.models.get('kiosk-80')!, 'K1-printer'));
    tap.watch(new Set(['K1-printer']));
    for (const [asked, answer] of [
      ['10 04 01', '12'],
      ['10 04 04', '7E'],
      ['1D 72 01', '00'],
    ] as const) {
      await link.write(hex(asked));
      far.say(hex(answer));
    }
    expect(told.map(({ words }) => words)).toEqual([
      '查询状态',
      '状态：打印机',
      '查询状态',
      '状态：纸',
      '等待打印完成',
      '前面的已打印完',
    ]);
  });
});
