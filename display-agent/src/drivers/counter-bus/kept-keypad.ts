import type { counterBus, KeypadDesired } from '@jiaohao/shared';
import { planKeypad, type KeypadAt, type KeypadSays } from '../../domain/plan-keypad.ts';
import type { Clock } from '../line/clock.ts';
import type { Line } from '../line/line.ts';

interface KeypadTimes {
  /** How often the display is sent again although nothing changed, ms: a keypad that was replugged says nothing. */
  readonly refreshEveryMs: number;
  /** How long the code of a refusal stands, ms. */
  readonly codeShownMs: number;
  /** How long a display with room for one number shows the ticket before it shows the waiting count, ms. */
  readonly ticketShownMs: number;
}

export interface KeptKeypadOptions {
  readonly at: KeypadAt;
  readonly line: Line;
  readonly times: KeypadTimes;
  readonly clock: Clock;
  encode(order: counterBus.Order): Uint8Array;
}

/**
 * Keeps one keypad's display as desired and tells its clerk how a press ended. It never answers, so what it shows is what
 * was last sent, and that is sent again from time to time.
 */
export class KeptKeypad {
  readonly #options: KeptKeypadOptions;
  #desired: KeypadDesired | undefined;
  #shown: counterBus.Positions | undefined;
  #orders: counterBus.Order[] = [];
  #code: string | null = null;
  #justCalled = false;
  #turnAsked = false;
  #cancelCode: (() => void) | null = null;
  #cancelTicket: (() => void) | null = null;
  #cancelRefresh: (() => void) | null = null;

  constructor(options: KeptKeypadOptions) {
    this.#options = options;
    options.line.listen({ up: () => this.#up(), down: () => this.#down() });
  }

  /** What the keypad should show from now on. */
  want(desired: KeypadDesired): void {
    const before = this.#desired;
    this.#desired = desired;
    if (before !== undefined && desired.beeps > before.beeps)
      this.#say({ kind: 'beep', address: this.#address });
    if (before !== undefined && desired.gradeAsks > before.gradeAsks) this.askGrade();
    if (desired.ticket !== null && desired.ticket !== before?.ticket) this.#showTicketFirst();
    this.#askTurn();
  }

  /** The line it hangs on. */
  get line(): Pick<Line, 'isUp'> {
    return this.#options.line;
  }

  /** Asks at its evaluator for a grade. */
  askGrade(): void {
    this.#say({ kind: 'startEvaluation', address: this.#address });
    this.#askTurn();
  }

  /** The press was accepted. */
  accept(): void {
    this.#endCode();
    this.#say({ kind: 'result', address: this.#address, ok: true });
    this.#sendAgain();
  }

  /** The press did nothing: a beep, and `digits` for a while. */
  refuse(digits: string): void {
    this.#endCode();
    this.#code = digits;
    this.#cancelCode = this.#options.clock.schedule(this.#options.times.codeShownMs, () => {
      this.#endCode();
      this.#askTurn();
    });
    this.#say({ kind: 'beep', address: this.#address });
    this.#say({ kind: 'result', address: this.#address, ok: false });
    this.#sendAgain();
  }

  close(): void {
    for (const cancel of [this.#cancelCode, this.#cancelTicket, this.#cancelRefresh]) cancel?.();
  }

  get #address(): number {
    return this.#options.at.address;
  }

  #up(): void {
    this.#turnAsked = false;
    this.#sendAgain();
  }

  #down(): void {
    // What happened to a press is old news when the keypad comes back.
    this.#orders = [];
    this.#turnAsked = false;
    this.#endCode();
    this.#cancelRefresh?.();
  }

  /** Keys and results write on the display, so nothing is known of it. */
  #sendAgain(): void {
    this.#shown = undefined;
    this.#askTurn();
  }

  #say(order: counterBus.Order): void {
    if (this.#options.line.isUp) this.#orders.push(order);
  }

  #endCode(): void {
    this.#cancelCode?.();
    this.#cancelCode = null;
    this.#code = null;
  }

  #showTicketFirst(): void {
    this.#cancelTicket?.();
    this.#justCalled = true;
    this.#cancelTicket = this.#options.clock.schedule(this.#options.times.ticketShownMs, () => {
      this.#justCalled = false;
      this.#askTurn();
    });
  }

  #says(): KeypadSays | undefined {
    if (this.#code !== null) return { kind: 'code', digits: this.#code };
    if (this.#desired === undefined) return undefined;
    return { kind: 'queue', desired: this.#desired, justCalled: this.#justCalled };
  }

  #plan(): counterBus.Order | undefined {
    const says = this.#says();
    return this.#orders[0] ?? (says && planKeypad(this.#shown, says, this.#options.at)[0]);
  }

  #askTurn(): void {
    if (this.#turnAsked || this.#plan() === undefined || !this.#options.line.isUp) return;
    this.#turnAsked = true;
    this.#options.line.askTurn(() => this.#compose());
  }

  /** What to say now that it is our turn: the newest, not what there was to say when the turn was asked for. */
  #compose(): Uint8Array | null {
    this.#turnAsked = false;
    const order = this.#plan();
    if (order === undefined) return null;
    if (order.kind === 'display') {
      this.#shown = order.positions;
      this.#refreshLater();
    } else this.#orders.shift();
    this.#askTurn();
    return this.#options.encode(order);
  }

  #refreshLater(): void {
    this.#cancelRefresh?.();
    this.#cancelRefresh = this.#options.clock.schedule(this.#options.times.refreshEveryMs, () =>
      this.#sendAgain(),
    );
  }
}
