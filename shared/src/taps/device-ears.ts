import * as counterBus from '../devices/counter-bus/index.ts';
import * as escposPrinter from '../devices/escpos-printer/index.ts';
import * as idCardReader from '../devices/id-card-reader/index.ts';
import * as onbonBoard from '../devices/onbon-board/index.ts';
import * as stripBoard from '../devices/strip-board/index.ts';
import { createEar, type Ear } from './ear.ts';

/** Listens in on an ID-card reader. What is on a card is kept back. */
export function readerEar(model: idCardReader.Model, device: string): Ear {
  return createEar({
    protocol: 'id-card-reader',
    model: model.id,
    codec: idCardReader.idCardReaderCodec(model),
    devices: [device],
    devicesOf: () => [device],
    seen: idCardReader.seenBytes,
  });
}

/** Listens in on a ticket printer. */
export function printerEar(model: escposPrinter.Model, device: string): Ear {
  return createEar({
    protocol: 'escpos-printer',
    model: model.id,
    codec: escposPrinter.escposPrinterCodec(model),
    devices: [device],
    devicesOf: () => [device],
    seen: (_direction, bytes) => [...bytes],
  });
}

/** A window's devices on a counter bus. */
export interface BusDevices {
  readonly address: number;
  readonly keypad: string;
  /** Null where it has none. */
  readonly evaluator: string | null;
}

/** What belongs to the evaluator at an address, not to its keypad. */
const ofEvaluator: ReadonlySet<string> = new Set(['grade', 'gradeReply', 'startEvaluation']);

/** Listens in on a counter bus: everything is the bus's, and the keypad's or evaluator's whose address it bears. Digits that may hold a PIN are kept back. */
export function busEar(model: counterBus.Model, bus: string, windows: readonly BusDevices[]): Ear {
  const byAddress = new Map(windows.map((window) => [window.address, window]));
  return createEar({
    protocol: 'counter-bus',
    model: model.id,
    codec: counterBus.counterBusCodec(model),
    devices: [
      bus,
      ...windows.flatMap(({ keypad, evaluator }) => [keypad, ...(evaluator ? [evaluator] : [])]),
    ],
    devicesOf(message) {
      const told = message.kind === 'overheard' ? message.message : message;
      const window = byAddress.get(told.address);
      if (window === undefined) return [bus];
      const { keypad, evaluator } = window;
      return [bus, evaluator !== null && ofEvaluator.has(told.kind) ? evaluator : keypad];
    },
    seen: (_direction, bytes, isFrame) => counterBus.seenBytes(bytes, isFrame),
  });
}

/** A board and its address on a line. */
export interface BoardDevice {
  readonly address: number;
  readonly board: string;
}

function boardsBy(boards: readonly BoardDevice[]): (address: number) => readonly string[] {
  const byAddress = new Map(boards.map(({ address, board }) => [address, [board]]));
  return (address) => byAddress.get(address) ?? [];
}

/** Listens in on Onbon cards. */
export function onbonEar(model: onbonBoard.Model, boards: readonly BoardDevice[]): Ear {
  const at = boardsBy(boards);
  return createEar({
    protocol: 'onbon-board',
    model: model.id,
    codec: onbonBoard.onbonBoardCodec(model),
    devices: boards.map(({ board }) => board),
    devicesOf: (message) => at('to' in message ? message.to : message.from),
    seen: (_direction, bytes) => [...bytes],
  });
}

/** Listens in on strip screens. */
export function stripEar(model: stripBoard.Model, boards: readonly BoardDevice[]): Ear {
  const at = boardsBy(boards);
  return createEar({
    protocol: 'strip-board',
    model: model.id,
    codec: stripBoard.stripBoardCodec(model),
    devices: boards.map(({ board }) => board),
    devicesOf: ({ address }) => at(address),
    // A strip may share its pair with keypads: their words pass by as noise.
    seen: (_direction, bytes, isFrame) => (isFrame ? [...bytes] : counterBus.seenBytes(bytes, isFrame)),
  });
}
