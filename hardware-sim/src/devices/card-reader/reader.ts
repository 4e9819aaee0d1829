import { idCardReader } from '@jiaohao/shared';
import { readerTroubles } from '../../troubles/troubles.ts';
import type { ViewOf } from '../../views.ts';
import { commonView } from '../common-view.ts';
import { giveNerves, type Device, type Socket, troublesOf } from '../device.ts';
import { readerHabits, type ReaderState } from './habits.ts';
import type { TrayCard } from './tray.ts';

/** A card reader and the hand over it. */
export interface CardReader extends Device {
  readonly kind: 'card-reader';
  /** Lays a card on the reader, in place of one that lies there. */
  lay(card: TrayCard): void;
  /**
   * Lays a card down and lifts it as a person does: a moment after it was read, or when nothing comes of it. A card that
   * lies there is lifted first, and no hand is faster than a second between two cards.
   */
  swipe(card: TrayCard): void;
  lift(): void;
  view(): ViewOf<'card-reader'>;
}

/** A member leaves the card a moment longer than the reader needs, and gives up after a while. */
const liftAfterReadMs = 1500;
const giveUpMs = 20_000;
const betweenCardsMs = 1000;

/** Builds a reader. `sam` is the printed id of its security module. */
export function createCardReader(socket: Socket, model: idCardReader.Model, sam: string): CardReader {
  let reads = 0;
  let cancelLift: () => void = () => {};
  let cancelNext: () => void = () => {};
  let swiping = false;
  let liftedAt = -Infinity;

  const liftAfter = (ms: number): void => {
    cancelLift();
    cancelLift = socket.clock.schedule(ms, () => self.lift());
  };
  const state: ReaderState = {
    model,
    sam: idCardReader.parseSamId(sam),
    get troubles() {
      return troubles.on;
    },
    card: null,
    found: false,
    selected: false,
    spoilt: false,
    onRead() {
      reads += 1;
      if (swiping) liftAfter(liftAfterReadMs);
    },
    // The answer still goes out at the old speed.
    setBaud: (baud) => void socket.clock.schedule(0, () => nerves.tap.setBaud(baud)),
  };
  const nerves = giveNerves(socket, idCardReader.idCardReaderCodec(model), readerHabits, () => state, {
    checksumFromEnd: 1,
    statuses: ['status'],
  });
  const troubles = troublesOf(socket, nerves, {
    troubles: readerTroubles,
    // The card still lies there; a reader that wakes up has found nothing yet.
    forget: () => Object.assign(state, { found: false, selected: false, spoilt: false }),
  });

  const put = (card: TrayCard | null): void => {
    cancelNext();
    cancelLift();
    if (state.card !== null) liftedAt = socket.clock.now();
    Object.assign(state, { card, found: false, selected: false, spoilt: false });
    swiping = false;
    socket.changed();
  };
  const swipeNow = (card: TrayCard): void => {
    put(card);
    swiping = true;
    liftAfter(giveUpMs);
  };
  const self: CardReader = {
    id: socket.id,
    kind: 'card-reader',
    place: socket.place,
    troubles,
    lay: put,
    swipe(card) {
      self.lift();
      const handMs = liftedAt + betweenCardsMs - socket.clock.now();
      if (handMs > 0) cancelNext = socket.clock.schedule(handMs, () => swipeNow(card));
      else swipeNow(card);
    },
    lift: () => put(null),
    view: () => ({
      kind: 'card-reader',
      ...commonView(socket, model, troubles),
      card: state.card === null ? null : { id: state.card.id, zh: state.card.zh, en: state.card.en },
      reads,
    }),
  };
  return self;
}
