import { topics, kioskMenu, type idCardReader } from '@jiaohao/shared';
import type { Session } from '@jiaohao/shared/node';
import { randomUUID } from 'node:crypto';
import { pageFor, type Page } from '../domain/page.ts';
import { identify, type KeyedHash } from '../domain/person.ts';
import { step } from '../domain/visit/step.ts';
import {
  freshKiosk,
  type CardHint,
  type Patience,
  type Surroundings,
  type Touch,
  type VisitEffect,
  type VisitEvent,
} from '../domain/visit/visit.ts';
import type { TicketPrinter } from '../drivers/printer/printer.ts';
import type { Deliveries } from './deliveries.ts';

/** What a kiosk is made of. */
export interface KioskParts {
  readonly hall: string;
  readonly agent: string;
  readonly session: Pick<Session, 'send' | 'onAnswer' | 'subscribe' | 'online' | 'onOnline'>;
  /** Null where none is configured: numbers are then shown on the screen. */
  readonly printer: Pick<TicketPrinter, 'print'> | null;
  readonly deliveries: Deliveries;
  readonly hash: KeyedHash;
  /** The hall's date, `YYYY-MM-DD`. */
  readonly today: () => string;
  readonly patience: Patience;
}

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
  close(): void;
}

/** Wires the visit machine to the world: events in, effects carried out, pages told. */
export function openKiosk(parts: KioskParts): Kiosk {
  const { session, deliveries } = parts;
  let state = freshKiosk;
  let around: Surroundings = {
    menu: null,
    hubOnline: session.online,
    readerWorks: false,
    printerWorks: false,
  };
  let timer: NodeJS.Timeout | undefined;
  const listeners = new Set<(page: Page) => void>();
  const tell = (): void => {
    const page = pageFor(state, around);
    for (const listener of listeners) listener(page);
  };
  const learn = (news: Partial<Surroundings>): void => {
    around = { ...around, ...news };
    tell();
  };
  const happen = (event: VisitEvent): void => {
    const next = step(state, event, around, parts.patience);
    state = next.state;
    for (const effect of next.effects) carryOut(effect);
    tell();
  };
  const print = async ({ id, slip, reprint }: Extract<VisitEffect, { effect: 'print' }>): Promise<void> => {
    const outcome = await parts.printer?.print(slip, { reprint });
    happen({ kind: 'print-ended', id, printed: outcome?.printed ?? false });
  };
  const carryOut = (effect: VisitEffect): void => {
    switch (effect.effect) {
      case 'send':
        // The answer comes to onAnswer, which also hears answers to what was asked before a restart.
        void session.send(effect.command, { id: effect.id });
        return;
      case 'print':
        void print(effect);
        return;
      case 'account':
        deliveries.account(effect.id, effect.delivery);
        return;
      case 'arm':
        clearTimeout(timer);
        timer = setTimeout(() => happen({ kind: 'time-out', serial: effect.serial }), effect.ms);
    }
  };

  const stopAnswers = session.onAnswer((message, answer) => {
    if (message.command.kind !== 'issue' && message.command.kind !== 'reprint') return;
    const owed = deliveries.note(message, answer);
    happen({ kind: 'answer', id: message.id, answer, otherwise: owed?.otherwise ?? null });
  });
  const stopOnline = session.onOnline((hubOnline) => learn({ hubOnline }));
  session.subscribe(topics.kioskMenu(parts.hall, parts.agent), kioskMenu, (menu) => learn({ menu }));

  return {
    get page() {
      return pageFor(state, around);
    },
    onPage(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    touch: (touch, serial) => happen({ kind: 'touch', touch, serial, id: randomUUID() }),
    card(card) {
      happen({ kind: 'card', person: identify(card, parts.today(), parts.hash), id: randomUUID() });
    },
    cardHint: (hint) => happen({ kind: 'card-hint', hint }),
    cardLifted: () => happen({ kind: 'card-lifted' }),
    readerWorks: (readerWorks) => learn({ readerWorks }),
    printerWorks: (printerWorks) => learn({ printerWorks }),
    close() {
      clearTimeout(timer);
      stopAnswers();
      stopOnline();
      listeners.clear();
    },
  };
}
