import { onbonBoard } from '@jiaohao/shared';
import { createDotMatrix } from '../../picture/dot-matrix.ts';
import { boardTroubles } from '../../troubles/troubles.ts';
import type { Board } from '../board.ts';
import { commonView } from '../common-view.ts';
import { giveNerves, type Socket, troublesOf } from '../device.ts';
import { lightPage, pagesOf } from './area-pages.ts';
import { type CardState, forget, newCard, type ShownArea } from './card.ts';
import { cardHabits } from './habits.ts';

const halfSecond = 500;

/** Builds a board with an Onbon card. `address` is the card's own, 1 as delivered. */
export function createOnbonBoard(socket: Socket, model: onbonBoard.Model, address: number): Board {
  let cancelTurn: () => void = () => {};

  const pageOf = ({ area, since }: ShownArea) => {
    const pages = pagesOf(area);
    const stay = area.stayHalfSeconds * halfSecond;
    const turned = stay === 0 ? 0 : Math.floor((socket.clock.now() - since) / stay);
    const at = area.runMode === 'loop' ? turned % pages.length : Math.min(turned, pages.length - 1);
    return { pages, page: pages[at] ?? [] };
  };
  /** Tells the bench, and tells it again when a page is turned. */
  const repaint = (): void => {
    cancelTurn();
    const turning = [...card.areas.values()].filter(
      (shown) => shown.area.stayHalfSeconds > 0 && pageOf(shown).pages.length > 1,
    );
    const soonest = Math.min(...turning.map(({ area }) => area.stayHalfSeconds));
    if (Number.isFinite(soonest)) cancelTurn = socket.clock.schedule(soonest * halfSecond, repaint);
    socket.changed();
  };
  const card: CardState = newCard(model, address, socket.clock, {
    get troubles() {
      return troubles.on;
    },
    repaint,
  });
  const nerves = giveNerves(socket, onbonBoard.onbonBoardCodec(model), cardHabits, () => card, {
    checksumFromEnd: 2,
    statuses: ['readStatus'],
  });
  const troubles = troublesOf(socket, nerves, { troubles: boardTroubles, forget: () => forget(card) });
  const lit = (): readonly ShownArea[] => (card.on && nerves.tap.powered ? [...card.areas.values()] : []);

  const text = (): string =>
    lit()
      .map(({ area }) => area.text.map(({ text }) => text).join(''))
      .join('\n');

  return {
    id: socket.id,
    kind: 'board',
    place: socket.place,
    troubles,
    get text() {
      return text();
    },
    view() {
      const matrix = createDotMatrix(model.width, model.height);
      for (const shown of lit()) lightPage(matrix, shown.area, pageOf(shown).page);
      return {
        kind: 'board',
        ...commonView(socket, model, troubles),
        text: text(),
        dots: matrix.view(),
        updates: card.updates,
      };
    },
  };
}
