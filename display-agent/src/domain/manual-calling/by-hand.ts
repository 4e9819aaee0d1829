import { lastNumberOf, mostNumberDigits } from '@jiaohao/shared';
import type { counterBus, Roster, WindowNumber } from '@jiaohao/shared';
import { ownCodes } from '../own-codes.ts';
import { readNumber } from './read-number.ts';

/** A number called by hand and not yet over. */
export interface HandCall {
  /** `A012`, or `012` where the letter is not known. */
  readonly number: string;
  /** Epoch milliseconds. */
  readonly calledAt: number;
}

/** Which window has called whom by hand since the hub went away. */
type HandCalls = ReadonlyMap<WindowNumber, HandCall>;

/** What a key press comes to while the hub is away. */
export type ByHand =
  | { readonly kind: 'call'; readonly call: HandCall }
  /** Shown and spoken once more. */
  | { readonly kind: 'again' }
  /** Nobody came. */
  | { readonly kind: 'missed'; readonly call: HandCall }
  /** Nothing for anybody but the device itself. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'refused'; readonly code: string };

/** Where a key was pressed, and when. */
export interface PressedAt {
  readonly window: WindowNumber;
  /** Whether the window calls somebody, by hand or since before the hub went away. */
  readonly calling: boolean;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** What all the windows know together. */
export interface KnownByHand {
  readonly calls: HandCalls;
  readonly roster: Roster | null;
}

/** Decides one key press without the hub: numbers are called, called again and missed; all else waits for it. */
export function byHand(
  action: counterBus.KeyAction | counterBus.UnknownKeys,
  pressed: PressedAt,
  known: KnownByHand,
): ByHand {
  switch (action.kind) {
    case 'callNumber':
      return callByHand(action.digits, pressed, known);
    case 'callNext':
      return refused(ownCodes.keyNumberFirst);
    case 'recall':
      return pressed.calling ? { kind: 'again' } : refused(ownCodes.keyNumberFirst);
    case 'miss': {
      const call = known.calls.get(pressed.window);
      return call === undefined ? refused(ownCodes.hubSilent) : { kind: 'missed', call };
    }
    case 'evaluate':
      return { kind: 'nothing' };
    case 'unknown':
      return refused(ownCodes.notUnderstood);
    case 'cancel':
    case 'start':
    case 'hold':
    case 'ready':
    case 'transfer':
    case 'pauseOrResume':
    case 'logIn':
    case 'logOut':
      return refused(ownCodes.hubSilent);
  }
}

function callByHand(digits: string, { window, at }: PressedAt, { calls, roster }: KnownByHand): ByHand {
  if (Number(digits) === 0 || Number(digits) > lastKeyable(roster)) return refused(ownCodes.notUnderstood);
  const elsewhere = new Set([...calls].flatMap(([other, call]) => (other === window ? [] : [call.number])));
  const number = readNumber(digits, { window, roster, calledElsewhere: elsewhere });
  if (elsewhere.has(number)) return refused(ownCodes.calledElsewhere);
  return calls.get(window)?.number === number
    ? { kind: 'again' }
    : { kind: 'call', call: { number, calledAt: at } };
}

/** The greatest number a ticket of the hall can have, as far as its digits are known. */
function lastKeyable(roster: Roster | null): number {
  return lastNumberOf(roster?.numberDigits ?? mostNumberDigits);
}

function refused(code: string): ByHand {
  return { kind: 'refused', code };
}
