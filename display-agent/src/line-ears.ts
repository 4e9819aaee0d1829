import {
  busEar,
  counterBus,
  knownModel,
  onbonBoard,
  onbonEar,
  stripBoard,
  stripEar,
  type BoardDevice,
  type BoardEquipment,
  type BusDevices,
  type Ear,
} from '@jiaohao/shared';
import { deviceNames } from './device-names.ts';
import type { LinePlan } from './line-plans.ts';

/** The ears for everything that is spoken on a line. */
export function earsOf(line: LinePlan): Ear[] {
  return [
    ...keypadEars(line),
    ...boardEars(line, 'onbon', (id, at) => onbonEar(knownModel(onbonBoard.models, id), at)),
    ...boardEars(line, 'strip', (id, at) => stripEar(knownModel(stripBoard.models, id), at)),
  ];
}

/** Models of one bus differ in what keys mean, not in their frames: the words are those of the first. */
function keypadEars({ name, keypads }: LinePlan): Ear[] {
  const [first] = keypads;
  if (first === undefined) return [];
  const windows = keypads.map(({ keypad: { address, evaluator }, window }): BusDevices => ({
    address,
    keypad: deviceNames.keypad(window),
    evaluator: evaluator ? deviceNames.evaluator(window) : null,
  }));
  return [busEar(knownModel(counterBus.models, first.keypad.model), name, windows)];
}

function boardEars(
  { boards }: LinePlan,
  protocol: BoardEquipment['protocol'],
  ear: (model: string, boards: readonly BoardDevice[]) => Ear,
): Ear[] {
  const ofProtocol = boards.filter(({ board }) => board.protocol === protocol);
  const [first] = ofProtocol;
  if (first === undefined) return [];
  const at = ofProtocol.map(({ window, board: { address } }): BoardDevice => ({
    board: deviceNames.board(window),
    address,
  }));
  return [ear(first.board.model, at)];
}
