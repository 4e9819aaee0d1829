import type { DeviceKind, idCardReader } from '@jiaohao/shared';
import { randomUUID } from 'node:crypto';
import { pageFor, type Page } from '../domain/page.ts';
import { identify } from '../domain/person.ts';
import { orderNow } from '../domain/visit/print-order.ts';
import { step } from '../domain/visit/step.ts';
import { freshKiosk, type CardHint, type Touch, type VisitEvent } from '../domain/visit/visit.ts';
import { openHands } from './carry-out.ts';
import { hearHub } from './hear-hub.ts';
import type { KioskParts } from './kiosk-parts.ts';
import { openSurroundings } from './surroundings.ts';

/** The running kiosk: one visit at a time, moved by cards, fingers, the hub and the printer. */
export interface Kiosk {
  readonly page: Page;
  /** Called with every new page; returns how to stop. */
  onPage(listener: (page: Page) => void): () => void;
  touch(touch: Touch, serial: number): void;
  /** Reduces the card to a person at once and keeps nothing of it. */
  card(card: idCardReader.Card): void;
  cardHint(hint: CardHint): void;
  cardLifted(): void;
  readerWorks(works: boolean): void;
  printerWorks(works: boolean): void;
  /** Not taken out of service by the hub. */
  mayUse(device: DeviceKind): boolean;
  close(): void;
}

/** Wires the visit machine to the world: events in, effects carried out, pages told. */
export function openKiosk(parts: KioskParts): Kiosk {
  let state = freshKiosk;
  const listeners = new Set<(page: Page) => void>();
  const pageNow = (): Page => pageFor(state, world.around, hands.timeLeft(state.serial));
  const tell = (): void => {
    const page = pageNow();
    for (const listener of listeners) listener(page);
  };
  /** Whatever has just changed: a free kiosk turns to what the desk has ordered. */
  const settle = (): void => {
    if (orderNow(state, world.around) === null) tell();
    else happen({ kind: 'print-order', id: randomUUID() });
  };
  const world = openSurroundings(parts, settle);

  const events: VisitEvent[] = [];
  let moving = false;
  const move = (event: VisitEvent): void => {
    const moved = step(state, event, world.around, parts.patience);
    state = moved.state;
    for (const effect of moved.effects) hands.carryOut(effect);
  };
  /** What an effect makes happen at once comes after all effects of what caused it. */
  const happen = (event: VisitEvent): void => {
    events.push(event);
    if (moving) return;
    moving = true;
    try {
      for (let next = events.shift(); next !== undefined; next = events.shift()) move(next);
    } finally {
      moving = false;
    }
    settle();
  };
  const hands = openHands(parts, world, happen);
  const stopHearing = hearHub(parts, world, happen);

  return {
    get page() {
      return pageNow();
    },
    onPage(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    touch: (touch, serial) => happen({ kind: 'touch', touch, serial, id: randomUUID() }),
    card(card) {
      if (!world.mayUse('card-reader')) return;
      happen({ kind: 'card', person: identify(card, parts.clock.today(), parts.hash), id: randomUUID() });
    },
    cardHint: (hint) => happen({ kind: 'card-hint', hint }),
    cardLifted: () => happen({ kind: 'card-lifted' }),
    readerWorks: (readerWorks) => world.learn({ readerWorks }),
    printerWorks: (printerWorks) => world.learn({ printerWorks }),
    mayUse: (device) => world.mayUse(device),
    close() {
      hands.close();
      stopHearing();
      world.close();
      listeners.clear();
    },
  };
}
