import { knownModel, onbonBoard, stripBoard, type BoardEquipment } from '@jiaohao/shared';
import { AskingLine } from './drivers/board/asking-line.ts';
import type { BoardDriver } from './drivers/board/board-driver.ts';
import { onbonDriver } from './drivers/board/onbon.ts';
import { stripDriver } from './drivers/board/strip.ts';
import type { Clock } from './drivers/line/clock.ts';
import type { OpenLine } from './open-line.ts';

/** Makes the drivers of the boards on one line. Boards of one protocol take turns in one lane. */
export class BoardDrivers {
  readonly #on: Pick<OpenLine, 'line' | 'baud'> & { readonly clock: Clock };
  #onbon: AskingLine<onbonBoard.ToHost> | null = null;
  #strips: AskingLine<stripBoard.ToHost> | null = null;

  constructor({ line, baud }: OpenLine, clock: Clock) {
    this.#on = { line, baud, clock };
  }

  driverFor(plan: BoardEquipment): BoardDriver {
    return plan.protocol === 'onbon' ? this.#onbonBoard(plan) : this.#stripBoard(plan);
  }

  #onbonBoard({ model: id, address }: BoardEquipment): BoardDriver {
    const model = knownModel(onbonBoard.models, id);
    const { toHost: codec } = onbonBoard.onbonBoardCodec(model);
    this.#onbon ??= new AskingLine({ ...this.#on, codec });
    return onbonDriver({ line: this.#onbon, address, model });
  }

  #stripBoard({ model: id, address }: BoardEquipment): BoardDriver {
    const model = knownModel(stripBoard.models, id);
    const { toHost: codec } = stripBoard.stripBoardCodec(model);
    this.#strips ??= new AskingLine({ ...this.#on, codec });
    return stripDriver({ line: this.#strips, address, model });
  }
}
