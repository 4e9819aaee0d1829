import { models as keypads } from '../../devices/counter-bus/models/index.ts';
import { models as onbonBoards } from '../../devices/onbon-board/models/index.ts';
import { models as strips } from '../../devices/strip-board/models/index.ts';
import type { BoardEquipment, DisplayEquipment } from './display-equipment.ts';
import { knownModel } from './parts.ts';

/** One device on a line. */
export interface LineUser {
  readonly line: string;
  readonly window: number;
  /** Its place in the equipment, for messages. */
  readonly path: readonly (string | number)[];
  readonly protocol: 'keypad' | BoardEquipment['protocol'];
  readonly address: number;
  readonly baud: number;
  /** Keypads only: whether frames end in 16. */
  readonly tail?: boolean;
}

/** Every device of a display agent, by where it hangs. */
export function lineUsers({ windows }: Pick<DisplayEquipment, 'windows'>): LineUser[] {
  return windows.flatMap(({ window, keypad, board }, i) => {
    const users: LineUser[] = [];
    if (keypad !== undefined) {
      const { line, address } = keypad;
      const { baud, tail } = knownModel(keypads, keypad.model);
      users.push({ line, window, path: ['windows', i, 'keypad'], protocol: 'keypad', address, baud, tail });
    }
    if (board !== undefined) {
      const { line, address, protocol } = board;
      const { baud } = knownModel<{ readonly baud: number }>(
        protocol === 'onbon' ? onbonBoards : strips,
        board.model,
      );
      users.push({ line, window, path: ['windows', i, 'board'], protocol, address, baud });
    }
    return users;
  });
}
