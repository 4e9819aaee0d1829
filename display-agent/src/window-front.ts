import type { BoardDesired, KeypadDesired, WindowNumber } from '@jiaohao/shared';
import type { SpokenCall } from '@jiaohao/shared/voice';
import {
  blankFace,
  callsAgain,
  callsByHand,
  handCallOver,
  handsOver,
  hubSays,
  shownBy,
  stillCalls,
  type WindowFace,
} from './domain/window-face.ts';

/** Where a window shows and says things. */
export interface WindowOutlets {
  board(desired: BoardDesired): void;
  keypad(desired: KeypadDesired): void;
  voice(call: SpokenCall): void;
}

/** One window towards its members and its clerk: what the hub desires, or what was called by hand while it was away. */
export class WindowFront {
  readonly #outlets: WindowOutlets;
  #face: WindowFace;
  #keypad: KeypadDesired | null = null;

  constructor(window: WindowNumber, outlets: WindowOutlets) {
    this.#outlets = outlets;
    this.#face = blankFace(window);
  }

  /** What the hub said last of this window; one key both pauses and resumes. */
  get hubFace(): BoardDesired['face'] | undefined {
    return this.#face.hub?.face;
  }

  /** Whether a number is called here now. */
  get isCalling(): boolean {
    return shownBy(this.#face)?.face === 'call';
  }

  /** Nothing may be sent to its board until a technician has cleared it. */
  get isOutOfService(): boolean {
    return this.#face.hub?.outOfService ?? false;
  }

  hubSaysBoard(desired: BoardDesired): void {
    this.#become(hubSays(this.#face, desired));
  }

  hubSaysKeypad(desired: KeypadDesired): void {
    this.#keypad = desired;
    this.#showKeypad();
  }

  callByHand(number: string): void {
    this.#become(callsByHand(this.#face, number));
    this.#showKeypad();
  }

  /** A call by hand from before the agent was started; null: the window's last one is over. */
  stillCalls(number: string | null): void {
    this.#become(stillCalls(this.#face, number));
    this.#showKeypad();
  }

  callAgain(): void {
    this.#become(callsAgain(this.#face));
  }

  handCallOver(): void {
    this.#become(handCallOver(this.#face));
    this.#showKeypad();
  }

  /** The hub is back and knows all: what it says stands. */
  handOver(): void {
    if (!this.#face.beyondHub) return;
    this.#become(handsOver(this.#face));
    this.#showKeypad();
  }

  /** Other devices hang here now: they show what stands. */
  showAgain(): void {
    const shown = shownBy(this.#face);
    if (shown !== undefined) this.#outlets.board(shown);
    this.#showKeypad();
  }

  #become(face: WindowFace): void {
    const before = this.#face.attention;
    this.#face = face;
    const shown = shownBy(face);
    if (shown === undefined) return;
    this.#outlets.board(shown);
    if (shown.face === 'call' && shown.attention > before)
      this.#outlets.voice({ number: shown.short, window: face.window, moved: shown.moved });
  }

  #showKeypad(): void {
    const { window, beyondHub, hand } = this.#face;
    const desired = this.#keypad ?? { window, ticket: null, waiting: 0, beeps: 0, gradeAsks: 0 };
    if (beyondHub) this.#outlets.keypad({ ...desired, ticket: hand });
    else if (this.#keypad !== null) this.#outlets.keypad(this.#keypad);
  }
}
