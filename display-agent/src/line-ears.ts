import {
  busEar,
  counterBus,
  onbonBoard,
  onbonEar,
  stripBoard,
  stripEar,
  type BoardDevice,
  type BusDevices,
  type Ear,
} from '@jiaohao/shared';
import type { AgentFile, BoardPlan } from './agent-file.ts';
import { deviceNames } from './device-names.ts';
import { known } from './line-users.ts';

/** The ears for everything that is spoken on a line of the file. */
export function earsOf(file: Pick<AgentFile, 'windows'>, line: string): Ear[] {
  const onLine = <T extends { readonly line: string }>(plan: T | undefined): plan is T => plan?.line === line;
  const boards = file.windows.flatMap(({ window, board }) =>
    onLine(board) ? [{ plan: board, board: deviceNames.board(window), address: board.address }] : [],
  );
  const keypads = file.windows.flatMap(({ window, keypad }) =>
    onLine(keypad) ? [{ plan: keypad, window }] : [],
  );
  return [
    ...keypadEars(line, keypads),
    ...boardEars(boards, 'onbon', (id, at) => onbonEar(known(onbonBoard.models, id), at)),
    ...boardEars(boards, 'strip', (id, at) => stripEar(known(stripBoard.models, id), at)),
  ];
}

type KeypadPlan = NonNullable<AgentFile['windows'][number]['keypad']>;

/** Models of one bus differ in what keys mean, not in their frames: the words are those of the first. */
function keypadEars(line: string, keypads: readonly { plan: KeypadPlan; window: number }[]): Ear[] {
  const [first] = keypads;
  if (first === undefined) return [];
  const windows = keypads.map(({ plan: { address, evaluator }, window }): BusDevices => ({
    address,
    keypad: deviceNames.keypad(window),
    evaluator: evaluator ? deviceNames.evaluator(window) : null,
  }));
  return [busEar(known(counterBus.models, first.plan.model), line, windows)];
}

function boardEars(
  boards: readonly (BoardDevice & { readonly plan: BoardPlan })[],
  protocol: BoardPlan['protocol'],
  ear: (model: string, boards: readonly BoardDevice[]) => Ear,
): Ear[] {
  const ofProtocol = boards.filter(({ plan }) => plan.protocol === protocol);
  const [first] = ofProtocol;
  return first === undefined ? [] : [ear(first.plan.model, ofProtocol)];
}
