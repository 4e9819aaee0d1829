import { counterBus, escposPrinter, idCardReader, onbonBoard, stripBoard } from '@jiaohao/shared';
import type { DeviceConfig } from '../config.ts';
import type { Board } from './board.ts';
import type { Bus } from './bus.ts';
import { type CardReader, createCardReader } from './card-reader/reader.ts';
import { createEvaluator, type Evaluator } from './counter/evaluator.ts';
import { createKeypad, type Keypad } from './counter/keypad.ts';
import type { Socket } from './device.ts';
import { createOnbonBoard } from './onbon-board/board.ts';
import { createPrinter, type Printer } from './printer/printer.ts';
import { createStripBoard } from './strip-board/strip.ts';

/** Any simulated device. */
export type AnyDevice = CardReader | Printer | Keypad | Evaluator | Board | Bus;

/** The model of that id; configuration has seen to it that there is one. */
function known<M>(models: ReadonlyMap<string, M>, id: string): M {
  const model = models.get(id);
  if (model === undefined) throw new TypeError(`no model "${id}"`);
  return model;
}

/** Builds a device from its description. `paced`: whether its paper takes time to move. */
export function buildDevice(config: DeviceConfig, socket: Socket, paced: boolean): AnyDevice {
  const { kind, model } = config;
  if (kind === 'card-reader')
    return createCardReader(socket, known(idCardReader.models, model), config.samId);
  if (kind === 'keypad') return createKeypad(socket, known(counterBus.models, model), config.address);
  if (kind === 'evaluator') return createEvaluator(socket, known(counterBus.models, model), config.address);
  if (kind === 'onbon-board')
    return createOnbonBoard(socket, known(onbonBoard.models, model), config.address);
  if (kind === 'strip-board')
    return createStripBoard(socket, known(stripBoard.models, model), config.address);
  return createPrinter(socket, known(escposPrinter.models, model), {
    rollMillimetres: config.rollMetres * 1000,
    speed: paced ? config.millimetresPerSecond : null,
  });
}

const catalogue: Readonly<Record<DeviceConfig['kind'], ReadonlyMap<string, { readonly baud: number }>>> = {
  'card-reader': idCardReader.models,
  printer: escposPrinter.models,
  keypad: counterBus.models,
  evaluator: counterBus.models,
  'onbon-board': onbonBoard.models,
  'strip-board': stripBoard.models,
};

/** Bits per second of a device as it leaves the factory. */
export const factoryBaud = ({ kind, model }: DeviceConfig): number => known(catalogue[kind], model).baud;
