import { stripBoard } from '@jiaohao/shared';
import { createDotMatrix } from '../../picture/dot-matrix.ts';
import { glyph } from '../../picture/glyphs.ts';
import { habitsOf, type Behaviour } from '../behaviour.ts';
import type { Board } from '../board.ts';
import { commonView } from '../common-view.ts';
import { giveNerves, type Socket, troublesOf } from '../device.ts';

interface StripState {
  readonly address: number;
  shown: readonly stripBoard.Run[];
  updates: number;
}

type In = stripBoard.ToDevice;
type Out = stripBoard.ToHost;

const habit = habitsOf<StripState, In, Out>();

const othersBusiness: Behaviour<StripState, In, Out> = (strip, { address }) =>
  address === strip.address ? null : [];

const habits = [
  othersBusiness,
  habit('show', (strip, { text }) => {
    strip.shown = text;
    strip.updates += 1;
    return [{ kind: 'ok', address: strip.address }];
  }),
  habit('testAddress', ({ address }) => [{ kind: 'ok', address }]),
];

/** Builds a strip screen at an address of its line. */
export function createStripBoard(socket: Socket, model: stripBoard.Model, address: number): Board {
  const state: StripState = { address, shown: [], updates: 0 };
  const nerves = giveNerves(socket, stripBoard.stripBoardCodec(model), habits, () => state);
  const troubles = troublesOf(socket, nerves, {
    troubles: [],
    forget() {
      state.shown = [];
    },
  });
  const text = (): string => state.shown.map(({ text }) => text).join('');

  return {
    id: socket.id,
    kind: 'board',
    place: socket.place,
    troubles,
    get text() {
      return text();
    },
    view: () => ({
      kind: 'board',
      ...commonView(socket, model, troubles),
      text: text(),
      dots: dotsOf(state.shown, model),
      updates: state.updates,
    }),
  };
}

/** The strip shows what fits, from the left. */
function dotsOf(shown: readonly stripBoard.Run[], model: stripBoard.Model) {
  const matrix = createDotMatrix((model.columns * model.characterPixels) / 2, model.characterPixels);
  let x = 0;
  for (const { text, colour } of shown) {
    for (const character of text) {
      const shape = glyph(character, model.characterPixels);
      matrix.light(shape, x, 0, colour);
      x += shape.width;
    }
  }
  return matrix.view();
}
