import { counterBus, onbonBoard, stripBoard } from '@jiaohao/shared';
import type { AgentFile, BoardPlan } from './agent-file.ts';

/** One device on a line, as the file has it. */
export interface LineUser {
  readonly line: string;
  readonly window: number;
  /** Place in the file, for messages. */
  readonly path: readonly (string | number)[];
  readonly protocol: 'keypad' | BoardPlan['protocol'];
  readonly address: number;
  readonly baud: number;
  /** Keypads only: whether frames end in 16. */
  readonly tail?: boolean;
}

/** Every device of a file, by where it hangs. */
export function lineUsers(file: Pick<AgentFile, 'windows'>): LineUser[] {
  return file.windows.flatMap(({ window, keypad, board }, i) => {
    const users: LineUser[] = [];
    if (keypad !== undefined) {
      const { line, address } = keypad;
      const { baud, tail } = known(counterBus.models, keypad.model);
      users.push({ line, window, path: ['windows', i, 'keypad'], protocol: 'keypad', address, baud, tail });
    }
    if (board !== undefined) {
      const { line, address, protocol } = board;
      const { baud } =
        protocol === 'onbon' ? known(onbonBoard.models, board.model) : known(stripBoard.models, board.model);
      users.push({ line, window, path: ['windows', i, 'board'], protocol, address, baud });
    }
    return users;
  });
}

/** The model of an id that the file's schema has already found to be known. */
export function known<M>(models: ReadonlyMap<string, M>, id: string): M {
  const model = models.get(id);
  if (model === undefined) throw new TypeError(`no model ${id}`);
  return model;
}
