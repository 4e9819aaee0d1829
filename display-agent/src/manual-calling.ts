import type { Command, CommandMessage, counterBus, Roster, WindowNumber } from '@jiaohao/shared';
import { isOutboxError, type createLog, type Session } from '@jiaohao/shared/node';
import { byHand, type ByHand, type HandCall } from './domain/manual-calling/by-hand.ts';
import { ownCodes } from './domain/own-codes.ts';
import type { WindowFront } from './window-front.ts';

export interface ManualCallingOptions {
  readonly session: Pick<Session, 'send' | 'leftOver'>;
  /** Of a window that this agent looks after now. */
  readonly front: (window: WindowNumber) => WindowFront | undefined;
  readonly fronts: () => readonly WindowFront[];
  readonly log: ReturnType<typeof createLog>;
  /** Epoch milliseconds. */
  readonly wallClock: () => number;
}

type CallEntry = Extract<Command, { kind: 'back-enter-call' }>;

/** 人工叫号: numbers keyed at the windows while the hub is away are shown, spoken, and told to the hub when it is back. */
export class ManualCalling {
  readonly #options: ManualCallingOptions;
  readonly #calls = new Map<WindowNumber, HandCall>();
  #roster: Roster | null = null;

  /** Takes up what an earlier run called and could not tell the hub yet: the outbox is the one record of it. */
  constructor(options: ManualCallingOptions) {
    this.#options = options;
    for (const entry of callEntries(options.session.leftOver)) {
      const { window, digits: number, calledAt, ended } = entry;
      if (ended === undefined) this.#calls.set(window, { number, calledAt });
      else if (this.#calls.get(window)?.calledAt === calledAt) this.#calls.delete(window);
      options.front(window)?.stillCalls(this.#calls.get(window)?.number ?? null);
    }
  }

  /** True if calls were made that the hub had not heard of when this agent was started. */
  static isUnfinished({ leftOver }: Pick<Session, 'leftOver'>): boolean {
    return callEntries(leftOver).length > 0;
  }

  /** Who waits, as the hub knew it last. */
  rosterIs(roster: Roster): void {
    this.#roster = roster;
  }

  /** A key pressed while the hub is away. What it answers has been done. */
  press(window: WindowNumber, action: counterBus.KeyAction | counterBus.UnknownKeys): ByHand {
    const { wallClock } = this.#options;
    const front = this.#options.front(window);
    const at = wallClock();
    const pressed = { window, calling: front?.isCalling ?? false, at };
    const outcome = byHand(action, pressed, { calls: this.#calls, roster: this.#roster });
    if (outcome.kind === 'again') front?.callAgain();
    if (outcome.kind !== 'call' && outcome.kind !== 'missed') return outcome;

    const { number: digits, calledAt } = outcome.call;
    const ended = outcome.kind === 'missed' ? { ended: { how: 'missed' as const, at } } : {};
    // On disk before anybody sees it: what the hall has seen must come into the books.
    if (!this.#keep({ kind: 'back-enter-call', window, digits, calledAt, ...ended }))
      return { kind: 'refused', code: ownCodes.cannotKeep };
    if (outcome.kind === 'call') {
      this.#calls.set(window, outcome.call);
      front?.callByHand(digits);
    } else {
      this.#calls.delete(window);
      front?.handCallOver();
    }
    return outcome;
  }

  /** The hub is back and knows all of it. */
  handOver(): void {
    this.#calls.clear();
    for (const front of this.#options.fronts()) front.handOver();
  }

  #keep(entry: CallEntry): boolean {
    const { session, log } = this.#options;
    try {
      void session.send(entry);
      return true;
    } catch (error) {
      if (!isOutboxError(error)) throw error;
      log.error(
        { err: error, window: entry.window },
        `window ${entry.window} cannot call by hand: ${error.message}`,
      );
      return false;
    }
  }
}

function callEntries(messages: readonly CommandMessage[]): CallEntry[] {
  return messages.flatMap(({ command }) => (command.kind === 'back-enter-call' ? [command] : []));
}
