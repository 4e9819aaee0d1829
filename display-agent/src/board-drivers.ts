import { onbonBoard, stripBoard } from '@jiaohao/shared';
import type { BoardPlan } from './agent-file.ts';
import { AskingLine } from './drivers/board/asking-line.ts';
import type { BoardDriver } from './drivers/board/board-driver.ts';
import { onbonDriver } from './drivers/board/onbon.ts';
import { stripDriver } from './drivers/board/strip.ts';
import type { Clock } from './drivers/line/clock.ts';
import { known } from './line-users.ts';
import type { OpenLine } from './lines.ts';

/** Makes the driver a board's protocol asks for. Boards of one protocol on one line take turns in one lane. */
export class BoardDrivers {
  readonly #clock: Clock;
  readonly #onbon = new Map<OpenLine, AskingLine<onbonBoard.ToHost>>();
  readonly #strips = new Map<OpenLine, AskingLine<stripBoard.ToHost>>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  driverFor(plan: BoardPlan, on: OpenLine): BoardDriver {
    return plan.protocol === 'onbon' ? this.#onbonBoard(plan, on) : this.#stripBoard(plan, on);
  }

  #onbonBoard({ model: id, address }: BoardPlan, on: OpenLine): BoardDriver {
    const model = known(onbonBoard.models, id);
    const { toHost: codec } = onbonBoard.onbonBoardCodec(model);
    const line = laneOf(this.#onbon, on, () => new AskingLine({ ...on, codec, clock: this.#clock }));
    return onbonDriver({ line, address, model });
  }

  #stripBoard({ model: id, address }: BoardPlan, on: OpenLine): BoardDriver {
    const model = known(stripBoard.models, id);
    const { toHost: codec } = stripBoard.stripBoardCodec(model);
    const line = laneOf(this.#strips, on, () => new AskingLine({ ...on, codec, clock: this.#clock }));
    return stripDriver({ line, address, model });
  }
}

function laneOf<T>(lanes: Map<OpenLine, T>, on: OpenLine, make: () => T): T {
  const lane = lanes.get(on) ?? make();
  lanes.set(on, lane);
  return lane;
}
