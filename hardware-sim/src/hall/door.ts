import type { Actor, Answer, Command } from '@jiaohao/shared';

/** What a clerk sees on the keypad. */
export interface KeypadSight {
  readonly ticket: string | null;
  /** Grows when the clerk should look up. */
  readonly beeps: number;
}

/** The hall as its people meet it: they wish, wait, and look. Times are milliseconds since the day's midnight. */
export interface HallDoor {
  now(): number;
  /** Resolves when that time has come; at once when it is past. */
  until(time: number): Promise<void>;
  /** Wishes something and waits for the answer. */
  ask(actor: Actor, command: Command): Promise<Answer>;
  keypad(window: number): KeypadSight;
  /** Resolves when the window's keypad beeps, or at `latest`. */
  untilBeep(window: number, latest: number): Promise<void>;
  readonly closed: boolean;
}
